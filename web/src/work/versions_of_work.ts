// Which versions of a lab somebody's work was written for.

import { Journal } from "./journal.ts";

export async function versionsOfWork(lab: string): Promise<ReadonlySet<string>> {
  const { record } = await Journal.open(lab);
  if (record === undefined) return new Set();
  return new Set([record.baseHash, record.earlier?.baseHash ?? record.baseHash]);
}
