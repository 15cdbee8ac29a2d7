// A program's steps, one at a time: the line that comes next, the variables, and what has been printed. Fetched when it is
// first wanted.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Departure, ProgramTrace, StepTrace, Submission } from "../session/session.ts";
import { ExceptionBox } from "./exception_box.tsx";
import { TimelineInstrument } from "./instruments/timeline_instrument.tsx";
import { endSentence } from "./output_panel.tsx";
import { showValue } from "./show_value.ts";
import { StaleNotice } from "./stale_notice.tsx";
import { tellStep, type Scope, type ToldStep } from "./step_state.ts";
import "./styles/steps.css";
import { useSpeech, type Speech } from "./words.ts";

export interface StepPanelProps {
  readonly traced: ProgramTrace;
  /** What was run. */
  readonly files: Submission;
  readonly language: string;
  /** True when the code is no longer what was run. */
  readonly isStale: boolean;
  /** The program is known to be right: what differs in it, is another way. */
  readonly isRight: boolean;
  readonly onAgain: () => void;
}

const noDepartures: readonly Departure[] = [];

export function StepPanel({ traced, files, language, isStale, isRight, onAgain }: StepPanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { trace, end, printed, departures } = traced;
  return (
    <div class="steps">
      {isStale && <StaleNotice again="steps.again" onAgain={onAgain} />}
      {trace === null && <p>{t("steps.none")}</p>}
      {trace !== null && trace.count > 0 && <Stepper trace={trace} printed={printed} files={files} departures={isRight ? noDepartures : departures} />}
      {trace?.isTruncated === true
        ? <p class="note">{t("steps.truncated", { count: trace.count })}</p>
        : <p class="note">{endSentence(end, language, speech)}</p>}
      {end.exception !== null && trace?.count === 0 && <ExceptionBox exception={end.exception} onGoTo={() => undefined} />}
    </div>
  );
}

export interface StepperProps {
  readonly trace: StepTrace;
  readonly printed: Uint8Array;
  readonly files: Submission;
  readonly departures: readonly Departure[];
  /** True in the gallery: the drawing is there at once. */
  readonly isDrawn?: boolean;
}

/** A step of the program in words, and the drawing of them all. */
export function Stepper({ trace, printed, files, departures, isDrawn }: StepperProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [trace]);
  const last = trace.count - 1;
  const step = tellStep(trace, Math.min(at, last));
  if (step === undefined) return null;
  const { frame } = step;
  const textOf = (path: string): string | undefined => files.find((file) => file.path === path)?.text;
  const text = textOf(frame.file);
  const place = t("steps.at", { number: at + 1, total: last + 1 });
  const sentence = sentenceOf(step, at === last, speech);
  const output = new TextDecoder().decode(printed.subarray(0, step.printed));
  return (
    <>
      <div class="step-controls" role="group" aria-label={t("steps.title")}>
        <button type="button" class="button button-small" disabled={at === 0} onClick={() => setAt(at - 1)}>{t("steps.previous")}</button>
        <input type="range" class="step-slider" min={0} max={last} value={at} aria-label={t("steps.title")} aria-valuetext={t("steps.told", { place, sentence })}
          onInput={(event) => setAt(Number(event.currentTarget.value))} />
        <button type="button" class="button button-small" disabled={at >= last} onClick={() => setAt(at + 1)}>{t("steps.next")}</button>
      </div>
      <p class="step-place" role="status"><strong class="sentence">{place}</strong> <span class="sentence">{sentence}</span></p>
      {departures.map((it) => <Departed departure={it} at={at} onGo={setAt} />)}
      <TimelineInstrument
        trace={trace} printed={printed} textOf={textOf} wrong={departures} at={Math.min(at, last)} onMove={setAt} sentence={sentence} isOpen={isDrawn === true}
      />
      {step.calls.length > 0 && <p class="step-calls" translate={false}>{step.calls.map((name) => `${name}()`).join(" › ")}</p>}
      <div class="step-view">
        {text !== undefined && <Listing file={frame.file} text={text} line={step.line} />}
        <div class="step-scopes">{step.scopes.map((scope) => <Variables scope={scope} wrong={departures.filter((it) => it.step === at && it.frame === scope.number)} />)}</div>
      </div>
      <section>
        <h3 class="small-title">{t("steps.printed")}</h3>
        {output === "" ? <p class="note">{t("steps.printed.none")}</p> : <pre class="step-printed" translate={false} tabIndex={0}>{output}</pre>}
      </section>
    </>
  );
}

function sentenceOf(step: ToldStep, isLast: boolean, { t }: Speech): string {
  const name = `${step.frame.function}()`;
  const value = step.detail === null ? "" : showValue(step.detail);
  if (isLast && step.event === "return" && step.depth === 0) return t("steps.end");
  switch (step.event) {
    case "line": return t("steps.line", { line: step.line });
    case "call": return t("steps.call", { function: name });
    case "return": return t("steps.return", { function: name, value });
    case "yield": return t("steps.yield", { function: name, value });
    case "exception": return t("steps.exception", { line: step.line, value });
  }
}

/** In words, with the way there. */
function Departed({ departure: { variable: name, step, expected, got, isMissing }, at, onGo }: { departure: Departure; at: number; onGo: (step: number) => void }) {
  const { t, number } = useSpeech();
  const values = { name, number: number(step + 1), got, expected: expected ?? "" };
  return (
    <div class="notice notice-row departed">
      <p>{t(expected === null ? "steps.wrong.extra" : isMissing ? "steps.wrong.missing" : "steps.wrong", values)}</p>
      <button type="button" class="button button-small" disabled={at === step} onClick={() => onGo(step)}>{t("steps.wrong.go", values)}</button>
    </div>
  );
}

function Listing({ file, text, line }: { file: string; text: string; line: number }) {
  const { t } = useSpeech();
  const box = useRef<HTMLOListElement>(null);
  const lines = text.replace(/\n$/, "").split("\n");
  // Only the listing moves, never the page under somebody's thumb.
  useLayoutEffect(() => {
    const list = box.current;
    const current = list?.children[line - 1];
    if (list === null || !(current instanceof HTMLElement)) return;
    const { offsetTop, offsetHeight } = current;
    if (offsetTop < list.scrollTop || offsetTop + offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = offsetTop - list.clientHeight / 2;
    }
  }, [file, line]);
  return (
    <ol class="step-listing" ref={box} aria-label={t("steps.listing", { file })} tabIndex={0} translate={false}>
      {lines.map((it, index) => (
        <li class={index + 1 === line ? "step-line step-current" : "step-line"} {...(index + 1 === line ? { "aria-current": "step" as const } : {})}>
          <code>{it === "" ? " " : it}</code>
        </li>
      ))}
    </ol>
  );
}

/** `wrong`: what departs in this frame at this step. */
function Variables({ scope: { frame, variables }, wrong }: { scope: Scope; wrong: readonly Departure[] }) {
  const { t } = useSpeech();
  const title = frame.function === "<module>" ? t("steps.variables.program") : t("steps.variables.function", { function: `${frame.function}()` });
  return (
    <table class="step-variables">
      <caption>{title}</caption>
      {variables.length > 0 && <thead><tr><th scope="col">{t("steps.name")}</th><th scope="col">{t("steps.value")}</th></tr></thead>}
      <tbody>
        {variables.length === 0 && <tr><td colSpan={2} class="note">{t("steps.variables.none")}</td></tr>}
        {variables.map(({ name, value, isChanged }) => {
          const departure = wrong.find((it) => it.variable === name);
          return (
            <tr class={departure !== undefined ? "step-wrong" : isChanged ? "step-changed" : ""}>
              <th scope="row"><code translate={false}>{name}</code></th>
              <td>
                <code translate={false}>{showValue(value)}</code>
                {isChanged && <span class="visually-hidden"> {t("steps.changed")}</span>}
                {departure !== undefined && (
                  <span class="step-should"> {departure.expected === null ? t("steps.wrong.here") : t("steps.wrong.should", { expected: departure.expected })}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
