// Evidence run again by what `bengkel verify` runs, for whoever makes something of it: each line with what its lab says of itself, or why
// it counts for nothing.

import { createReadStream } from "node:fs";
import { join } from "node:path";
import { evidenceLimits } from "../../src/protocol/evidence.ts";
import type { LabInfo } from "../../src/protocol/messages.ts";
import { readLabFolder } from "../lab_folder.ts";
import { places } from "../places.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { Workshop } from "../workshop.ts";
import { readLines } from "./read_lines.ts";
import { lineMs } from "./verify.ts";
import { VerifyThreads } from "./verify_threads.ts";

/** What is looked at of an answer of verify_worker.ts. */
interface Answer {
  readonly state: string;
  readonly evidence: string;
  readonly lab: Verified["lab"] | null;
  readonly name: string | null;
  readonly outcome: string | null;
  readonly points: number | null;
  readonly outOf: number | null;
  readonly problems: readonly { readonly message: string }[];
}

export interface Verified {
  /** SHA-256 of the line. */
  readonly evidence: string;
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string };
  readonly info: LabInfo;
  readonly name: string | null;
  readonly outcome: string | null;
  readonly points: number;
  readonly outOf: number;
}

export class EvidenceRerun {
  private readonly labs: string;
  private readonly threads: VerifyThreads;
  private readonly workshop = new Workshop();
  private readonly read = new Map<string, Promise<LabInfo>>();

  /** `labs`: the folder that they are in. */
  constructor(labs: string) {
    this.labs = labs;
    this.threads = new VerifyThreads(places.verifyWorker, { labs, private: null }, 1, lineMs);
  }

  /** The lines of a file, from 1. A text says why a line counts for nothing. */
  async *lines(file: string): AsyncGenerator<{ readonly number: number; readonly found: Verified | string }> {
    let number = 0;
    for await (const { bytes, isTooLong, sha256 } of readLines(createReadStream(file), evidenceLimits.bytes)) {
      number += 1;
      const found = isTooLong ? "it is too large" : await this.verified(JSON.parse(await this.threads.verify({ line: bytes, sha256 })) as Answer);
      yield { number, found };
    }
    if (number === 0) throw new UsageError(`${file} is empty`, exitCodes.badData);
  }

  close(): void {
    this.threads.close();
    this.workshop.close();
  }

  private async verified({ state, lab, name, outcome, points, outOf, evidence, problems }: Answer): Promise<Verified | string> {
    if (state !== "verified" || lab === null || points === null || outOf === null) return `${state}: ${problems[0]?.message ?? "it could not be run again"}`;
    const info = this.read.get(lab.id) ?? this.readInfo(lab.id);
    this.read.set(lab.id, info);
    return { evidence, lab, info: await info, name, outcome, points, outOf };
  }

  private async readInfo(id: string): Promise<LabInfo> {
    const core = await this.workshop.core();
    const read = await core.readLab(await readLabFolder(join(this.labs, id)));
    if (!read.ok) throw new Error(read.problems[0]?.message);
    return read.value.info;
  }
}
