// One open lab: the task on one side; code, buttons and what came of them on the other.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { faultOf } from "../explain/fault.ts";
import { answersPath, noAnswers, readAnswers, withAnswer, writeAnswers, type Answer, type Answers } from "../protocol/answers.ts";
import { askingChecks, type AskingCheck } from "../protocol/questions.ts";
import { compileErrorType, placeOf, type CaseAddress, type Diagnostic, type ExceptionInfo, type OpenLab, type Report, type Result, type Session, type Submission } from "../session/session.ts";
import { isFailed, placeSentence } from "../session/report_words.ts";
import { sameFiles } from "../work/record.ts";
import type { SavedWork, SaveState } from "../work/saved_work.ts";
import { ActionBar } from "./action_bar.tsx";
import { useAnnounce } from "./announce.tsx";
import { useBench } from "./bench.ts";
import { download, downloadEvidence, downloadReport } from "./download.ts";
import { EditorPane, type StrangeSign } from "./editor_pane.tsx";
import type { Editor, EditorFile, Mark } from "./editor_view.ts";
import { EngineOffer } from "./engine_offer.tsx";
import { FilesContext, type ShownFiles } from "./explained.tsx";
import { LastTry } from "./last_try.tsx";
import { Later } from "./later.tsx";
import { NextStep, useCourseOf } from "./next_step.tsx";
import { EngineTrouble, OutputPanel, endSentence } from "./output_panel.tsx";
import { questionId } from "./questions/questions.tsx";
import { ResultsPanel } from "./results_panel.tsx";
import { usePlatform } from "./platform.tsx";
import { labLink } from "./route.ts";
import { SentCase } from "./sent_case.tsx";
import { SharedNotice } from "./shared_notice.tsx";
import { SymbolRow } from "./symbol_row.tsx";
import { Tabs } from "./tabs.tsx";
import { TaskPane } from "./task_pane.tsx";
import { useTries } from "./tries.ts";
import { troubleText } from "./trouble.ts";
import { useSpeech, type Speech, type WordKey } from "./words.ts";

/** Typing that stops for so long rests. */
const restMs = 900;

export interface WorkbenchProps {
  readonly session: Session;
  readonly lab: OpenLab;
  readonly work: SavedWork;
  readonly save: SaveState;
  /** Newer files that came from the store (another tab had the pen); undefined while none did. */
  readonly incoming: readonly EditorFile[] | undefined;
  /** Some day, on this device. */
  readonly hasPassed: boolean;
  /** The case that a link led here for: a check takes its seed. */
  readonly sentTo: CaseAddress | undefined;
  /** The code that a link carries. */
  readonly sentCode: string | undefined;
  /** The work goes on in an earlier version of the lab. */
  readonly isEarlier: boolean;
  /** Shows what the newer version has, and asks again. */
  readonly onVersions: () => void;
  /** Goes back to what was written for another version. */
  readonly onBack: () => void;
}

export function Workbench({ session, lab, work, save, incoming, hasPassed, sentTo, sentCode, isEarlier, onVersions, onBack }: WorkbenchProps) {
  const speech = useSpeech();
  const { t } = speech;
  const announce = useAnnounce();
  const platform = usePlatform();
  const bench = useBench(session, lab);
  const editor = useRef<Editor | null>(null);
  const [files, setFiles] = useState<readonly EditorFile[]>(() => codeOf(work.opening));
  const [answers, setAnswers] = useState(() => answersOf(lab, work.opening));
  const [path, setPath] = useState(lab.info.entry);
  const [tab, setTab] = useState<"output" | "results" | "steps" | "memory" | "costs" | "tables">("output");
  const [tries, setTries] = useState(work.tries);
  const [StepPanel, setStepPanel] = useState<Awaited<ReturnType<typeof stepPanel>> | undefined>(undefined);
  const [TablesPanel, setTablesPanel] = useState<Awaited<ReturnType<typeof tablesPanel>> | undefined>(undefined);
  const [CostPanel, setCostPanel] = useState<Awaited<ReturnType<typeof costPanel>> | undefined>(undefined);
  const [MemoryPanel, setMemoryPanel] = useState<Awaited<ReturnType<typeof memoryPanel>> | undefined>(undefined);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [sign, setSign] = useState<StrangeSign | undefined>(undefined);
  const [wasReset, setWasReset] = useState(work.canUndoReset && sameFiles(codeOf(work.opening), lab.starter));
  const [isPredictionWanted, setPrediction] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const [shared, setShared] = useState<readonly EditorFile[] | undefined>(undefined);
  const [SharePanel, setSharePanel] = useState<Awaited<ReturnType<typeof sharePanel>> | undefined>(undefined);
  const past = useTries(lab);
  const place = useCourseOf(session, lab.info.id);

  /** The answers are a file of the work that the editor does not show, and that no run is given. */
  const asks = askingChecks(lab.info.checks).length > 0;
  const latestAnswers = useRef(answers);
  const whole = (code: readonly EditorFile[]): readonly EditorFile[] =>
    asks ? [...code, { path: answersPath, text: writeAnswers(latestAnswers.current) }] : code;

  const change = useCallback((next: readonly EditorFile[]) => {
    setFiles(next);
    setWasReset(false);
    setShared(undefined);
    setSign(undefined);
    work.change(whole(next));
  }, [work]);

  const replace = useCallback((next: readonly EditorFile[]) => {
    const code = codeOf(next);
    editor.current?.setFiles(code);
    setFiles(code);
    setMarks([]);
    latestAnswers.current = answersOf(lab, next);
    setAnswers(latestAnswers.current);
  }, []);

  const answer = (check: AskingCheck, given: Answer | undefined) => {
    latestAnswers.current = withAnswer(latestAnswers.current, check, given);
    setPrediction(false);
    setAnswers(latestAnswers.current);
    work.change(whole(current()));
  };

  useEffect(() => {
    if (incoming !== undefined) replace(incoming);
  }, [incoming]);

  useEffect(() => {
    if (sentTo === undefined) return;
    setTab("results");
    reveal("result");
  }, [sentTo]);

  // What the compiler says comes once the typing rests; a run or a check says it anyway.
  const ended = useRef(0);
  useEffect(() => {
    let isLatest = true;
    const before = ended.current;
    const timer = setTimeout(async () => {
      const said = await session.inspect(lab, files);
      if (isLatest && ended.current === before && said.ok && said.value !== null) setMarks(said.value.map(markOfDiagnostic));
    }, restMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [session, lab, files]);

  const current = () => editor.current?.files ?? files;
  const shownFiles = useCallback((): ShownFiles => ({ language: lab.info.language, files: editor.current?.files ?? [], data: lab.data }), [lab]);

  const showMarks = (next: readonly Mark[], isUnreadable: boolean) => {
    ended.current += 1;
    setMarks(next);
    setSign(isUnreadable ? editor.current?.strangeSign() : undefined);
  };

  /** Nothing runs before a large engine was asked for: its offer is brought into sight. */
  const isOffered = () => {
    if (bench.offer === undefined) return false;
    document.querySelector("#engine-offer")?.scrollIntoView({ block: "center" });
    document.querySelector<HTMLElement>("#engine-offer button")?.focus({ preventScroll: true });
    return true;
  };

  /** A lab may want an answer, whichever, before anything is run. */
  const isPredictionDue = () => {
    const due = askingChecks(lab.info.checks).find(({ id, ask }) => ask.kind === "predict" && ask.beforeRun && !answers.has(id));
    setPrediction(due !== undefined);
    if (due === undefined) return false;
    goToQuestion(due.id);
    announce(t("predict.first"));
    return true;
  };

  const run = async () => {
    if (bench.activity !== "idle" || isOffered() || isPredictionDue()) return;
    setTab("output");
    setMarks([]);
    announce(t("action.running"));
    reveal("result");
    const ran = whole(current());
    const ended = await bench.startRun(codeOf(ran));
    if (ended === undefined) return;
    past.remember("run", ran);
    if (!ended.ok) return announce(troubleText(ended.problems, t, t("engine.failed.text")));
    const { end, diagnostics } = ended.value;
    const mark = markOf(end.exception);
    const isUnreadable = end.exception?.type === "SyntaxError" || end.exception?.type === compileErrorType
      || (lab.info.language === "sql" && end.exception?.type === "NameError");
    showMarks(diagnostics.length > 0 ? diagnostics.map(markOfDiagnostic) : mark === undefined ? [] : [mark], isUnreadable);
    announce(endSentence(end, lab.info.language, speech));
    reveal("result");
  };

  const check = async () => {
    if (bench.activity !== "idle" || isOffered()) return;
    setTab("results");
    setMarks([]);
    announce(t("action.checking"));
    reveal("result");
    void work.flush();
    const checked = whole(current());
    past.forget();
    const report = await bench.startCheck(checked, sentTo?.seed);
    if (report === undefined) return;
    past.rememberCheck(checked, report);
    if (report.outcome === "failed") {
      work.countTry();
      setTries(work.tries);
    }
    platform?.checked(report);
    const mark = markOfReport(report, lab.info.files, speech);
    showMarks(mark === undefined ? [] : [mark], /^(Syntax|Compile)Error/.test(mark?.message ?? ""));
    announce(checkedSentence(report, speech));
    reveal("result");
  };

  const take = (sent: readonly EditorFile[]) => {
    past.remember("kept", whole(current()));
    replace(work.reset(whole(sent)));
    setWasSent(true);
    setWasReset(work.canUndoReset);
    announce(t("shared.used"));
    location.replace(labLink(lab.info.id));
  };

  const share = async () => {
    if (shared !== undefined) return setShared(undefined);
    const part = SharePanel ?? await arrived(sharePanel);
    setSharePanel(() => part);
    setShared(current());
  };

  /** Runs the program to look into it, and shows what came in a tab of its own. */
  async function lookInto<Part>(
    to: "steps" | "memory" | "costs" | "tables", saying: WordKey, start: (submission: Submission) => Promise<Result<unknown> | undefined>,
    load: () => Promise<Part>, keep: (part: () => Part | undefined) => void,
  ): Promise<void> {
    if (bench.activity !== "idle") return;
    announce(t(saying));
    reveal("result");
    const [recorded, part] = await Promise.all([start(current()), arrived(load)]);
    keep(() => part);
    if (recorded === undefined) return;
    if (!recorded.ok) return announce(troubleText(recorded.problems, t, t("engine.failed.text")));
    setTab(to);
    reveal("result");
  }
  const step = () => lookInto("steps", "steps.recording", bench.startTrace, stepPanel, setStepPanel);
  const look = () => lookInto("memory", "memory.recording", bench.startMemory, memoryPanel, setMemoryPanel);
  const tabulate = () => lookInto("tables", "tables.recording", bench.startTables, tablesPanel, setTablesPanel);
  const weigh = () => lookInto("costs", "cost.recording", bench.startCosts, costPanel, setCostPanel);

  // The keys work everywhere on the page; in the editor, CodeMirror has taken them already.
  const keys = useRef({ run, check });
  keys.current = { run, check };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      void (event.shiftKey ? keys.current.check() : keys.current.run());
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const goTo = (file: string, line: number, column: number) => {
    // Where the lab's own lines were run, there is nothing in the editor to go to.
    if (!files.some((it) => it.path === file)) return;
    setPath(file);
    editor.current?.open(file);
    editor.current?.goTo(line, column);
    reveal("code");
  };

  const goToQuestion = (check: string) => {
    const card = document.getElementById(questionId(check));
    card?.scrollIntoView({ block: "start", behavior: isCalm() ? "auto" : "smooth" });
    card?.focus({ preventScroll: true });
  };

  const { report, reportBytes, evidence, submission } = bench.check;
  const after = lab.info.solution?.tries ?? Number.POSITIVE_INFINITY;
  const maySee = hasPassed || report?.outcome === "passed" || tries >= after;
  /** Whoever was sent to a case is led to its result. */
  const isNow = sentTo !== undefined;
  const isStale = submission !== undefined && !sameFiles(submission, whole(files));
  const parts = (
    <div class="lab">
      <JumpBar asks={asks} />
      <TaskPane
        lab={lab} solution={maySee ? lab.solution : null} course={place?.course} answers={answers} report={report} checked={submission}
        isReadOnly={save.kind === "elsewhere"} onAnswer={answer} wanted={isPredictionWanted ? t("predict.first") : undefined} isWhole={bench.isWhole}
        earlier={work.earlier} onDownloadEarlier={(files) => download(`${lab.info.id}-earlier`, files)} onBack={onBack} isNow={isNow}
      />
      <section class="bench" aria-label={t("lab.code")}>
        <Later isNow={isNow}>
          {sentCode !== undefined && <SharedNotice lab={lab} code={sentCode} files={files} isReadOnly={save.kind === "elsewhere"} onTake={take} />}
          <EditorPane
            files={files} path={path} language={lab.info.language} marks={marks} save={save} wasReset={wasReset} resetText={t(wasSent ? "shared.used" : "editor.reset.done")} isEarlier={isEarlier} onVersions={onVersions}
            sign={sign} onRepair={() => editor.current?.repairSigns()}
            editor={editor} onGoTo={goTo} onChange={change} onPath={setPath} onRun={() => void run()} onCheck={() => void check()}
            share={shared === undefined ? null : SharePanel === undefined ? <p class="notice" role="alert">{t("app.page-failed")}</p> : <SharePanel lab={lab.info.id} files={shared} />}
            onShare={() => void share()}
            onReset={() => {
              setWasSent(false);
              past.remember("kept", whole(current()));
              replace(work.reset(whole(lab.starter)));
              setWasReset(work.canUndoReset);
              announce(t("editor.reset.done"));
            }}
            onUndoReset={() => {
              const back = work.undoReset();
              if (back !== undefined) replace(back);
              setWasReset(false);
              announce(t("editor.reset.undone"));
              editor.current?.focus();
            }}
            onDownload={() => download(lab.info.id, answers.size > 0 ? whole(current()) : current())}
            onTakeOver={() => void work.takeOver()}
          />
          {bench.offer !== undefined && <EngineOffer cost={bench.offer} info={lab.info} onAccept={bench.acceptOffer} />}
        </Later>
        <Later isNow={isNow}>
          <div class="dock">
            <SymbolRow
              language={lab.info.language} onType={(text) => editor.current?.type(text)} onIndent={() => editor.current?.indent()}
              onUndo={() => editor.current?.undo()}
            />
            <ActionBar
              activity={bench.activity} engine={bench.engine} language={lab.info.language}
              onRun={() => void run()} onCheck={() => void check()} onStop={bench.stop}
            />
          </div>
        </Later>
        <Later isNow={isNow}>
          <Tabs label={t("lab.result")} chosen={tab} onChoose={setTab} tabs={[
            {
              id: "output", title: t("output.title"),
              content: (
                <OutputPanel
                  transcript={bench.run.transcript} isRunning={bench.activity === "running"} answer={bench.answer}
                  end={bench.run.end} diagnostics={bench.run.diagnostics} problems={bench.run.problems} engine={bench.engine} language={lab.info.language}
                  onRetry={() => void run()} onGoTo={goTo}
                  onSteps={lab.info.language === "python" ? () => void step() : undefined}
                  onMemory={lab.info.language === "cpp" ? () => void look() : undefined}
                  onTables={lab.info.language === "sql" ? () => void tabulate() : undefined}
                  onCosts={lab.info.language === "python" || lab.info.language === "cpp" ? () => void weigh() : undefined}
                />
              ),
            },
            {
              id: "results", title: t("results.title"), badge: report && t("results.points.short", { points: report.points, outOf: report.outOf }),
              content: (
                <>
                  {sentTo !== undefined && <SentCase session={session} lab={lab} address={sentTo} onCheck={() => void check()} />}
                  <ResultsPanel
                    checks={lab.info.checks} report={report} isStale={isStale} isChecking={bench.activity === "checking"}
                    wasStopped={bench.check.wasStopped} progress={bench.check.progress} problems={bench.check.problems}
                    language={lab.info.language} onRetry={() => void check()} onGoTo={goTo} onGoToQuestion={goToQuestion}
                    onTable={async (of, check) => {
                      const marked = await session.markTable(lab, of, check);
                      return marked.ok ? marked.value : null;
                    }}
                    more={report !== undefined && (
                      <>
                        {report.outcome === "passed" && place !== undefined && <NextStep place={place} report={report} />}
                        {past.tried !== undefined && <LastTry {...past.tried} />}
                      </>
                    )}
                    onDownload={() => reportBytes !== undefined && downloadReport(lab.info.id, reportBytes)}
                    onSaveEvidence={(name) => evidence !== undefined && downloadEvidence(lab.info.id, { ...evidence, name })}
                  />
                </>
              ),
            },
            ...(bench.trace.traced === undefined ? [] : [{
              id: "steps" as const, title: t("steps.title"),
              content: StepPanel === undefined
                ? <EngineTrouble problems={[]} language={lab.info.language} onRetry={() => void step()} />
                : (
                  <StepPanel
                    traced={bench.trace.traced} files={bench.trace.submission ?? []} language={lab.info.language}
                    isStale={!sameFiles(bench.trace.submission ?? [], files)} onAgain={() => void step()}
                    isRight={report?.outcome === "passed" && sameFiles(codeOf(submission ?? []), bench.trace.submission ?? [])}
                  />
                ),
            }]),
            ...(bench.memory.recorded === undefined ? [] : [{
              id: "memory" as const, title: t("memory.title"),
              content: MemoryPanel === undefined
                ? <EngineTrouble problems={[]} language={lab.info.language} onRetry={() => void look()} />
                : (
                  <MemoryPanel
                    recorded={bench.memory.recorded} language={lab.info.language}
                    isStale={!sameFiles(bench.memory.submission ?? [], files)} onAgain={() => void look()}
                  />
                ),
            }]),
            ...(bench.tables.recorded === undefined ? [] : [{
              id: "tables" as const, title: t("tables.title"),
              content: TablesPanel === undefined
                ? <EngineTrouble problems={[]} language={lab.info.language} onRetry={() => void tabulate()} />
                : (
                  <TablesPanel
                    recorded={bench.tables.recorded} language={lab.info.language}
                    isStale={!sameFiles(bench.tables.submission ?? [], files)} onAgain={() => void tabulate()} onGoTo={goTo}
                  />
                ),
            }]),
            ...(bench.costs.recorded === undefined ? [] : [{
              id: "costs" as const, title: t("cost.title"),
              content: CostPanel === undefined
                ? <EngineTrouble problems={[]} language={lab.info.language} onRetry={() => void weigh()} />
                : (
                  <CostPanel
                    recorded={bench.costs.recorded} files={bench.costs.submission ?? []} language={lab.info.language}
                    isStale={!sameFiles(bench.costs.submission ?? [], files)} onAgain={() => void weigh()}
                  />
                ),
            }]),
          ]} />
        </Later>
      </section>
    </div>
  );
  return <FilesContext.Provider value={shownFiles}>{parts}</FilesContext.Provider>;
}

function checkedSentence({ outcome, points, outOf }: Report, { t }: Speech): string {
  if (outcome === "not-gradable") return t("results.checked.not-gradable");
  return t(`results.checked.${outcome}`, { points, count: outOf });
}

/** Parts of the page that are fetched when they are first wanted. */
const sharePanel = async () => (await import("./share_panel.tsx")).SharePanel;
const stepPanel = async () => (await import("./step_panel.tsx")).StepPanel;
const memoryPanel = async () => (await import("./memory_panel.tsx")).MemoryPanel;
const tablesPanel = async () => (await import("./tables_panel.tsx")).TablesPanel;
const costPanel = async () => (await import("./cost_panel.tsx")).CostPanel;

/** Undefined when it cannot be had now. */
async function arrived<Part>(load: () => Promise<Part>): Promise<Part | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}

/** On a phone the parts stand below one another: buttons jump between them. */
function JumpBar({ asks }: { asks: boolean }) {
  const { t } = useSpeech();
  const questions = asks ? [["questions", t("lab.questions")] as const] : [];
  const parts = [["task", t("lab.task")], ...questions, ["code", t("lab.code")], ["result", t("lab.result")]] as const;
  return (
    <nav class="jump" aria-label={t("lab.sections")}>
      {parts.map(([id, name]) => <button type="button" class="jump-to" onClick={() => reveal(id)}>{name}</button>)}
    </nav>
  );
}

/** Brings a part into sight where the page is one column; side by side, everything is in sight already. */
function reveal(id: "task" | "questions" | "code" | "result"): void {
  if (!matchMedia("(max-width: 59.99rem)").matches) return;
  const behavior = isCalm() ? "auto" : "smooth";
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: "start", behavior }));
}

function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function codeOf(files: readonly EditorFile[]): readonly EditorFile[] {
  return files.filter(({ path }) => path !== answersPath);
}

function answersOf(lab: OpenLab, files: readonly EditorFile[]): Answers {
  return readAnswers(lab.info.checks, files.find(({ path }) => path === answersPath)?.text ?? noAnswers);
}

function markOfDiagnostic({ file, line, column, endColumn, severity, message }: Diagnostic): Mark {
  return { path: file, line, column, endLine: line, endColumn: endColumn ?? 0, message, lang: "en", isWarning: severity !== "error", ...(severity === "note" ? {} : { fault: { type: severity, message, file, line, column } }) };
}

/** Where it happened: of a program that does not compile, the first of its mistakes. */
function markOf(exception: ExceptionInfo | null): Mark | undefined {
  const frame = exception?.frames.at(exception.type === compileErrorType ? 0 : -1);
  if (exception === null || frame === undefined || frame.line < 1) return undefined;
  const { file, line, column, endLine, endColumn } = frame;
  const message = exception.message === "" ? exception.type : `${exception.type}: ${exception.message}`;
  return { path: file, line, column, endLine, endColumn, message, lang: "en", fault: faultOf(exception) };
}

/** An exception keeps a program from running, so it goes before a rule that the code breaks; it may lie in a snippet, which is not
 *  the learner's. */
function markOfReport(report: Report, paths: readonly string[], { words }: Speech): Mark | undefined {
  for (const { failure } of report.checks) {
    const mark = markOf(failure?.exception ?? null);
    if (mark !== undefined && paths.includes(mark.path)) return mark;
  }
  for (const check of report.checks) {
    const place = isFailed(check) && check.outcome === "failed" ? placeOf(check.failure) : null;
    if (!isFailed(check) || place === null) continue;
    const { file, line, column, endLine, endColumn } = place;
    return { path: file, line, column, endLine, endColumn, ...placeSentence(check, words) };
  }
  return undefined;
}
