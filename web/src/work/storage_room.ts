// How safe what is kept here is: whether the browser has promised to keep it, how much room there is, and when all of it was last
// taken away as a file.

export interface StorageRoom {
  /** The browser will not clear it by itself. */
  readonly isPromised: boolean;
  /** Bytes; null where the browser does not say. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Epoch milliseconds. */
  readonly lastTaken: number | null;
}

export type StorageRisk = "none" | "may-be-cleared" | "nearly-full";

const lastTakenKey = "bengkel-last-taken";
const nearlyFull = 0.8;

export async function readStorageRoom(): Promise<StorageRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  const [isPromised, estimate] = await Promise.all([
    storage?.persisted().catch(() => false) ?? false,
    storage?.estimate().catch(() => undefined),
  ]);
  return { isPromised, used: estimate?.usage ?? null, quota: estimate?.quota ?? null, lastTaken: readLastTaken() };
}

export function riskOf({ isPromised, used, quota }: Pick<StorageRoom, "isPromised" | "used" | "quota">): StorageRisk {
  if (used !== null && quota !== null && quota > 0 && used / quota >= nearlyFull) return "nearly-full";
  return isPromised ? "none" : "may-be-cleared";
}

/** Asks the browser to keep what is here; some ask the person, some decide by themselves. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

export function rememberTaken(at: number): void {
  try {
    localStorage.setItem(lastTakenKey, String(at));
  } catch {
    // forbidden or full
  }
}

function readLastTaken(): number | null {
  try {
    const at = Number(localStorage.getItem(lastTakenKey));
    return Number.isFinite(at) && at > 0 ? at : null;
  } catch {
    return null;
  }
}

/** Safari forgets after seven days without a visit. */
const reminderMs = 7 * 86_400_000;
const fewestLabs = 2;

/** `labs`: in how many there are results. A time that is still to come was told by a clock that was wrong. */
export function isReminderDue(room: StorageRoom, labs: number, now: number): boolean {
  const risk = riskOf(room);
  if (risk === "none" || labs === 0) return false;
  const { lastTaken } = room;
  const isFresh = lastTaken !== null && lastTaken <= now && now - lastTaken < reminderMs;
  return !isFresh && (risk === "nearly-full" || labs >= fewestLabs);
}
