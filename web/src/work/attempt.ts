// One entry of a lab's history: the files as they were checked, run or about to be replaced, and what came of it. Entries are
// ordered by their number, never by their time: clocks jump. How many are kept is decided here, of plain data.

import { checksumOf, isFiles, sameFiles, type WorkFile } from "./record.ts";

export const attemptKinds = ["check", "run", "kept"] as const;
/** "kept": what stood in the editor before something took its place. */
export type AttemptKind = (typeof attemptKinds)[number];

export const outcomes = ["passed", "failed", "not-gradable"] as const;

export interface AttemptVerdict {
  readonly outcome: (typeof outcomes)[number];
  readonly points: number;
  readonly outOf: number;
}

export interface UnsealedAttempt {
  readonly labKey: string;
  readonly kind: AttemptKind;
  /** Hash of the lab as it was then. */
  readonly labHash: string;
  readonly files: readonly WorkFile[];
  /** Of a check. */
  readonly verdict: AttemptVerdict | null;
  /** Epoch milliseconds by the device's clock; only shown. */
  readonly at: number;
}

export interface Attempt extends UnsealedAttempt {
  /** From 1 in each lab, given by the store. */
  readonly seq: number;
  /** Over all but the number, so that the same attempt is known again on another device. */
  readonly crc: number;
}

export function sealAttempt(attempt: UnsealedAttempt): Omit<Attempt, "seq"> {
  return { ...attempt, crc: checksum(attempt) };
}

/** The attempt, when `data` is one and none of it was damaged. */
export function readAttempt(data: unknown): Attempt | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const it = data as Partial<Record<keyof Attempt, unknown>>;
  if (typeof it.labKey !== "string" || typeof it.labHash !== "string" || !attemptKinds.includes(it.kind as AttemptKind)) return undefined;
  if (!Number.isSafeInteger(it.seq) || !Number.isFinite(it.at) || !isFiles(it.files) || !isVerdict(it.verdict)) return undefined;
  const attempt = it as Attempt;
  return checksum(attempt) === attempt.crc ? attempt : undefined;
}

/** The same attempt, perhaps under another number. */
export function sameAttempt(a: Omit<Attempt, "seq">, b: Omit<Attempt, "seq">): boolean {
  return a.crc === b.crc && a.at === b.at && a.kind === b.kind && sameFiles(a.files, b.files);
}

const mostOfKind: Readonly<Record<AttemptKind, number>> = { check: 60, run: 20, kept: 20 };
const mostCharacters = 4_000_000;

/** Which of a lab's attempts, oldest first, are more than is kept: the oldest of each kind, and the oldest of all where they hold too
 *  much text. The first of the best checks stays, and so does the newest attempt. */
export function surplus(attempts: readonly Attempt[]): readonly Attempt[] {
  const best = attempts.filter(({ kind }) => kind === "check")
    .reduce<Attempt | undefined>((first, it) => (first === undefined || share(it) > share(first) ? it : first), undefined);
  const keepers = new Set([best, attempts.at(-1)]);
  const count = { check: 0, run: 0, kept: 0 };
  let characters = 0;
  const dropped: Attempt[] = [];
  for (const it of [...attempts].reverse()) {
    count[it.kind] += 1;
    characters += it.files.reduce((sum, { text }) => sum + text.length, 0);
    if (!keepers.has(it) && (count[it.kind] > mostOfKind[it.kind] || characters > mostCharacters)) dropped.push(it);
  }
  return dropped;
}

function share({ verdict }: Attempt): number {
  if (verdict === null) return -1;
  return verdict.outOf === 0 ? Number(verdict.outcome === "passed") : verdict.points / verdict.outOf;
}

const earliest = Date.UTC(2025, 0, 1);
const dayMs = 86_400_000;

/** Undefined for a time that cannot be right: before there were labs, or well after now. */
export function plausibleTime(at: number, now: number): number | undefined {
  return at >= earliest && at <= now + dayMs ? at : undefined;
}

function isVerdict(data: unknown): data is AttemptVerdict | null {
  if (data === null) return true;
  if (typeof data !== "object") return false;
  const { outcome, points, outOf } = data as Partial<Record<keyof AttemptVerdict, unknown>>;
  return outcomes.includes(outcome as AttemptVerdict["outcome"]) && Number.isSafeInteger(points) && Number.isSafeInteger(outOf);
}

function checksum({ labKey, kind, labHash, files, verdict, at }: UnsealedAttempt): number {
  const told = verdict === null ? null : [verdict.outcome, verdict.points, verdict.outOf];
  return checksumOf([labKey, kind, labHash, files.map(({ path, text }) => [path, text]), told, at]);
}
