// What the page says about its site above everything else: another version waits, a file was refused. Nothing of it takes effect by
// itself, and "not now" is an answer.

import { useEffect, useState } from "preact/hooks";
import { useAnnounce } from "./announce.tsx";
import { Icon } from "./icons.tsx";
import { size } from "./size.ts";
import { useSite } from "./site_state.ts";
import { troubleText } from "./trouble.ts";
import { useSpeech } from "./words.ts";

export function SiteNotices() {
  const speech = useSpeech();
  const { t } = speech;
  const announce = useAnnounce();
  const { update, refused, isOnline, take } = useSite();
  const [isLater, setLater] = useState(false);
  const { step } = update;
  useEffect(() => {
    if (step === "ready") announce(t("update.ready"));
  }, [step]);
  return (
    <>
      {refused !== undefined && (
        <div class="notice notice-bad" role="alert"><p><Icon name="warning" /> {t("trouble.wrong-hash")} <span class="note" translate={false}>{refused}</span></p></div>
      )}
      {update.step === "ready" && !isLater && (isOnline || update.wireBytes === 0) && (
        <div class="notice site-notice" id="update">
          <p><Icon name="fresh" /> {t("update.ready")} {update.wireBytes > 0 && t("update.size", { size: size(update.wireBytes, speech) })}</p>
          <span class="notice-buttons">
            <button type="button" class="button button-small button-check" onClick={take}>{t("update.take")}</button>
            <button type="button" class="button button-small button-quiet" onClick={() => setLater(true)}>{t("update.later")}</button>
          </span>
        </div>
      )}
      {update.step === "taking" && (
        <div class="notice site-notice" role="status">
          <p>{t("update.taking")}</p>
          <progress class="bar" aria-label={t("update.taking")} {...(update.wireTotal > 0 ? { max: update.wireTotal, value: update.wireBytes } : {})} />
        </div>
      )}
      {update.step === "failed" && (
        <div class="notice site-notice" role="alert">
          <p><Icon name="warning" /> {t("update.failed")} {troubleText([update], t)}</p>
          <button type="button" class="button button-small" onClick={take}>{t("app.retry")}</button>
        </div>
      )}
    </>
  );
}
