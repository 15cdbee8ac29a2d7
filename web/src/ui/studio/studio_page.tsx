// The studio: a lab's folder is opened, edited, looked at as learners will see it, and proved, all in this browser. What stands in the folder
// is hostile data, as any lab is.

import { useEffect, useState } from "preact/hooks";
import type { SiteTools } from "../../session/site_tools.ts";
import type { Problem, Session } from "../../session/session.ts";
import { readDraft } from "../../studio/draft_store.ts";
import type { Folder } from "../../studio/folder.ts";
import type { PickedFolder } from "../../studio/open_folder.ts";
import { Icon } from "../icons.tsx";
import { InstructorWords } from "../instructor/instructor_words.tsx";
import { ProblemList } from "../problem_list.tsx";
import { catalogueLink } from "../route.ts";
import { troubleText } from "../trouble.ts";
import { useSpeech } from "../words.ts";
import { StudioBench } from "./studio_bench.tsx";
import { StudioStart } from "./studio_start.tsx";
import "../styles/studio.css";

export interface StudioPageProps {
  readonly session: Session;
}

/** A folder in hand; `handle`: where on the device it can be written back to. */
export interface OpenedFolder {
  readonly name: string;
  readonly folder: Folder;
  readonly handle: PickedFolder | undefined;
}

type Tools =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "ready"; readonly bench: SiteTools };

const mostWorkers = 4;

export function StudioPage({ session }: StudioPageProps) {
  return <InstructorWords><Studio session={session} /></InstructorWords>;
}

function Studio({ session }: StudioPageProps) {
  const { t } = useSpeech();
  const [tools, setTools] = useState<Tools>({ step: "loading" });
  const [opened, setOpened] = useState<OpenedFolder | undefined>(undefined);
  /** A folder that takes another one's place is worked on afresh. */
  const [turn, setTurn] = useState(0);
  const open = (next: OpenedFolder | undefined) => {
    setOpened(next);
    setTurn((count) => count + 1);
  };
  useEffect(() => void (document.title = `${t("studio.title")} · ${t("app.name")}`), [t]);
  useEffect(() => {
    let bench: SiteTools | undefined;
    let isHere = true;
    void Promise.all([session.siteTools(Math.max(1, Math.min(navigator.hardwareConcurrency, mostWorkers))), readDraft()]).then(([made, draft]) => {
      if (made.ok) bench = made.value;
      if (!isHere) return bench?.dispose();
      if (draft !== undefined) open({ name: draft.name, folder: draft.folder, handle: undefined });
      setTools(made.ok ? { step: "ready", bench: made.value } : { step: "failed", problems: made.problems });
    });
    return () => {
      isHere = false;
      bench?.dispose();
    };
  }, [session]);

  if (tools.step === "loading") return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>;
  if (tools.step === "failed") {
    return (
      <div class="page-message" role="alert">
        <h1>{t("app.page-failed")}</h1>
        <p>{troubleText(tools.problems, t)}</p>
        <ProblemList problems={tools.problems} />
      </div>
    );
  }
  if (opened !== undefined) {
    return (
      <StudioBench key={turn} session={session} bench={tools.bench} opened={opened} onClose={() => open(undefined)} />
    );
  }
  return (
    <div class="sheet studio-start">
      <a class="back" href={catalogueLink}><Icon name="back" /> {t("app.all-labs")}</a>
      <h1 class="sheet-title" tabIndex={-1}>{t("studio.title")}</h1>
      <p class="lead">{t("studio.lead")}</p>
      <StudioStart session={session} bench={tools.bench} onOpen={open} />
    </div>
  );
}
