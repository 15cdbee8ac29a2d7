// What goes on at the workbench: a run or a check, one at a time, and what came of it. No element of the page is in here.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { success } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type {
  CheckProgress, Diagnostic, EngineCost, EngineProgress, Evidence, OpenLab, Problem, ProgramEnd, ProgramTrace, RecordedCosts, RecordedMemory, RecordedTables, Report, Result,
  Session, Submission, TraceOptions, TranscriptEvent,
} from "../session/session.ts";
import { rememberProgress } from "../work/progress.ts";
import type { Activity } from "./action_bar.tsx";
import { fetchEditor } from "./fetch_editor.ts";
import { writesPlain } from "./settings.ts";
import { extend, noTranscript, type Transcript } from "./transcript.ts";
import { Watched } from "./watched.ts";

export interface RunState {
  readonly transcript: Transcript;
  readonly end: ProgramEnd | undefined;
  /** What the compiler said of the program. */
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[] | undefined;
}

/** A run that came to its end. */
export interface RunEnded {
  readonly end: ProgramEnd;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckState {
  readonly report: Report | undefined;
  /** The report as the core wrote it. */
  readonly reportBytes: Bytes | undefined;
  readonly evidence: Evidence | undefined;
  /** What was checked, to tell when the code has changed since. */
  readonly submission: Submission | undefined;
  readonly progress: CheckProgress | undefined;
  readonly wasStopped: boolean;
  readonly problems: readonly Problem[] | undefined;
}

export interface TraceState {
  readonly traced: ProgramTrace | undefined;
  /** What was stepped through. */
  readonly submission: Submission | undefined;
}

export interface CostState {
  readonly recorded: RecordedCosts | undefined;
  readonly submission: Submission | undefined;
}

export interface MemoryState {
  readonly recorded: RecordedMemory | undefined;
  /** What was run. */
  readonly submission: Submission | undefined;
}

export interface TablesState {
  readonly recorded: RecordedTables | undefined;
  /** What was run. */
  readonly submission: Submission | undefined;
}

export interface Bench {
  readonly activity: Activity;
  readonly engine: Watched<EngineProgress | undefined>;
  /** The engine is large and was not asked for yet: nothing can run. */
  readonly offer: EngineCost | undefined;
  /** All that the lab needs is on this device: it works without a connection. */
  readonly isWhole: boolean;
  readonly run: RunState;
  readonly check: CheckState;
  readonly trace: TraceState;
  readonly memory: MemoryState;
  readonly costs: CostState;
  readonly tables: TablesState;
  /** Answers the running program's question; undefined while it asks nothing. */
  readonly answer: ((line: string | null) => void) | undefined;
  /** Undefined when something else is under way. */
  startRun(submission: Submission): Promise<Result<RunEnded> | undefined>;
  startCheck(submission: Submission, seed: string | undefined): Promise<Report | undefined>;
  /** Records the steps of a run; the program is given what was typed in the last one, and asks only for more. */
  startTrace(submission: Submission): Promise<Result<ProgramTrace> | undefined>;
  /** The same with what its lines or functions cost. */
  startCosts(submission: Submission): Promise<Result<RecordedCosts> | undefined>;
  /** The same with what was in memory. */
  startMemory(submission: Submission): Promise<Result<RecordedMemory> | undefined>;
  /** The same with its result sets. */
  startTables(submission: Submission): Promise<Result<RecordedTables> | undefined>;
  stop(): void;
  /** Fetches the engine that was offered. */
  acceptOffer(): void;
}

/** Between two looks at how far a download is. */
const progressMs = 200;

const noRun: RunState = { transcript: noTranscript, end: undefined, diagnostics: [], problems: undefined };
const noCheck: CheckState = { report: undefined, reportBytes: undefined, evidence: undefined, submission: undefined, progress: undefined, wasStopped: false, problems: undefined };

const noTrace: TraceState = { traced: undefined, submission: undefined };
const noCosts: CostState = { recorded: undefined, submission: undefined };
const noTables: TablesState = { recorded: undefined, submission: undefined };
const noMemory: MemoryState = { recorded: undefined, submission: undefined };

export function useBench(session: Session, lab: OpenLab): Bench {
  const [activity, setActivity] = useState<Activity>("idle");
  const [engine] = useState(() => new Watched<EngineProgress | undefined>(undefined));
  const engineShownAt = useRef(0);
  /** Pieces of a download come in much faster than anybody reads of them. */
  const setEngine = useCallback((progress: EngineProgress | undefined) => {
    const now = performance.now();
    const isUnderWay = progress?.step === "download" && progress.loaded < progress.total;
    if (isUnderWay && now - engineShownAt.current < progressMs) return;
    engineShownAt.current = now;
    engine.set(progress);
  }, []);
  const [run, setRun] = useState(noRun);
  const [check, setCheck] = useState(noCheck);
  const [trace, setTrace] = useState(noTrace);
  const [memory, setMemory] = useState(noMemory);
  const [costs, setCosts] = useState(noCosts);
  const [tables, setTables] = useState(noTables);
  const [answer, setAnswer] = useState<Bench["answer"]>(undefined);
  const [offer, setOffer] = useState<EngineCost | undefined>(undefined);
  const [isWhole, setWhole] = useState(false);
  const isAccepted = useRef(false);
  const typed = useRef<(string | null)[]>([]);
  const isBusy = useRef(false);
  const { info } = lab;

  /** False: the person has to be asked first, and is. */
  const mayFetch = useCallback(async () => {
    if (isAccepted.current) return true;
    const cost = await session.costToAsk(info);
    if (!cost.ok || cost.value === null) return true;
    setOffer(cost.value);
    return false;
  }, [session, info]);

  const prepare = useCallback(async () => {
    const ready = await session.prepare(info, setEngine);
    if (ready.ok) setWhole(await session.keepWhole(lab));
    else setEngine(undefined);
  }, [session, info]);

  // The engine comes once the editor is usable, and in the background: a failure here shows only when it is needed.
  useEffect(() => {
    let isHere = true;
    // The link is the editor's first.
    const prepareAfterEditor = async () => {
      await fetchEditor(writesPlain()).catch(() => undefined);
      if (isHere && await mayFetch()) await prepare();
    };
    const timer = setTimeout(() => void prepareAfterEditor(), 300);
    return () => {
      isHere = false;
      clearTimeout(timer);
      session.stop();
    };
  }, [session, mayFetch, prepare]);

  const acceptOffer = useCallback(() => {
    isAccepted.current = true;
    setOffer(undefined);
    void prepare();
  }, [prepare]);

  const startRun = useCallback(async (submission: Submission) => {
    if (isBusy.current || !(await mayFetch()) || isBusy.current) return undefined;
    isBusy.current = true;
    setActivity("running");
    setRun(noRun);
    typed.current = [];
    // Drawn once a frame, however fast the program prints.
    let pending: TranscriptEvent[] = [];
    const draw = () => {
      const events = pending;
      pending = [];
      if (events.length > 0) setRun((state) => ({ ...state, transcript: extend(state.transcript, events) }));
    };
    const timer = setInterval(draw, 50);
    let diagnostics: readonly Diagnostic[] = [];
    const ended = await session.runProgram(lab, submission, {
      onDiagnostics: (said) => {
        diagnostics = said;
      },
      onEvent: (event) => void pending.push(event),
      onProgress: setEngine,
      askInput: () => new Promise((settle) => {
        draw();
        setAnswer(() => (line: string | null) => {
          typed.current.push(line);
          setAnswer(undefined);
          settle(line);
        });
      }),
    });
    clearInterval(timer);
    draw();
    isBusy.current = false;
    setActivity("idle");
    setAnswer(undefined);
    setRun((state) => (ended.ok ? { ...state, end: ended.value, diagnostics } : { ...state, problems: ended.problems }));
    return ended.ok ? success({ end: ended.value, diagnostics }) : ended;
  }, [session, lab, mayFetch]);

  const startCheck = useCallback(async (submission: Submission, seed: string | undefined) => {
    if (isBusy.current || !(await mayFetch()) || isBusy.current) return undefined;
    isBusy.current = true;
    setActivity("checking");
    setCheck(noCheck);
    const checked = await session.checkSubmission(lab, submission, {
      seed,
      onEngine: setEngine,
      onProgress: (progress) => setCheck((state) => ({ ...state, progress })),
    });
    isBusy.current = false;
    setActivity("idle");
    if (!checked.ok) {
      setCheck({ ...noCheck, problems: checked.problems });
      return undefined;
    }
    if (checked.value.state === "stopped") {
      setCheck({ ...noCheck, wasStopped: true });
      return undefined;
    }
    const { report, bytes, evidence } = checked.value;
    setCheck({ ...noCheck, report, reportBytes: bytes, evidence, submission });
    const { points, outOf, outcome } = report;
    void rememberProgress({ labKey: lab.info.id, labHash: lab.info.hash, points, outOf, outcome });
    return report;
  }, [session, lab, mayFetch]);

  /** A run to be looked into: it is given again what was typed. */
  const record = useCallback(async <T>(start: (options: TraceOptions) => Promise<Result<T>>): Promise<Result<T> | undefined> => {
    if (isBusy.current || !(await mayFetch()) || isBusy.current) return undefined;
    isBusy.current = true;
    setActivity("running");
    const known = typed.current.values();
    const recorded = await start({
      onProgress: setEngine,
      askInput: () => {
        const next = known.next();
        if (next.done !== true) return Promise.resolve(next.value);
        return new Promise((settle) => setAnswer(() => (line: string | null) => {
          setAnswer(undefined);
          settle(line);
        }));
      },
    });
    isBusy.current = false;
    setActivity("idle");
    setAnswer(undefined);
    if (!recorded.ok) setRun({ ...noRun, problems: recorded.problems });
    return recorded;
  }, [mayFetch]);

  const startTrace = useCallback(async (submission: Submission) => {
    const traced = await record((options) => {
      setTrace(noTrace);
      return session.traceProgram(lab, submission, options);
    });
    if (traced?.ok === true) setTrace({ traced: traced.value, submission });
    return traced;
  }, [session, lab, record]);

  const startMemory = useCallback(async (submission: Submission) => {
    const recorded = await record((options) => {
      setMemory(noMemory);
      return session.recordMemory(lab, submission, options);
    });
    if (recorded?.ok === true) setMemory({ recorded: recorded.value, submission });
    return recorded;
  }, [session, lab, record]);

  const startCosts = useCallback(async (submission: Submission) => {
    const recorded = await record((options) => {
      setCosts(noCosts);
      return session.recordCosts(lab, submission, options);
    });
    if (recorded?.ok === true) setCosts({ recorded: recorded.value, submission });
    return recorded;
  }, [session, lab, record]);

  const startTables = useCallback(async (submission: Submission) => {
    const recorded = await record((options) => {
      setTables(noTables);
      return session.recordTables(lab, submission, options);
    });
    if (recorded?.ok === true) setTables({ recorded: recorded.value, submission });
    return recorded;
  }, [session, lab, record]);

  const stop = useCallback(() => session.stop(), [session]);
  return {
    activity, engine, offer, isWhole, run, check, trace, memory, costs, tables, answer, startRun, startCheck, startTrace, startMemory, startCosts, startTables, stop,
    acceptOffer,
  };
}
