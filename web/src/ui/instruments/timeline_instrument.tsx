// The steps of a program, drawn: where it was, what its variables were, and all steps side by side to drag through.

import { useEffect, useMemo, useRef } from "preact/hooks";
import type { StepTrace } from "../../protocol/step_trace.ts";
import { timelineExhibit, type WrongStep } from "../../shell/exhibit.ts";
import { useSpeech } from "../words.ts";
import { InstrumentBox, LegendItem, member, numberIn, textIn, type Obey } from "./instrument_box.tsx";

export interface TimelineInstrumentProps {
  readonly trace: StepTrace;
  readonly printed: Uint8Array;
  readonly textOf: (path: string) => string | undefined;
  readonly wrong: readonly WrongStep[];
  /** The step that the page is at, and where the reader went in the drawing. */
  readonly at: number;
  readonly onMove: (step: number) => void;
  /** In words. */
  readonly sentence: string;
  readonly isOpen?: boolean;
}

export function TimelineInstrument({ trace, printed, textOf, wrong, at, onMove, sentence, isOpen }: TimelineInstrumentProps) {
  const { t, number } = useSpeech();
  // The files are those of the trace for as long as it is shown.
  const exhibit = useMemo(() => timelineExhibit(trace, printed, textOf, wrong), [trace, printed, wrong]);
  const caption = (told: unknown): string => {
    const parts = [t("steps.at", { number: number((numberIn(told, "step") ?? 0) + 1), total: number(trace.count) })];
    const loops = member(told, "loops");
    const inner = Array.isArray(loops) ? loops.at(-1) : undefined;
    const [line, turn, turns] = ["line", "turn", "turns"].map((name) => numberIn(inner, name));
    if (line !== undefined && turn !== undefined && turns !== undefined) {
      parts.push(t("instrument.timeline.turn", { line: number(line), turn: number(Math.min(turn, turns)), turns: number(turns) }));
    }
    const hovered = member(told, "hovered");
    const [name, value] = [textIn(hovered, "name"), textIn(hovered, "value")];
    if (name !== undefined && value !== undefined) return [...parts, t("instrument.timeline.value", { name, value })].join(" ");
    const chosen = member(told, "chosen");
    const [followed, change, changes] = [textIn(chosen, "name"), numberIn(chosen, "change"), numberIn(chosen, "changes")];
    if (followed === undefined || change === undefined || changes === undefined) return [...parts, sentence].join(" ");
    return [...parts, t("instrument.timeline.followed", { name: followed, change: number(change), changes: number(changes) })].join(" ");
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={t("instrument.timeline.name")} action={t("instrument.timeline.open")} keys={t("instrument.timeline.keys")} wheel="pan"
      isOpen={isOpen === true} caption={caption}
      legend={wrong.length > 0 ? <LegendItem sign="bad" name={t("steps.wrong.legend")} /> : undefined}
      controls={(told, obey) => <Controls told={told} obey={obey} at={at} onMove={onMove} />}
    />
  );
}

interface ControlsProps {
  readonly told: unknown;
  readonly obey: Obey;
  readonly at: number;
  readonly onMove: (step: number) => void;
}

/** While somebody drags, the page beside it rests. */
const restMs = 120;

function Controls({ told, obey, at, onMove }: ControlsProps) {
  const { t } = useSpeech();
  const step = numberIn(told, "step");
  const known = useRef(at);
  useEffect(() => {
    if (known.current === at) return;
    known.current = at;
    obey({ do: "seek", step: at });
  }, [at]);
  useEffect(() => {
    if (step === undefined || step === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = step;
      onMove(step);
    }, restMs);
    return () => clearTimeout(timer);
  }, [step]);
  // What was opened later begins where the page is.
  useEffect(() => {
    if (at !== 0) obey({ do: "seek", step: at });
  }, []);
  const chosen = textIn(member(told, "chosen"), "name");
  const loops = member(told, "loops");
  const button = (words: string, command: Readonly<Record<string, unknown>>, isOff = false) => (
    <button type="button" class="button button-small button-quiet" disabled={isOff} onClick={() => obey(command)}>{words}</button>
  );
  const hasLoop = Array.isArray(loops) && loops.length > 0;
  return (
    <>
      {button(t("instrument.timeline.change.before"), { do: "change", by: -1 }, chosen === undefined)}
      {button(t("instrument.timeline.change.next"), { do: "change", by: 1 }, chosen === undefined)}
      {button(t("instrument.timeline.turn.before"), { do: "turn", by: -1 }, !hasLoop)}
      {button(t("instrument.timeline.turn.next"), { do: "turn", by: 1 }, !hasLoop)}
      {button(t("instrument.timeline.out"), { do: "out" }, (numberIn(told, "depth") ?? 0) === 0)}
      {button(t("instrument.closer"), { do: "zoom", percent: 200 })}
      {button(t("instrument.further"), { do: "zoom", percent: 50 })}
      {button(t("instrument.all"), { do: "reset" })}
    </>
  );
}
