// The page of one lab: opens it together with what the learner saved in it, or says kindly why that did not work.

import { useEffect, useRef, useState } from "preact/hooks";
import { answersPath, noAnswers } from "../protocol/answers.ts";
import { askingChecks } from "../protocol/questions.ts";
import type { CaseAddress, OpenLab, Problem, Session } from "../session/session.ts";
import { allProgress } from "../work/progress.ts";
import type { WorkFile } from "../work/record.ts";
import { SavedWork, type SaveState } from "../work/saved_work.ts";
import { Icon } from "./icons.tsx";
import { ProblemList } from "./problem_list.tsx";
import { catalogueLink } from "./route.ts";
import { keepLastLab } from "./settings.ts";
import { Workbench } from "./workbench.tsx";
import { useSpeech } from "./words.ts";

type Opening =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "open"; readonly lab: OpenLab; readonly work: SavedWork; readonly hasPassed: boolean };

export interface LabPageProps {
  readonly session: Session;
  readonly id: string;
  /** The case that the address names. */
  readonly sentTo: CaseAddress | undefined;
  /** The code that the address carries. */
  readonly sentCode: string | undefined;
}

export function LabPage({ session, id, sentTo, sentCode }: LabPageProps) {
  const { t, pick } = useSpeech();
  const [opening, setOpening] = useState<Opening>({ step: "loading" });
  const [save, setSave] = useState<SaveState>({ kind: "untouched" });
  const [incoming, setIncoming] = useState<readonly WorkFile[] | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  const wasMoved = useRef(attempt);

  useEffect(() => {
    let isHere = true;
    let work: SavedWork | undefined;
    setOpening({ step: "loading" });
    setIncoming(undefined);
    void (async () => {
      const opened = await session.openLab(id);
      if (!isHere) return;
      if (!opened.ok) return setOpening({ step: "failed", problems: opened.problems });
      const lab = opened.value;
      work = await SavedWork.open(
        { id, hash: lab.info.hash, starter: workOf(lab) },
        { onState: setSave, onFiles: setIncoming },
      );
      if (!isHere) return work.close();
      keepLastLab(id);
      const best = (await allProgress()).get(id);
      if (isHere) setOpening({ step: "open", lab, work, hasPassed: best?.outcome === "passed" });
    })();
    return () => {
      isHere = false;
      work?.close();
    };
  }, [session, id, attempt]);

  const title = opening.step === "open" ? pick(opening.lab.info.title).text : undefined;
  useEffect(() => {
    document.title = title === undefined ? t("app.name") : `${title} · ${t("app.name")}`;
  }, [title, t]);
  useEffect(() => {
    if (opening.step !== "loading" && (wasMoved.current > 0 || history.length > 1)) focusTitle();
  }, [opening.step]);

  if (opening.step === "loading") {
    return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("lab.loading")}</p></div>;
  }
  if (opening.step === "failed") {
    return (
      <div class="page-message" role="alert">
        <h1 id="lab-title" tabIndex={-1}><Icon name="warning" /> {t("lab.failed")}</h1>
        <p>{t("engine.failed.text.page")}</p>
        <p class="page-actions">
          <button type="button" class="button button-run" onClick={() => setAttempt(attempt + 1)}>{t("app.retry")}</button>
          <a class="button button-quiet" href={catalogueLink}>{t("app.all-labs")}</a>
        </p>
        <ProblemList problems={opening.problems} />
      </div>
    );
  }
  const { lab, work, hasPassed } = opening;
  return (
    <Workbench key={id} session={session} lab={lab} work={work} hasPassed={hasPassed} save={save} incoming={incoming} sentTo={sentTo} sentCode={sentCode} />
  );
}

/** Whoever came here by a link starts reading at the title. */
function focusTitle(): void {
  document.getElementById("lab-title")?.focus({ preventScroll: true });
}

/** What a learner who has done nothing yet would hand in: the starter, and of a lab that asks an empty sheet. */
function workOf({ info, starter }: OpenLab): readonly WorkFile[] {
  return askingChecks(info.checks).length === 0 ? starter : [...starter, { path: answersPath, text: noAnswers }];
}
