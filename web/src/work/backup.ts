// All work of a device as one file: what it holds, and reading one hard. The file may have been cut off, edited or made by another
// program; nothing of it is used before all of it is found right.

import { failure, type Result } from "../base/result.ts";
import { problem } from "../base/problem.ts";
import { decodeValue, type Node } from "../protocol/read_json.ts";
import { attemptKinds, outcomes, sealAttempt, type Attempt, type AttemptVerdict } from "./attempt.ts";
import { checksumOf, type WorkFile } from "./record.ts";

export interface BackupLab {
  readonly lab: string;
  /** The code as it stands; null: only results and history are known. */
  readonly work: { readonly labHash: string; readonly files: readonly WorkFile[]; readonly tries: number } | null;
  /** The best result. */
  readonly best: (AttemptVerdict & { readonly labHash: string }) | null;
  /** Oldest first. */
  readonly attempts: readonly Omit<Attempt, "seq">[];
}

export interface Backup {
  /** Epoch milliseconds, by the clock of the device that made it. */
  readonly madeAt: number;
  readonly labs: readonly BackupLab[];
}

const format = "bengkel-work";
const version = 1;

export const mostBackupBytes = 64 << 20;
const mostLabs = 2000;
const mostAttempts = 500;
const mostFiles = 40;
const mostText = 1 << 20;
const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const pathPattern = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const hashPattern = /^[0-9a-f]{0,64}$/;

export function writeBackup({ madeAt, labs }: Backup): string {
  const plain = labs.map(({ attempts, ...lab }) => ({ ...lab, attempts: attempts.map(plainAttempt) }));
  return `${JSON.stringify({ format, version, madeAt, crc: checksumOf(plain), labs: plain })}\n`;
}

/** Of an attempt, what the file holds; the lab stands above it, and its check sum is made anew. */
function plainAttempt({ kind, labHash, files, verdict, at }: Omit<Attempt, "seq">) {
  return { kind, labHash, files, verdict, at };
}

/** Problems, one each: backup.too-large, backup.not-ours, backup.newer, backup.damaged. */
export function readBackup(text: string): Result<Backup> {
  if (text.length > mostBackupBytes) return refused("too-large", `more than ${mostBackupBytes} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.includes(`"${format}"`) ? refused("damaged", "this is not whole JSON") : refused("not-ours", "this is not JSON");
  }
  const head = typeof value === "object" && value !== null ? value as { format?: unknown; version?: unknown; crc?: unknown; labs?: unknown } : {};
  if (head.format !== format) return refused("not-ours", "the format is another one");
  if (typeof head.version === "number" && head.version > version) return refused("newer", `version ${head.version}`);
  if (head.version !== version || checksumOf(head.labs) !== head.crc) return refused("damaged", "the check sum is wrong");
  const read = decodeValue("backup", value, (it) => ({ madeAt: it.at("madeAt").number(), labs: labsOf(it.at("labs")) }));
  return read.ok ? read : refused("damaged", read.problems[0]?.message ?? "");
}

function refused(name: string, message: string): ReturnType<typeof failure> {
  return failure(problem(`backup.${name}`, message));
}

function labsOf(it: Node): BackupLab[] {
  const labs = atMost(mostLabs, it).list(labOf);
  if (new Set(labs.map(({ lab }) => lab)).size < labs.length) it.refuse("each lab once");
  return labs;
}

function labOf(it: Node): BackupLab {
  const lab = matching(idPattern, it.at("lab"));
  if (lab.length > 64) it.refuse("an id of at most 64 signs");
  return {
    lab,
    work: it.at("work").orNull((work) => ({
      labHash: matching(hashPattern, work.at("labHash")), files: filesOf(work.at("files")), tries: work.at("tries").count(),
    })),
    best: it.at("best").orNull((best) => ({ ...verdictOf(best), labHash: matching(hashPattern, best.at("labHash")) })),
    attempts: atMost(mostAttempts, it.at("attempts")).list((attempt) => sealAttempt({
      labKey: lab,
      kind: attempt.at("kind").oneOf(...attemptKinds),
      labHash: matching(hashPattern, attempt.at("labHash")),
      files: filesOf(attempt.at("files")),
      verdict: attempt.at("verdict").orNull(verdictOf),
      at: attempt.at("at").number(),
    })),
  };
}

function verdictOf(it: Node): AttemptVerdict {
  const [points, outOf] = [it.at("points").count(), it.at("outOf").count()];
  if (points > outOf) it.refuse("no more points than there are");
  return { outcome: it.at("outcome").oneOf(...outcomes), points, outOf };
}

function filesOf(it: Node): WorkFile[] {
  const files = atMost(mostFiles, it).list((file) => {
    const text = file.at("text").text();
    if (text.length > mostText) file.refuse(`at most ${mostText} signs`);
    return { path: matching(pathPattern, file.at("path")), text };
  });
  if (new Set(files.map(({ path }) => path)).size < files.length) it.refuse("each path once");
  return files;
}

function atMost(count: number, it: Node): Node {
  if (Array.isArray(it.value) && it.value.length > count) it.refuse(`at most ${count}`);
  return it;
}

function matching(pattern: RegExp, it: Node): string {
  const text = it.text();
  return pattern.test(text) && text.length <= 200 ? text : it.refuse("another text");
}

