// Where files are dropped or chosen. They are read here; there is no place they could be sent to.

import { useRef, useState } from "preact/hooks";
import { Icon } from "../icons.tsx";
import { useSpeech } from "../words.ts";

export function FileDrop({ isBusy, onFiles }: { isBusy: boolean; onFiles: (files: readonly File[]) => void }) {
  const { t } = useSpeech();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    if (files !== null && files !== undefined && files.length > 0) onFiles([...files]);
  };
  const input = (name: string, ref: typeof chooser, isFolder: boolean) => (
    <input
      ref={ref} class="visually-hidden" type="file" multiple tabIndex={-1} aria-label={name} {...(isFolder ? { webkitdirectory: true } : {})}
      onChange={(event) => {
        take(event.currentTarget.files);
        event.currentTarget.value = "";
      }}
    />
  );
  return (
    <div
      class={isOver ? "drop drop-over" : "drop"} aria-busy={isBusy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p class="drop-text"><Icon name="upload" /> {t("class.drop")}</p>
      <p class="keep-actions">
        <button type="button" class="button button-run" onClick={() => chooser.current?.click()}>{t("class.choose")}</button>
        <button type="button" class="button" onClick={() => folder.current?.click()}>{t("class.choose.folder")}</button>
      </p>
      {input(t("class.choose"), chooser, false)}
      {input(t("class.choose.folder"), folder, true)}
      <p class="note">{t("class.formats")}</p>
    </div>
  );
}
