// A reminder on the first page, now and then: what is only here can get lost, and one tap takes it away.

import { useEffect, useState } from "preact/hooks";
import { isReminderDue, readStorageRoom, riskOf, type StorageRisk } from "../work/storage_room.ts";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

/** `labs`: in how many labs there are results. */
export function KeepReminder({ labs }: { labs: number }) {
  const { t } = useSpeech();
  const [risk, setRisk] = useState<StorageRisk>("none");
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isHere = true;
    void readStorageRoom().then((room) => {
      if (isHere) setRisk(isReminderDue(room, labs, Date.now()) ? riskOf(room) : "none");
    });
    return () => void (isHere = false);
  }, [labs]);
  if (risk === "none") return null;
  return (
    <div class={risk === "nearly-full" ? "notice notice-boxed notice-bad" : "notice notice-boxed"} role="status">
      <p><Icon name="warning" /> {t(hasFailed ? "work.export.failed" : `work.room.${risk}`)}</p>
      <button type="button" class="button button-small" onClick={() => {
        import("./take_all.ts").then((it) => it.takeAll()).then(() => setRisk("none"), () => setFailed(true));
      }}><Icon name="download" /> {t("work.export")}</button>
    </div>
  );
}
