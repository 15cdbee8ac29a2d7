// All work of this device, taken away as one file. Rejects when it cannot be gathered.

import { gatherBackup } from "../work/all_work.ts";
import { writeBackup } from "../work/backup.ts";
import { rememberTaken } from "../work/storage_room.ts";
import { offerFile } from "./download.ts";

export async function takeAll(): Promise<void> {
  const backup = await gatherBackup();
  offerFile(`bengkel-work-${dayOf(backup.madeAt)}.json`, new Blob([writeBackup(backup)], { type: "application/json" }));
  rememberTaken(backup.madeAt);
}

/** "2026-11-26", by the device's own clock and zone. */
function dayOf(at: number): string {
  const day = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
