// A wrong answer that was just given becomes an attempt of the lab, with the check that it failed and a sentence for whoever behaves like it.

import { useId, useState } from "preact/hooks";
import type { FailedCheck } from "../../session/report_words.ts";
import type { LabInfo } from "../../protocol/messages.ts";
import type { Submission } from "../../session/session.ts";
import type { Folder } from "../../studio/folder.ts";
import { attemptName, recordAttempt } from "../../studio/record_attempt.ts";
import { useAnnounce } from "../announce.tsx";
import { Icon } from "../icons.tsx";
import { useSpeech } from "../words.ts";

export interface RecordFormProps {
  readonly folder: Folder;
  readonly info: LabInfo;
  readonly failed: readonly FailedCheck[];
  readonly submission: Submission;
  readonly isReadOnly: boolean;
  readonly onRecord: (folder: Folder, path: string) => void;
}

export function RecordForm({ folder, info, failed, submission, isReadOnly, onRecord }: RecordFormProps) {
  const { t, pick } = useSpeech();
  const announce = useAnnounce();
  const id = useId();
  const [name, setName] = useState("");
  const [check, setCheck] = useState(failed[0]?.id ?? "");
  const [sentence, setSentence] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [recorded, setRecorded] = useState<string | undefined>(undefined);
  if (recorded !== undefined) return <p class="notice notice-good" role="status"><Icon name="check" /> {t("studio.record.done", { path: recorded })}</p>;
  const record = (event: Event) => {
    event.preventDefault();
    const made = recordAttempt(folder, info, { name, check, sentence, submission });
    if (!made.ok) return setTrouble(made.problems[0]?.code);
    const path = [...made.value.keys()].find((it) => !folder.has(it)) ?? "lab.json";
    setRecorded(path);
    announce(t("studio.record.done", { path }));
    onRecord(made.value, path);
  };
  return (
    <details class="record" open>
      <summary>{t("studio.record")}</summary>
      <form onSubmit={record}>
        <p>{t("studio.record.text")}</p>
        <label class="field">
          <span class="field-name">{t("studio.record.check")}</span>
          <select class="field-select" value={check} onChange={(event) => setCheck(event.currentTarget.value)}>
            {failed.map((it) => {
              const title = pick(info.checks.find((known) => known.id === it.id)?.title ?? { en: it.id });
              return <option value={it.id} lang={title.lang}>{title.text}</option>;
            })}
          </select>
        </label>
        <label class="field">
          <span class="field-name">{t("studio.record.name")}</span>
          <input type="text" value={name} maxLength={60} required pattern={attemptName.source} autocomplete="off" spellcheck={false} placeholder="rounds_down"
            aria-describedby={`${id}-trouble`} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label class="field record-sentence">
          <span class="field-name">{t("studio.record.sentence")}</span>
          <input type="text" value={sentence} maxLength={300} onInput={(event) => setSentence(event.currentTarget.value)} />
        </label>
        <p id={`${id}-trouble`} class="note" role="status">
          {trouble !== undefined && t(trouble === "studio.name-taken" ? "studio.record.taken" : "studio.record.refused")}
        </p>
        <button type="submit" class="button button-check" disabled={isReadOnly}><Icon name="add" /> {t("studio.record.do")}</button>
      </form>
    </details>
  );
}
