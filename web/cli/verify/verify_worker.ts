// Entry of the threads that verify: one line after another, each answered by one line.

import { parentPort, workerData } from "node:worker_threads";
import { encodeAnswer, told, unverifiable, type Answer } from "../../src/verify/answer.ts";
import { Verifier } from "../../src/verify/verify_evidence.ts";
import { FolderBench, type Places } from "./folder_bench.ts";

export interface VerifyRequest {
  readonly line: Uint8Array;
  readonly sha256: string;
}

if (parentPort === null) throw new Error("this is the entry of a worker thread");
const port = parentPort;
const verifier = new Verifier(new FolderBench(workerData as Places));

port.on("message", ({ line, sha256 }: VerifyRequest) => {
  const answered = verifier.verify(line).then(({ answer }) => answer).catch((error: unknown): Answer => {
    console.error(`bengkel: ${sha256}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return unverifiable(told("verify.platform", "this could not be run here"));
  });
  void answered.then((answer) => port.postMessage(encodeAnswer(sha256, answer)));
});
