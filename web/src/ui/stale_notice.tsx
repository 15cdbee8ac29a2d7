// Said above what was recorded of a program, once the code is no longer what was run.

import { useSpeech, type WordKey } from "./words.ts";

export function StaleNotice({ again, onAgain }: { readonly again: WordKey; readonly onAgain: () => void }) {
  const { t } = useSpeech();
  return (
    <div class="notice" role="status">
      <p>{t("steps.stale")}</p>
      <button type="button" class="button button-small" onClick={onAgain}>{t(again)}</button>
    </div>
  );
}
