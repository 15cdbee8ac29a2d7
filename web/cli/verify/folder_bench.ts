// The bench of the command line: labs of a folder, with an instructor's own checks beside them, everything in the thread that asks.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../src/base/result.ts";
import type { CoreClient } from "../../src/core/core_client.ts";
import type { EngineHashes } from "../../src/protocol/evidence.ts";
import type { EngineWish } from "../../src/runtime/engine_kind.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { told, type Told } from "../../src/verify/answer.ts";
import type { KnownLab, VerifyingBench } from "../../src/verify/verify_evidence.ts";
import { nodeHash } from "../compress.ts";
import { readLabFolder, withoutAttempts } from "../lab_folder.ts";
import { Workshop } from "../workshop.ts";
import { inOwnThread } from "./own_thread.ts";
import { readPrivateChecks } from "./private_checks.ts";

export interface Places {
  /** The folder that holds labs, each under its id. */
  readonly labs: string;
  /** The folder of an instructor's own checks, or null. */
  readonly private: string | null;
}

export class FolderBench implements VerifyingBench {
  readonly hash = nodeHash;
  private readonly places: Places;
  private readonly workshop = new Workshop(inOwnThread);

  constructor(places: Places) {
    this.places = places;
  }

  core(): Promise<CoreClient> {
    return this.workshop.core();
  }

  runtime(wish: EngineWish): Promise<Result<Runtime>> {
    return this.workshop.runtime(wish);
  }

  parser(language: string): Promise<Result<Runtime>> {
    return this.workshop.parser(language);
  }

  engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>> {
    return this.workshop.engineHashes(wish, prices);
  }

  async lab(id: string): Promise<KnownLab | Told> {
    const path = join(this.places.labs, id);
    if (!existsSync(join(path, "lab.json"))) return told("evidence.unknown-lab", `there is no lab ${id} here`);
    const core = await this.core();
    const folder = await readLabFolder(path);
    const read = await core.readLab(folder);
    if (!read.ok) return told("verify.broken-lab", `the lab ${id} is broken; ./bengkel check shows how`);
    const { info } = read.value;
    if (info.id !== id) return told("evidence.unknown-lab", `there is no lab ${id} here, only one called ${info.id} in its folder`);
    const source = withoutAttempts(folder, info);
    const own = this.places.private === null ? null : await readPrivateChecks(this.places.private, id);
    if (own === null) return { info, source, withPrivate: null };
    const readPrivate = await core.readLab({ ...source, private: own });
    if (!readPrivate.ok) return told("verify.broken-lab", `the private checks of ${id} are broken: ${readPrivate.problems[0]?.message ?? ""}`);
    return { info, source, withPrivate: { source: { ...source, private: own }, hash: readPrivate.value.info.hash } };
  }
}
