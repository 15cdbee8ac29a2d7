// The lab as learners meet it: the lab page's own parts over the folder as it stands, in any of the site's languages. Nothing that is done in
// it is kept, but a wrong answer can become one of the lab's attempts.

import { useEffect, useMemo, useState } from "preact/hooks";
import { withoutAttempts } from "../../prove/lab_files.ts";
import { isFailed } from "../../session/report_words.ts";
import type { Problem, Report, Session, Submission } from "../../session/session.ts";
import type { SiteTools } from "../../session/site_tools.ts";
import type { Folder } from "../../studio/folder.ts";
import { previewKey } from "../../work/preview_key.ts";
import { SavedWork } from "../../work/saved_work.ts";
import { answersPath, noAnswers } from "../../protocol/answers.ts";
import { askingChecks } from "../../protocol/questions.ts";
import { Icon } from "../icons.tsx";
import { ProblemList } from "../problem_list.tsx";
import { SpeechContext, fetchWords, isLocale, locales, speak, useSpeech, type Locale, type Words } from "../words.ts";
import { Workbench } from "../workbench.tsx";
import { RecordForm } from "./record_form.tsx";
import { useSource, type Reading } from "./studio_bench.tsx";

export interface PreviewProps {
  readonly session: Session;
  readonly bench: SiteTools;
  readonly folder: Folder;
  readonly read: Reading;
  readonly isReadOnly: boolean;
  readonly onRecord: (folder: Folder, path: string) => void;
}

type Shown =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "open"; readonly lab: Awaited<ReturnType<Session["openFolder"]>> & { ok: true }; readonly work: SavedWork };

/** What was checked last, if it was wrong. */
interface Wrong {
  readonly submission: Submission;
  readonly report: Report;
}

export function Preview({ session, bench, folder, read, isReadOnly, onRecord }: PreviewProps) {
  const { t, locale: own } = useSpeech();
  const [locale, setLocale] = useState<Locale>(own);
  const [words, setWords] = useState<Words | undefined>(undefined);
  const [shown, setShown] = useState<Shown>({ step: "loading" });
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined);
  /** As it was opened: the folder goes on changing when an attempt is recorded. */
  const [opened] = useState(folder);
  const source = useSource(bench, opened);
  useEffect(() => {
    let isHere = true;
    void fetchWords(locale).then((came) => isHere && came !== undefined && setWords(came));
    return () => void (isHere = false);
  }, [locale]);
  const speech = useMemo(() => (words === undefined ? undefined : speak(words)), [words]);

  /** The session, which also tells what was checked. */
  const watched = useMemo(() => Object.assign(Object.create(session) as Session, {
    checkSubmission: async (...given: Parameters<Session["checkSubmission"]>) => {
      const checked = await session.checkSubmission(...given);
      const report = checked.ok && checked.value.state === "report" ? checked.value.report : undefined;
      setWrong(report?.outcome === "failed" ? { submission: given[1], report } : undefined);
      return checked;
    },
  } satisfies Partial<Session>), [session]);

  useEffect(() => {
    let isHere = true;
    let work: SavedWork | undefined;
    void (async () => {
      if (read === undefined) return;
      if (!read.ok) return setShown({ step: "failed", problems: read.problems });
      const given = await source();
      const lab = given.ok ? await session.openFolder(previewKey, withoutAttempts(given.value, read.value.info)) : given;
      if (!isHere) return;
      if (!lab.ok) return setShown({ step: "failed", problems: lab.problems });
      const { info, starter } = lab.value;
      const beginning = askingChecks(info.checks).length === 0 ? starter : [...starter, { path: answersPath, text: noAnswers }];
      work = await SavedWork.open({ id: previewKey, hash: info.hash, starter: beginning }, { onState: () => undefined, onFiles: () => undefined, onOtherVersion: () => undefined });
      if (isHere) setShown({ step: "open", lab, work });
      else work.close();
    })();
    return () => {
      isHere = false;
      work?.close();
    };
  }, [session, source, read === undefined]);

  if (shown.step === "failed") {
    return (
      <div class="page-message">
        <h2><Icon name="warning" /> {t("studio.preview.broken")}</h2>
        <ProblemList problems={shown.problems.slice(0, 5)} />
      </div>
    );
  }
  const lab = shown.step === "open" ? shown.lab.value : undefined;
  return (
    <div class="preview">
      <div class="preview-head">
        <label class="field">
          <span class="field-name">{t("studio.preview.language")}</span>
          <select class="field-select" value={locale} onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLocale(chosen)) setLocale(chosen);
          }}>
            {Object.entries(locales).map(([it, { name }]) => <option value={it} lang={it}>{name}</option>)}
          </select>
        </label>
        <p class="note">{t("studio.preview.text")}</p>
      </div>
      {wrong !== undefined && lab !== undefined && (
        <RecordForm
          key={JSON.stringify(wrong.report.submission)} folder={folder} info={lab.info} failed={wrong.report.checks.filter(isFailed)}
          submission={wrong.submission.filter(({ path, text }) => path !== answersPath || text !== noAnswers)} isReadOnly={isReadOnly} onRecord={onRecord}
        />
      )}
      {lab === undefined || shown.step !== "open" || speech === undefined
        ? <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>
        : (
          <SpeechContext.Provider value={speech}>
            <div class="preview-lab main-lab" lang={locale}>
              <Workbench
                session={watched} lab={lab} work={shown.work} save={{ kind: "untouched" }} incoming={undefined} hasPassed={false} sentTo={undefined}
                sentCode={undefined} isEarlier={false} onVersions={() => undefined} onBack={() => undefined}
              />
            </div>
          </SpeechContext.Provider>
        )}
    </div>
  );
}
