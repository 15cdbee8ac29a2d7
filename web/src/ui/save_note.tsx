// Whether the work is kept, in plain words; and, when it is not, what to do now.

import { useEffect, useRef } from "preact/hooks";
import type { SaveState } from "../work/saved_work.ts";
import { useAnnounce } from "./announce.tsx";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

/** The word beside the files. Read out when it becomes another one, not at every pause in typing. */
export function SaveWord({ state }: { state: SaveState }) {
  const { t } = useSpeech();
  const announce = useAnnounce();
  const text = state.kind === "saved" && state.copies < 2 ? t("save.one-copy")
    : state.kind === "failed" ? t("save.failed")
    : t(`save.${state.kind}`);
  const said = useRef<SaveState["kind"]>(state.kind);
  useEffect(() => {
    if (state.kind === "pending" || state.kind === said.current) return;
    said.current = state.kind;
    announce(text);
  }, [state.kind]);
  const isAlone = state.kind === "saved" && state.copies < 2;
  const word = <><Icon name={state.kind === "failed" ? "warning" : "saved"} /> <span class="save-text">{text}</span></>;
  if (!isAlone) return <span class={`save-word save-${state.kind}`}>{word}</span>;
  return (
    <details class={`save-word save-${state.kind}`}>
      <summary>{word}</summary>
      <p>{t("save.one-copy.text")}</p>
    </details>
  );
}

export interface NoticeProps {
  readonly state: SaveState;
  readonly onDownload: () => void;
  readonly onTakeOver: () => void;
}

/** The sentence above the code, only when the learner has to know or do something. */
export function SaveNotice({ state, onDownload, onTakeOver }: NoticeProps) {
  const { t } = useSpeech();
  if (state.kind === "failed") {
    return (
      <div class="notice notice-bad" role="alert">
        <p><Icon name="warning" /> {t(`save.failed.${state.reason}`)}</p>
        <button type="button" class="button button-small" onClick={onDownload}>{t("editor.download")}</button>
      </div>
    );
  }
  if (state.kind === "elsewhere") {
    return (
      <div class="notice" role="status">
        <p>{t("save.elsewhere.text")}</p>
        <button type="button" class="button button-small" onClick={onTakeOver}>{t("save.take-over")}</button>
      </div>
    );
  }
  return null;
}
