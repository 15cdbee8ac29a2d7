// The page of one lab: opens it together with what the learner saved in it, or says kindly why that did not work.

import { useEffect, useRef, useState } from "preact/hooks";
import { answersPath, noAnswers } from "../protocol/answers.ts";
import { askingChecks } from "../protocol/questions.ts";
import type { CaseAddress, OpenLab, Problem, Session } from "../session/session.ts";
import type { LearningPlatform } from "../lms/learning_platform.ts";
import { rememberAttempt } from "../work/attempt_store.ts";
import { allProgress } from "../work/progress.ts";
import { sameFiles, type WorkFile } from "../work/record.ts";
import { latestWork, SavedWork, type Moved, type SaveState } from "../work/saved_work.ts";
import type { ChangedLabProps, LabChange } from "./changed_lab.tsx";
import { Icon } from "./icons.tsx";
import { lazyPage } from "./lazy_page.tsx";
import { usePlatform } from "./platform.tsx";
import { ProblemList } from "./problem_list.tsx";
import { catalogueLink } from "./route.ts";
import { keepLastLab } from "./settings.ts";
import { troubleText } from "./trouble.ts";
import { Workbench } from "./workbench.tsx";
import { languagesFor, useSpeech } from "./words.ts";

type Opening =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "changed"; readonly change: LabChange }
  | {
    readonly step: "open"; readonly lab: OpenLab; readonly work: SavedWork; readonly hasPassed: boolean;
    /** There is a newer version, which the learner knows of. */
    readonly isEarlier: boolean;
  };

/** What the learner asked to be done about a version of the lab that is not the one of their work. */
type Wish = "ask" | "keep" | "new" | undefined;

export interface LabPageProps {
  readonly session: Session;
  readonly id: string;
  /** The case that the address names. */
  readonly sentTo: CaseAddress | undefined;
  /** The code that the address carries. */
  readonly sentCode: string | undefined;
}

export function LabPage({ session, id, sentTo, sentCode }: LabPageProps) {
  const { t, pick, locale } = useSpeech();
  const platform = usePlatform();
  const [opening, setOpening] = useState<Opening>({ step: "loading" });
  const [save, setSave] = useState<SaveState>({ kind: "untouched" });
  const [incoming, setIncoming] = useState<readonly WorkFile[] | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  const wish = useRef<Wish>(undefined);
  const wasMoved = useRef(attempt);
  const again = (next?: Wish) => {
    wish.current = next;
    setAttempt((count) => count + 1);
  };

  useEffect(() => {
    let isHere = true;
    let work: SavedWork | undefined;
    setOpening({ step: "loading" });
    setIncoming(undefined);
    void (async () => {
      const progress = allProgress();
      const opened = await session.openLab(id);
      if (!isHere) return;
      if (!opened.ok) return setOpening({ step: "failed", problems: opened.problems });
      const found = await chooseVersion(session, opened.value, wish.current, locale);
      if (!isHere) return;
      wish.current = undefined;
      if ("after" in found) return setOpening({ step: "changed", change: found });
      const { lab, moved } = found;
      work = await SavedWork.open(
        { id, hash: lab.info.hash, starter: workOf(lab) },
        {
          onState: setSave, onFiles: setIncoming, onOtherVersion: () => again(),
          ...(platform === undefined ? {} : { onWork: (files, tries) => platform.changed(files, tries) }),
        },
        moved,
      );
      if (platform !== undefined) await bringBack(platform, lab, work);
      const isEarlier = lab.info.hash !== opened.value.info.hash;
      if (isEarlier) await work.decline(opened.value.info.hash);
      if (!isHere) return work.close();
      keepLastLab(id);
      const best = (await progress).get(id);
      if (isHere) setOpening({ step: "open", lab, work, hasPassed: best?.outcome === "passed", isEarlier });
    })();
    return () => {
      isHere = false;
      work?.close();
    };
  }, [session, id, attempt]);

  const title = opening.step === "open" ? pick(opening.lab.info.title).text : opening.step === "changed" ? pick(opening.change.after.info.title).text : undefined;
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
    const isAway = !navigator.onLine && opening.problems[0]?.code === "site.unreachable";
    return (
      <div class="page-message" role="alert">
        <h1 id="lab-title" tabIndex={-1}><Icon name={isAway ? "cut" : "warning"} /> {t(isAway ? "offline.lab" : "lab.failed")}</h1>
        <p>{troubleText(opening.problems, t)}</p>
        <p class="page-actions">
          <button type="button" class="button button-run" onClick={() => again()}>{t("app.retry")}</button>
          {platform === undefined && <a class="button button-quiet" href={catalogueLink}>{t("app.all-labs")}</a>}
        </p>
        {!isAway && <ProblemList problems={opening.problems} />}
      </div>
    );
  }
  if (opening.step === "changed") {
    return <LazyChangedLab change={opening.change} onKeep={() => again("keep")} onNew={() => again("new")} />;
  }
  const { lab, work, hasPassed, isEarlier } = opening;
  return (
    <Workbench
      key={`${id} ${lab.info.hash}`} session={session} lab={lab} work={work} hasPassed={hasPassed} save={save} incoming={incoming} sentTo={sentTo} sentCode={sentCode}
      isEarlier={isEarlier} onVersions={() => again("ask")} onBack={async () => {
        if (await work.goBack()) again();
      }}
    />
  );
}

/** Fetched when a lab has changed. */
const LazyChangedLab = lazyPage<ChangedLabProps>(
  async () => (await import("./changed_lab.tsx")).ChangedLab, { loading: "lab.loading", failed: "lab.failed" },
);

/** The version that the saved work belongs to, or what the learner is to be asked about it. */
async function chooseVersion(
  session: Session, newest: OpenLab, wish: Wish, locale: string,
): Promise<LabChange | { readonly lab: OpenLab; readonly moved: Moved | undefined }> {
  const { id, hash } = newest.info;
  const record = await latestWork(id);
  if (record === undefined || record.baseHash === hash) return { lab: newest, moved: undefined };
  if (sameFiles(record.files, workOf(newest))) return { lab: newest, moved: "starter" };
  if (wish === "new") return { lab: newest, moved: "code" };
  const [earlier, changes] = await Promise.all([session.openEarlier(id, record.baseHash), session.changesSince(id, record.baseHash)]);
  const before = earlier.ok ? earlier.value : undefined;
  if (before !== undefined && sameFiles(record.files, workOf(before))) return { lab: newest, moved: "starter" };
  if (before !== undefined && (wish === "keep" || (wish !== "ask" && record.declined === hash))) return { lab: before, moved: undefined };
  // A translation that this reader does not read is no reason to ask.
  const shown = changes?.texts.filter((it) => languagesFor(locale).includes(it)) ?? [];
  if (changes !== undefined && !changes.starter && !changes.data && !changes.checks && shown.length === 0) return { lab: newest, moved: "same" };
  return { before, after: newest, changes, work: record };
}

/** What the platform remembers takes the place of what is here where it is newer; what is here goes into the history first. */
async function bringBack(platform: LearningPlatform, lab: OpenLab, work: SavedWork): Promise<void> {
  const { id, hash } = lab.info;
  const back = platform.resume();
  const isUntouched = sameFiles(work.opening, workOf(lab));
  if (back !== undefined && (back.isNews || isUntouched) && work.isWriter) {
    if (!isUntouched) await rememberAttempt({ labKey: id, kind: "kept", labHash: hash, files: work.opening, verdict: null, at: Date.now() });
    work.continueWith(back.files, back.tries);
  } else if (!isUntouched) {
    work.change(work.opening);
  }
}

/** Whoever came here by a link starts reading at the title. */
function focusTitle(): void {
  document.getElementById("lab-title")?.focus({ preventScroll: true });
}

/** What a learner who has done nothing yet would hand in: the starter, and of a lab that asks an empty sheet. */
function workOf({ info, starter }: OpenLab): readonly WorkFile[] {
  return askingChecks(info.checks).length === 0 ? starter : [...starter, { path: answersPath, text: noAnswers }];
}
