// When something was done, as the reader writes days and times.

import { dateFormat } from "../base/formatters.ts";
import { plausibleTime } from "../work/attempt.ts";
import type { Speech } from "./words.ts";

/** A clock that was wrong is not believed. */
export function whenSaid(at: number, { formats, t }: Speech): string {
  const time = plausibleTime(at, Date.now());
  return time === undefined ? t("work.when.unknown") : dateFormat(formats, { dateStyle: "medium", timeStyle: "short" }).format(time);
}
