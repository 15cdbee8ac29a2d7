// Taking away what an instructor needs to grade the same again. There is no name in it but one that is typed here.

import { useId, useRef } from "preact/hooks";
import { evidenceLimits } from "../session/session.ts";
import { useSpeech } from "./words.ts";

export function EvidenceForm({ onSave }: { onSave: (name: string | null) => void }) {
  const { t } = useSpeech();
  const id = useId();
  const name = useRef<HTMLInputElement>(null);
  const save = (event: Event) => {
    event.preventDefault();
    const typed = name.current?.value.trim() ?? "";
    onSave(typed === "" ? null : typed);
  };
  return (
    <details class="evidence">
      <summary>{t("evidence.title")}</summary>
      <form onSubmit={save}>
        <p>{t("evidence.text")}</p>
        <label for={id}>{t("evidence.name")}</label>
        <input id={id} ref={name} type="text" autocomplete="name" maxLength={evidenceLimits.name} />
        <button type="submit" class="button button-small">{t("evidence.save")}</button>
      </form>
    </details>
  );
}
