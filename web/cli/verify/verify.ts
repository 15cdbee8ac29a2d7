// bengkel verify [FILE…] [--jobs N] [--labs FOLDER] [--with FOLDER]: evidence in, a line each (of standard input when no file is named);
// answers out, a line for each line and in their order, written as soon as they are known. Nothing is remembered from line to line, so
// that any cut of the input gives the same lines.
//
// Exit code 0: every line was answered, whatever the answers; 2: asked wrongly; 65: private checks are broken; 66: a file or folder is not
// there; 77: the system does not let us read it; 74: input or output failed; 70: a mistake of ours.

import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { evidenceLimits, tooLarge } from "../../src/protocol/evidence.ts";
import { parseArguments } from "../arguments.ts";
import { expectReadable } from "../expect_readable.ts";
import { places } from "../places.ts";
import { exitCodes, reasonOf, UsageError } from "../usage_error.ts";
import { Workshop } from "../workshop.ts";
import { encodeAnswer, unverifiable } from "../../src/verify/answer.ts";
import { reviewPrivateChecks } from "./private_checks.ts";
import { readLines, type Line } from "./read_lines.ts";
import { VerifyThreads } from "./verify_threads.ts";

/** A line that takes longer is answered so. */
export const lineMs = 600_000;
const mostJobs = 256;

/** So many lines for each thread are under way or wait to be written: memory is bounded, and a slow line stops nobody for a while. */
const linesAhead = 8;

export async function verify(given: readonly string[]): Promise<number> {
  const { words: files, values } = parseArguments(given, { values: ["--jobs", "--labs", "--with"] });
  const jobs = values.get("--jobs") ?? "1";
  if (!/^[1-9][0-9]{0,2}$/.test(jobs) || Number(jobs) > mostJobs) throw new UsageError(`--jobs wants a number from 1 to ${mostJobs}, not ${jobs}`);
  const labs = resolve(values.get("--labs") ?? places.labs);
  expectReadable(labs, "folder");
  const own = values.get("--with");
  if (own !== undefined) expectReadable(own, "folder");
  for (const file of files) expectReadable(file, "file");
  const asked = { labs, private: own === undefined ? null : resolve(own) };
  await reviewPrivateChecks(new Workshop(), asked);

  // Told by the write that failed.
  process.stdout.on("error", () => undefined);
  const threads = new VerifyThreads(places.verifyWorker, asked, Number(jobs), lineMs);
  try {
    await answerAll(inputs(files), threads, Number(jobs) * linesAhead);
    return 0;
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    // Whoever reads no more has no use for being told.
    if (error.code !== "EPIPE") console.error(`bengkel: ${reasonOf(error)}`);
    return exitCodes.io;
  } finally {
    threads.close();
  }
}

async function* inputs(files: readonly string[]): AsyncGenerator<Line> {
  if (files.length === 0) yield* readLines(process.stdin, evidenceLimits.bytes);
  for (const file of files) yield* readLines(createReadStream(file, { highWaterMark: 1 << 20 }), evidenceLimits.bytes);
}

/** At most `ahead` lines are in hand at a time. */
async function answerAll(lines: AsyncIterable<Line>, threads: VerifyThreads, ahead: number): Promise<void> {
  let inHand = 0;
  let hasRoom: () => void = () => undefined;
  let written = Promise.resolve();
  let failedWith: unknown;
  for await (const { bytes, isTooLong, sha256 } of lines) {
    const answer = isTooLong
      ? Promise.resolve(encodeAnswer(sha256, unverifiable(tooLarge()))) : threads.verify({ line: bytes, sha256 });
    inHand += 1;
    written = written.then(async () => {
      await write(await answer);
      inHand -= 1;
      hasRoom();
    });
    written.catch((error: unknown) => {
      failedWith = error;
      hasRoom();
    });
    while (inHand >= ahead && failedWith === undefined) await new Promise<void>((resolve) => { hasRoom = resolve; });
    if (failedWith !== undefined) break;
  }
  await written;
}

/** Settles once the line has left this process. */
function write(text: string): Promise<void> {
  return new Promise((settle, refuse) => {
    process.stdout.write(text, (error) => (error === undefined || error === null ? settle() : refuse(error)));
  });
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
