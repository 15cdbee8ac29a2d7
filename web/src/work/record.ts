// One entry of the journal of saved work, and its check sum. A record is a whole snapshot of the learner's files, so any
// one record that reads back right is enough to go on from. It is keyed by the lab's id, never by a version of ours: a new
// site must still find old work. The lab's hash stands beside it, to tell when the lab has changed since.

export interface WorkFile {
  readonly path: string;
  readonly text: string;
}

export interface WorkRecord {
  readonly labKey: string;
  /** From 1, one more at each save. The highest one that reads back right is the work. */
  readonly seq: number;
  /** Hash of the lab the files were written for. */
  readonly baseHash: string;
  readonly files: readonly WorkFile[];
  /** What stood here before the last reset, until it is brought back or replaced by another reset. */
  readonly beforeReset: readonly WorkFile[] | null;
  /** What was written for another version of the lab, when the learner went on with this one. It has a check sum of its own. */
  readonly earlier?: EarlierWork | null;
  /** Hash of a newer version of the lab that the learner knows of and did not want. */
  readonly declined?: string | null;
  /** Checks that did not pass. Not under the check sum, so that a page from before it was counted still reads the record. */
  readonly tries?: number;
  /** Epoch milliseconds, shown to people and used for nothing else: clocks jump. */
  readonly savedAt: number;
  /** CRC-32 over the fields that a record always had. It finds damage, not malice: the page is the learner's own. */
  readonly crc: number;
}

export interface EarlierWork {
  readonly baseHash: string;
  readonly files: readonly WorkFile[];
  readonly savedAt: number;
  readonly crc: number;
}

export type UnsealedRecord = Omit<WorkRecord, "crc">;

export function seal(record: UnsealedRecord): WorkRecord {
  return { ...record, crc: checksum(record) };
}

/** The record, when `data` is one and none of it was damaged. */
export function readRecord(data: unknown): WorkRecord | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const it = data as Partial<Record<keyof WorkRecord, unknown>>;
  if (typeof it.labKey !== "string" || typeof it.baseHash !== "string") return undefined;
  if (typeof it.seq !== "number" || !Number.isSafeInteger(it.seq) || it.seq < 1) return undefined;
  if (typeof it.savedAt !== "number" || typeof it.crc !== "number") return undefined;
  if (it.tries !== undefined && !(Number.isSafeInteger(it.tries) && (it.tries as number) >= 0)) return undefined;
  if (!isFiles(it.files) || !(it.beforeReset === null || isFiles(it.beforeReset))) return undefined;
  if (!(it.declined === undefined || it.declined === null || typeof it.declined === "string")) return undefined;
  const record = it as WorkRecord;
  if (checksum(record) !== record.crc) return undefined;
  return it.earlier === undefined ? record : { ...record, earlier: readEarlier(it.earlier) };
}

export function sealEarlier({ baseHash, files, savedAt }: Omit<EarlierWork, "crc">): EarlierWork {
  return { baseHash, files, savedAt, crc: earlierChecksum({ baseHash, files, savedAt }) };
}

/** Null when there is none, or when it was damaged: the work beside it is worth no less for that. */
function readEarlier(data: unknown): EarlierWork | null {
  if (typeof data !== "object" || data === null) return null;
  const { baseHash, files, savedAt, crc } = data as Partial<Record<keyof EarlierWork, unknown>>;
  if (typeof baseHash !== "string" || typeof savedAt !== "number" || !isFiles(files)) return null;
  return crc === earlierChecksum({ baseHash, files, savedAt }) ? { baseHash, files, savedAt, crc } : null;
}

function earlierChecksum({ baseHash, files, savedAt }: Omit<EarlierWork, "crc">): number {
  return crc32(new TextEncoder().encode(JSON.stringify([baseHash, files.map(({ path, text }) => [path, text]), savedAt])));
}

export function sameFiles(a: readonly WorkFile[], b: readonly WorkFile[]): boolean {
  return a.length === b.length && a.every((file, at) => file.path === b[at]?.path && file.text === b[at].text);
}

export function isFiles(data: unknown): data is readonly WorkFile[] {
  return (
    Array.isArray(data) &&
    data.every(
      (file: unknown) =>
        typeof file === "object" &&
        file !== null &&
        typeof (file as WorkFile).path === "string" &&
        typeof (file as WorkFile).text === "string",
    )
  );
}

function checksum(record: UnsealedRecord): number {
  const { labKey, seq, baseHash, files, beforeReset, savedAt } = record;
  const plain = (list: readonly WorkFile[]) => list.map(({ path, text }) => [path, text]);
  return checksumOf([labKey, seq, baseHash, plain(files), beforeReset === null ? null : plain(beforeReset), savedAt]);
}

export function checksumOf(data: unknown): number {
  return crc32(new TextEncoder().encode(JSON.stringify(data)));
}

/** CRC-32 (IEEE). Ours, because crypto.subtle is missing on a plain http address such as a LAN box. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
