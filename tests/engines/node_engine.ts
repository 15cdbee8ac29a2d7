// node [FLAG...] node_engine.mjs JOB FINDINGS [--backwards]: the job in Node, in a worker thread as guests always are.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isMainThread, Worker } from "node:worker_threads";
import { carryOut } from "./carry_out.ts";

const [job = "", findings = "", order] = process.argv.slice(2);
if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.on("error", (error) => {
    throw error;
  });
} else {
  const read = async (file: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(join(job, file)));
  const found = await carryOut({ read, isBackwards: order === "--backwards" });
  await writeFile(findings, JSON.stringify(found));
}
