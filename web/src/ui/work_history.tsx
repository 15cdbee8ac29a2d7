// The tries of one lab, newest first: looked at, compared with the code as it stands, restored.

import { useEffect, useState } from "preact/hooks";
import type { ListedLab } from "../session/session.ts";
import type { Attempt } from "../work/attempt.ts";
import { Journal } from "../work/journal.ts";
import { isDone, type Progress } from "../work/progress.ts";
import { sameFiles, type WorkFile } from "../work/record.ts";
import { replaceWork, type Replaced } from "../work/replace_work.ts";
import { useAnnounce } from "./announce.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { LazyChanges } from "./lazy_changes.tsx";
import { labLink } from "./route.ts";
import { whenSaid } from "./when_said.ts";
import { useSpeech } from "./words.ts";

export interface LabHistoryProps {
  readonly id: string;
  /** Undefined: the site has it no longer. */
  readonly lab: ListedLab | undefined;
  readonly best: Progress | undefined;
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
  readonly onChange: () => Promise<void>;
}

const said: Readonly<Record<Exclude<Replaced, "done">, "work.restore.elsewhere" | "work.restore.failed">> = {
  elsewhere: "work.restore.elsewhere", failed: "work.restore.failed",
};

export function LabHistory({ id, lab, best, attempts, onChange }: LabHistoryProps) {
  const { t, pick } = useSpeech();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [now, setNow] = useState<readonly WorkFile[] | undefined>(undefined);
  const [told, setTold] = useState<string | undefined>(undefined);
  const readNow = async () => setNow((await Journal.open(id)).record?.files);
  useEffect(() => {
    if (isOpen) void readNow();
  }, [isOpen]);
  const restore = async (attempt: Attempt) => {
    const replaced = await replaceWork(id, attempt.labHash, attempt.files);
    const text = replaced === "done" ? t("work.restored") : t(said[replaced]);
    setTold(text);
    announce(text);
    await readNow();
    await onChange();
  };
  const title = lab === undefined ? { text: id, lang: "en" } : pick(lab.title);
  const state = best === undefined ? t("catalogue.progress.none")
    : isDone(best) ? t("catalogue.progress.done", { count: best.outOf })
    : t("catalogue.progress.some", { points: best.points, count: best.outOf });
  return (
    <details class={isDone(best) ? "history history-done" : "history"} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="history-head">
        <span class="history-title" lang={title.lang}>{title.text}</span>
        <span class="history-state">{isDone(best) && <Icon name="check" />} {state}</span>
        <span class="history-count">{attempts.length > 0 && t("work.tries", { count: attempts.length })}</span>
      </summary>
      {isOpen && (
        <div class="history-body">
          {lab !== undefined && <p><a class="button button-small" href={labLink(id)}>{t("work.open")}</a></p>}
          {told !== undefined && <p class="notice notice-boxed">{told}</p>}
          <ol class="entries">
            {[...attempts].reverse().map((attempt) => (
              <Entry key={attempt.seq} attempt={attempt} now={now} onRestore={() => void restore(attempt)} />
            ))}
          </ol>
        </div>
      )}
    </details>
  );
}

const icons: Readonly<Record<Attempt["kind"], IconName>> = { check: "check", run: "run", kept: "file" };

function Entry({ attempt, now, onRestore }: { attempt: Attempt; now: readonly WorkFile[] | undefined; onRestore: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const [isShown, setShown] = useState(false);
  const { kind, verdict, at, files } = attempt;
  const isNow = now !== undefined && sameFiles(now, files);
  const icon: IconName = kind === "check" && verdict?.outcome !== "passed" ? "cross" : icons[kind];
  return (
    <li class={`entry entry-${kind === "check" ? verdict?.outcome ?? "failed" : kind}`}>
      <span class="check-icon"><Icon name={icon} /></span>
      <span class="entry-words">
        <span class="entry-kind">{t(`work.kind.${kind}`)}{verdict !== null && <> <span class="dot">·</span> {
          verdict.outcome === "not-gradable" ? t("results.not-gradable") : t("results.points", { points: verdict.points, count: verdict.outOf })
        }</>}</span>
        <span class="entry-when">{whenSaid(at, speech)}{isNow && <> <span class="dot">·</span> {t("work.now")}</>}</span>
      </span>
      <span class="entry-tools">
        <button type="button" class="button button-small button-quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>{t(isShown ? "work.hide" : "work.look")}</button>
        {!isNow && <button type="button" class="button button-small" onClick={onRestore}>{t("work.restore")}</button>}
      </span>
      {isShown && (
        <div class="entry-body">
          {files.map(({ path, text }) => (
            <pre class="solution" translate={false} tabIndex={0} role="region" aria-label={path}><code>{text}</code></pre>
          ))}
          {now !== undefined && !isNow && <LazyChanges before={files} after={now} />}
        </div>
      )}
    </li>
  );
}
