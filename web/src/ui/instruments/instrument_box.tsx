// Where an instrument is drawn: a button first, because the drawing tools are fetched only for whoever wants them; then the
// canvas with its controls and one line of words. Whatever the canvas shows stands in words and numbers beside the box too.

import type { ComponentChildren } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Exhibit } from "../../shell/exhibit.ts";
import type { Instrument, InstrumentOptions } from "../../shell/instrument.ts";
import { useSpeech } from "../words.ts";
import { IconButton } from "./icon_button.tsx";
import { SourceContext } from "./source_context.ts";
import "../styles/instruments.css";

/** Sends a control's wish to the panel; answers with what the panel hands back. */
export type Obey = (command: Readonly<Record<string, unknown>>) => unknown;

export interface InstrumentBoxProps {
  readonly exhibit: Exhibit;
  /** What is drawn, as a name of the canvas. */
  readonly label: string;
  /** The words on the button that opens it. */
  readonly action: string;
  /** Which keys do what. */
  readonly keys: string;
  readonly wheel: InstrumentOptions["wheel"];
  /** True in the gallery: nobody has to ask. */
  readonly isOpen?: boolean;
  /** One line of words on what is under the pointer or chosen; it is read out when it changes. */
  readonly caption: (told: unknown) => string;
  /** What stands below it, drawn or not. */
  readonly below?: (told: unknown, obey: Obey) => ComponentChildren;
  readonly controls?: (told: unknown, obey: Obey, instrument: Instrument) => ComponentChildren;
  /** What the colours mean; below the canvas. */
  readonly legend?: ComponentChildren;
}

type State =
  | { readonly is: "closed" }
  | { readonly is: "opening" }
  | { readonly is: "open"; readonly instrument: Instrument }
  | { readonly is: "failed"; readonly reason: string };

export function InstrumentBox(props: InstrumentBoxProps) {
  const { exhibit, label, action, keys, wheel, caption, controls, below } = props;
  const { t, formats } = useSpeech();
  const source = useContext(SourceContext);
  const [wanted, setWanted] = useState(props.isOpen === true);
  const [state, setState] = useState<State>({ is: "closed" });
  const [told, setTold] = useState<unknown>(null);
  const [trouble, setTrouble] = useState<"no-webgl" | "lost" | "well">("well");
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!wanted || source === undefined || canvas.current === null) return undefined;
    let opened: Instrument | undefined;
    let isGone = false;
    setState({ is: "opening" });
    setTrouble("well");
    const options = { canvas: canvas.current, source, formats, wheel, onTell: setTold, onTrouble: setTrouble };
    void import("../../shell/instrument.ts").then(({ Instrument }) => Instrument.open(options, exhibit)).then((result) => {
      if (isGone) {
        if (result.ok) result.value.close();
        return;
      }
      if (result.ok) opened = result.value;
      setState(result.ok ? { is: "open", instrument: result.value } : { is: "failed", reason: result.problems[0]?.message ?? "" });
    }, (error: unknown) => setState({ is: "failed", reason: error instanceof Error ? error.message : String(error) }));
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [wanted, source, exhibit, formats, wheel]);

  if (!wanted) {
    return <p><button type="button" class="button button-small button-quiet" onClick={() => setWanted(true)}>{action}</button></p>;
  }
  const obey: Obey = (command) => {
    const answer = state.is === "open" ? state.instrument.obey(command) : undefined;
    return answer?.ok === true ? answer.value : null;
  };
  const isDrawn = state.is === "open" && trouble === "well";
  return (
    <div class={`instrument instrument-${exhibit.panel}`} data-state={state.is}>
      {state.is === "open" && controls !== undefined && <div class="instrument-controls" role="group" aria-label={label}>{controls(told, obey, state.instrument)}</div>}
      {state.is === "opening" && <p class="pending">{t("instrument.opening")}</p>}
      {state.is === "failed" && (
        <div class="notice" role="alert">
          <p>{t("instrument.failed", { reason: state.reason })}</p>
          <button type="button" class="button button-small" onClick={() => setWanted(false)}>{t("instrument.close")}</button>
        </div>
      )}
      {trouble !== "well" && <p class="notice" role="status">{t(trouble === "lost" ? "instrument.lost" : "instrument.no-webgl")}</p>}
      <canvas
        ref={canvas} class="instrument-canvas" hidden={state.is === "failed" || trouble === "no-webgl"} tabIndex={0} role="application"
        aria-label={label} aria-description={keys}
      />
      {isDrawn && (
        <>
          {props.legend !== undefined && <ul class="instrument-legend">{props.legend}</ul>}
          <p class="instrument-caption" role="status">{caption(told)}</p>
          <p class="note instrument-keys">{keys}</p>
        </>
      )}
      {state.is === "open" && below?.(told, obey)}
    </div>
  );
}

/** A member of what the panel tells. */
export function member(told: unknown, name: string): unknown {
  return typeof told === "object" && told !== null && Object.hasOwn(told, name) ? (told as Record<string, unknown>)[name] : undefined;
}

export function numberIn(told: unknown, name: string): number | undefined {
  const value = member(told, name);
  return typeof value === "number" ? value : undefined;
}

export function textIn(told: unknown, name: string): string | undefined {
  const value = member(told, name);
  return typeof value === "string" ? value : undefined;
}

/** Moving and zooming, for panels with axes. */
export function ZoomButtons({ obey }: { obey: Obey }) {
  const { t } = useSpeech();
  return (
    <>
      <IconButton icon="closer" name={t("instrument.closer")} onClick={() => obey({ do: "zoom", percent: 125 })} />
      <IconButton icon="further" name={t("instrument.further")} onClick={() => obey({ do: "zoom", percent: 80 })} />
      <button type="button" class="button button-small button-quiet" onClick={() => obey({ do: "reset" })}>{t("instrument.all")}</button>
    </>
  );
}

/** `sign` as in instruments.css: a number for a series' colour, or a word. */
export function LegendItem({ sign, name, lang }: { sign: number | string; name: string; lang?: string }) {
  return <li class={`sign sign-${typeof sign === "number" ? sign % 7 : sign}`} {...(lang === undefined ? {} : { lang })}>{name}</li>;
}
