// The class page: evidence of many learners, run again here and nowhere else. What stands in the files is shown as text, and believed
// only as far as it was run again.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { classCsv } from "../../class/class_csv.ts";
import { mostSheets, readSheets } from "../../class/read_sheets.ts";
import { verifyClass, type Entry } from "../../class/verify_class.ts";
import type { CatalogueEntry, Problem, Session } from "../../session/session.ts";
import { useAnnounce } from "../announce.tsx";
import { offerText } from "../download.ts";
import { Icon } from "../icons.tsx";
import { InstructorWords } from "../instructor/instructor_words.tsx";
import { ProblemList } from "../problem_list.tsx";
import { catalogueLink } from "../route.ts";
import { troubleText } from "../trouble.ts";
import { useSpeech } from "../words.ts";
import { ClassTable, stateIcons } from "./class_table.tsx";
import { Clusters } from "./clusters.tsx";
import { FileDrop } from "./file_drop.tsx";
import { HardestChecks } from "./hardest_checks.tsx";
import "../styles/class.css";

export interface ClassPageProps {
  readonly session: Session;
}

/** A prepared guest each: they take memory, and a core must be left for the page. */
const mostWorkers = 6;
const drawMs = 150;

type Work =
  | { readonly step: "none" }
  | { readonly step: "reading" }
  | { readonly step: "running" | "done"; readonly total: number; readonly isCut: boolean }
  | { readonly step: "failed"; readonly problems: readonly Problem[] };

export function ClassPage({ session }: ClassPageProps) {
  return <InstructorWords><Class session={session} /></InstructorWords>;
}

function Class({ session }: ClassPageProps) {
  const { t } = useSpeech();
  const announce = useAnnounce();
  const [work, setWork] = useState<Work>({ step: "none" });
  const [labs, setLabs] = useState<readonly CatalogueEntry[]>([]);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const underWay = useRef<AbortController | undefined>(undefined);
  useEffect(() => void (document.title = `${t("class.title")} · ${t("app.name")}`), [t]);
  useEffect(() => () => underWay.current?.abort(), []);

  const take = async (files: readonly File[]) => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    const { signal } = controller;
    setEntries([]);
    setWork({ step: "reading" });
    const workers = Math.max(1, Math.min(navigator.hardwareConcurrency, mostWorkers));
    const [tools, sheets] = await Promise.all([session.siteTools(workers), readSheets(files)]);
    if (tools.ok) signal.addEventListener("abort", () => tools.value.dispose(), { once: true });
    if (signal.aborted) return tools.ok ? tools.value.dispose() : undefined;
    if (!tools.ok) return setWork({ step: "failed", problems: tools.problems });
    setLabs(tools.value.labs);
    const told = { total: sheets.length, isCut: sheets.length >= mostSheets };
    setWork({ step: "running", ...told });
    const found: Entry[] = [];
    // Drawn now and then, however fast they come.
    const timer = setInterval(() => !signal.aborted && setEntries([...found]), drawMs);
    await verifyClass(sheets, { tools: tools.value, side: workers + 1, onEntry: (entry) => found.push(entry), signal });
    clearInterval(timer);
    tools.value.dispose();
    if (signal.aborted) return;
    setEntries([...found].sort((a, b) => a.key - b.key));
    setWork({ step: "done", ...told });
    announce(t("class.done", { count: found.length }));
  };
  const clear = () => {
    underWay.current?.abort();
    setEntries([]);
    setWork({ step: "none" });
  };

  return (
    <div class="sheet class-page">
      <a class="back" href={catalogueLink}><Icon name="back" /> {t("app.all-labs")}</a>
      <h1 class="sheet-title" tabIndex={-1}>{t("class.title")}</h1>
      <p class="lead">{t("class.lead")}</p>
      <FileDrop isBusy={work.step === "reading" || work.step === "running"} onFiles={(files) => void take(files)} />
      {work.step === "reading" && <div class="loom" aria-busy="true" />}
      {work.step === "failed" && (
        <div role="alert">
          <p class="notice notice-boxed notice-bad"><Icon name="warning" /> {troubleText(work.problems, t)}</p>
          <ProblemList problems={work.problems} />
        </div>
      )}
      {(work.step === "running" || work.step === "done") && (
        <>
          <Standing entries={entries} total={work.total} isDone={work.step === "done"} />
          {work.isCut && <p class="notice notice-boxed">{t("class.too-many", { most: mostSheets })}</p>}
          <p class="keep-actions class-actions">
            <button
              type="button" class="button button-check" disabled={work.step === "running" || entries.length === 0}
              onClick={() => offerText("class.csv", classCsv(entries), "text/csv")}
            ><Icon name="download" /> {t("class.csv")}</button>
            <button type="button" class="button" onClick={clear}><Icon name="cross" /> {t("class.clear")}</button>
          </p>
          {entries.length > 0 && <Findings entries={entries} labs={labs} />}
        </>
      )}
    </div>
  );
}

function Findings({ entries, labs }: { entries: readonly Entry[]; labs: readonly CatalogueEntry[] }) {
  const known = useMemo(() => new Map(labs.map((lab) => [lab.id, lab])), [labs]);
  return (
    <>
      <ClassTable entries={entries} labs={known} />
      <Clusters entries={entries} labs={known} />
      <HardestChecks entries={entries} labs={known} />
    </>
  );
}

/** How far it is, and how many of each kind there are. */
function Standing({ entries, total, isDone }: { entries: readonly Entry[]; total: number; isDone: boolean }) {
  const { t, number } = useSpeech();
  return (
    <div class="standing">
      {!isDone && (
        <label class="standing-progress">
          <span>{t("class.running", { done: entries.length, total })}</span>
          <progress class="bar" max={total} value={entries.length} />
        </label>
      )}
      <ul class="standing-counts">
        {(["verified", "tampered", "apart", "unreadable"] as const).map((state) => (
          <li class={`standing-count state-${state}`}>
            <strong>{number(entries.filter((it) => it.state === state).length)}</strong>
            <span><Icon name={stateIcons[state]} /> {t(`class.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
