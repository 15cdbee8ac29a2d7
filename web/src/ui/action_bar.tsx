// Run, Check and Stop. On a phone this bar stays at the bottom edge, under the thumb (styles/lab.css).

import type { EngineProgress } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { languageName } from "./output_panel.tsx";
import { useWatched, type Watched } from "./watched.ts";
import { useSpeech } from "./words.ts";

export type Activity = "idle" | "running" | "checking";

export interface ActionBarProps {
  readonly activity: Activity;
  readonly engine: Watched<EngineProgress | undefined>;
  readonly language: string;
  readonly onRun: () => void;
  readonly onCheck: () => void;
  readonly onStop: () => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const runKeys = isMac ? "⌘ Enter" : "Ctrl+Enter";
const checkKeys = isMac ? "⇧ ⌘ Enter" : "Shift+Ctrl+Enter";

export function ActionBar({ activity, engine, language, onRun, onCheck, onStop }: ActionBarProps) {
  const { t } = useSpeech();
  const isBusy = activity !== "idle";
  // The button of a check that is under way keeps the focus, which a disabled one would lose.
  return (
    <div class="actions" role="group" aria-label={t("action.bar")}>
      {isBusy
        ? (
          <button type="button" class="button button-stop" onClick={onStop}><Icon name="stop" /> {t("action.stop")}</button>
        )
        : (
          <button type="button" class="button button-run" onClick={onRun} title={t("action.run.keys", { keys: runKeys })}
            aria-keyshortcuts="Control+Enter Meta+Enter">
            <Icon name="run" /> {t("action.run")}
          </button>
        )}
      <button type="button" class="button button-check" onClick={onCheck} aria-disabled={isBusy}
        title={t("action.check.keys", { keys: checkKeys })} aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter">
        <Icon name="check" /> {t("action.check")}
      </button>
      <EngineState engine={engine} language={language} />
    </div>
  );
}

function EngineState({ engine: watched, language }: Pick<ActionBarProps, "engine" | "language">) {
  const { t, megabytes } = useSpeech();
  const engine = useWatched(watched);
  if (engine === undefined) return <span class="engine" />;
  const name = languageName(language, t);
  const text = engine.step === "ready" ? t("engine.ready", { language: name })
    : engine.step === "prepare" ? t("engine.prepare", { language: name })
    : t("engine.download", { language: name, loaded: megabytes(engine.loaded, 1), total: megabytes(engine.total, 1) });
  return (
    <span class={`engine engine-${engine.step}`}>
      <span class="engine-text">{text}</span>
      {engine.step !== "ready" && (
        <progress class="bar bar-thin" aria-label={text} {...(engine.step === "download" && engine.total > 0 ? { max: engine.total, value: engine.loaded } : {})} />
      )}
    </span>
  );
}

