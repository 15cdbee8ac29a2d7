// What the learner wrote for another version of the lab: never lost, and the way back to it. Closed until asked for.

import type { WorkFile } from "../work/record.ts";
import type { SavedWork } from "../work/saved_work.ts";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

export interface EarlierWorkProps {
  readonly work: NonNullable<SavedWork["earlier"]>;
  readonly isReadOnly: boolean;
  readonly onDownload: (files: readonly WorkFile[]) => void;
  readonly onBack: () => void;
}

export function EarlierWork({ work, isReadOnly, onDownload, onBack }: EarlierWorkProps) {
  const { t, date } = useSpeech();
  return (
    <details class="rules earlier">
      <summary class="box-title"><Icon name="clock" /> {t("versions.earlier")}</summary>
      <p class="note">{t("versions.earlier.text", { date: date(isoDay(work.savedAt)) })}</p>
      <p class="page-actions">
        <button type="button" class="button button-small" onClick={onBack} disabled={isReadOnly}><Icon name="undo" /> {t("versions.back")}</button>
        <button type="button" class="button button-small button-quiet" onClick={() => onDownload(work.files)}><Icon name="download" /> {t("editor.download")}</button>
      </p>
    </details>
  );
}

/** "2026-11-26", where the reader is. */
export function isoDay(milliseconds: number): string {
  const at = new Date(milliseconds);
  return [String(at.getFullYear()), String(at.getMonth() + 1).padStart(2, "0"), String(at.getDate()).padStart(2, "0")].join("-");
}
