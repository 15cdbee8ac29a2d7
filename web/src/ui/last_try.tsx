// After a check: what is different from the check before it.

import { useState } from "preact/hooks";
import { LazyChanges } from "./lazy_changes.tsx";
import type { Tried } from "./tries.ts";
import { useSpeech } from "./words.ts";

export function LastTry({ before, checked, isKept }: Tried) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const verdict = before?.verdict ?? null;
  return (
    <>
      {!isKept && <p class="notice notice-boxed">{t("history.lost")}</p>}
      {before !== undefined && verdict !== null && (
        <details class="measured last-try" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("history.changes")}</summary>
          {isOpen && (
            <>
              {verdict.outcome !== "not-gradable" && <p class="note">{t("history.before", { points: verdict.points, count: verdict.outOf })}</p>}
              <LazyChanges before={before.files} after={checked} />
            </>
          )}
        </details>
      )}
    </>
  );
}
