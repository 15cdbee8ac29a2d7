// What the program printed, where it waits for a line, and how it ended.

import { useEffect, useRef, useState } from "preact/hooks";
import { compileErrorType, type Diagnostic, type EngineProgress, type Problem, type ProgramEnd } from "../session/session.ts";
import { Diagnostics } from "./diagnostics.tsx";
import { ExceptionBox } from "./exception_box.tsx";
import { Icon } from "./icons.tsx";
import { Plots } from "./plots.tsx";
import { ProblemList } from "./problem_list.tsx";
import { Shows } from "./shows.tsx";
import { shownLimit, type Transcript } from "./transcript.ts";
import { troubleText } from "./trouble.ts";
import { useWatched, type Watched } from "./watched.ts";
import { useSpeech, type Speech, type WordKey } from "./words.ts";

export interface OutputProps {
  readonly transcript: Transcript;
  readonly isRunning: boolean;
  /** Answers the program's question; undefined while it asks nothing. */
  readonly answer: ((line: string | null) => void) | undefined;
  readonly end: ProgramEnd | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[] | undefined;
  readonly engine: Watched<EngineProgress | undefined>;
  readonly language: string;
  readonly onRetry: () => void;
  /** Undefined where the language has no steps to show. */
  readonly onSteps: (() => void) | undefined;
  /** Undefined where nobody can look into the memory. */
  readonly onMemory: (() => void) | undefined;
  /** Undefined where nobody can tell what its parts cost. */
  readonly onCosts: (() => void) | undefined;
  /** Undefined where a program has no result sets. */
  readonly onTables: (() => void) | undefined;
  readonly onGoTo: (path: string, line: number, column: number) => void;
}

export function OutputPanel(props: OutputProps) {
  const { transcript, isRunning, answer, end, diagnostics, problems, engine, language, onRetry, onSteps, onMemory, onCosts, onTables, onGoTo } = props;
  const { t } = useSpeech();
  const bottom = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = bottom.current?.parentElement;
    if (box !== null && box !== undefined) box.scrollTop = box.scrollHeight;
  }, [transcript, end, answer]);

  if (problems !== undefined) return <EngineTrouble problems={problems} language={language} onRetry={onRetry} />;
  const isEmpty = transcript.pieces.length === 0;
  if (isEmpty && !isRunning && end === undefined) {
    return (
      <div class="empty">
        <p class="empty-title">{t("output.empty")}</p>
        <p>{t("output.empty.how")}</p>
        <LookButtons onSteps={onSteps} onMemory={onMemory} onCosts={onCosts} onTables={onTables} />
      </div>
    );
  }
  return (
    <div class="output">
      {(!isEmpty || answer !== undefined) && (
        <div class={language === "sql" ? "screen screen-tables" : "screen"} translate={false}>
          {transcript.pieces.map(({ kind, text }) => (
            <span class={`piece-${kind}`}>
              {kind !== "stdout" && <span class="visually-hidden">{t(kind === "stderr" ? "output.errors" : "output.typed")} </span>}
              {text}
            </span>
          ))}
          {answer !== undefined && <Ask answer={answer} />}
        </div>
      )}
      {transcript.isCut && <p class="note">{t("output.cut", { limit: shownLimit })}</p>}
      {isRunning && answer === undefined && <Waiting engine={engine} language={language} />}
      {end !== undefined && diagnostics.length > 0 && <Diagnostics diagnostics={diagnostics} onGoTo={onGoTo} />}
      {end !== undefined && <Ended end={end} isEmpty={isEmpty} language={language} onGoTo={onGoTo} />}
      {end !== undefined && <Plots plots={end.plots} />}
      {end !== undefined && <Shows shows={end.shows} />}
      {!isRunning && <LookButtons onSteps={onSteps} onMemory={onMemory} onCosts={onCosts} onTables={onTables} />}
      <div ref={bottom} />
    </div>
  );
}

function LookButtons({ onSteps, onMemory, onCosts, onTables }: Pick<OutputProps, "onSteps" | "onMemory" | "onCosts" | "onTables">) {
  const { t } = useSpeech();
  const button = (words: string, press: (() => void) | undefined) => (
    press === undefined ? null : <p><button type="button" class="button button-small button-quiet" onClick={press}>{words}</button></p>
  );
  return <>{button(t("steps.action"), onSteps)}{button(t("memory.action"), onMemory)}{button(t("cost.action"), onCosts)}{button(t("tables.action"), onTables)}</>;
}

/** A run may have to wait for the engine first. */
function Waiting({ engine: watched, language }: Pick<OutputProps, "engine" | "language">) {
  const { t } = useSpeech();
  const engine = useWatched(watched);
  const isReady = engine === undefined || engine.step === "ready";
  return <p class="pending">{isReady ? t("action.running") : t("engine.prepare", { language: languageName(language, t) })}</p>;
}

/** The line that the program waits for, right behind what it printed. */
function Ask({ answer }: { answer: (line: string | null) => void }) {
  const { t } = useSpeech();
  const [line, setLine] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.scrollIntoView({ block: "center" });
  }, [answer]);
  const send = (event: Event) => {
    event.preventDefault();
    setLine("");
    answer(line);
  };
  return (
    <form class="ask" onSubmit={send}>
      <input
        ref={input} class="ask-line" type="text" value={line} aria-label={t("output.input")} autocomplete="off"
        autocapitalize="off" spellcheck={false} enterkeyhint="send" placeholder={t("output.input")}
        onInput={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter chooses a word while an input method composes; it must not send.
          if (event.key === "Enter" && event.isComposing) event.preventDefault();
        }}
      />
      <button type="submit" class="button button-small">{t("output.input.send")}</button>
      <button type="button" class="button button-small button-quiet" onClick={() => answer(null)}>{t("output.input.end")}</button>
    </form>
  );
}

function Ended({ end, isEmpty, language, onGoTo }: {
  end: ProgramEnd; isEmpty: boolean; language: string; onGoTo: OutputProps["onGoTo"];
}) {
  const speech = useSpeech();
  const isFine = end.ending === "finished" || (end.ending === "exited" && end.exitCode === 0);
  return (
    <div class={isFine ? "ended" : "ended ended-badly"}>
      <p class="ended-line">
        <Icon name={isFine ? "check" : end.ending === "stopped" ? "stop" : "warning"} />
        <span>
          {isEmpty && isFine && <span class="sentence">{speech.t("output.nothing")}</span>}
          <span class="sentence">{endSentence(end, language, speech)}</span>
        </span>
      </p>
      {end.exception !== null && end.exception.type !== compileErrorType && <ExceptionBox exception={end.exception} onGoTo={onGoTo} />}
    </div>
  );
}

export function endSentence(end: ProgramEnd, language: string, { t }: Speech): string {
  if (end.exception?.type === compileErrorType) return t("end.not-compiled");
  if (end.ending === "stopped") return t(`end.stopped.${end.stoppedBy ?? "platform"}`);
  return t(`end.${end.ending}`, { code: end.exitCode ?? 0, language: languageName(language, t) });
}

export function languageName(language: string, t: Speech["t"]): string {
  return t(`code-language.${language}` as WordKey);
}

export function packageNames(packages: readonly string[], t: Speech["t"]): string[] {
  return packages.map((name) => t(`package.${name}` as WordKey));
}

/** The engine did not come, or the run could not begin. Nothing of the learner's is at stake, so it says that first. */
export function EngineTrouble({ problems, language, onRetry }: {
  problems: readonly Problem[]; language: string; onRetry: () => void;
}) {
  const { t } = useSpeech();
  return (
    <div class="trouble" role="alert">
      <p class="trouble-title"><Icon name="warning" /> {t("engine.failed", { language: languageName(language, t) })}</p>
      <p>{troubleText(problems, t, t("engine.failed.text"))}</p>
      <button type="button" class="button" onClick={onRetry}>{t("app.retry")}</button>
      <ProblemList problems={problems} />
    </div>
  );
}
