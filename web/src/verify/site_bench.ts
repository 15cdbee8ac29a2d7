// The bench of the class page: the labs of the site, and its engines.

import type { Result } from "../base/result.ts";
import type { CoreClient } from "../core/core_client.ts";
import type { EngineHashes } from "../protocol/evidence.ts";
import type { EngineWish } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Hash } from "../session/fetching.ts";
import type { SiteTools } from "../session/site_tools.ts";
import { told, type Told } from "./answer.ts";
import type { KnownLab, VerifyingBench } from "./verify_evidence.ts";

export class SiteBench implements VerifyingBench {
  readonly hash: Hash;
  private readonly tools: SiteTools;

  constructor(tools: SiteTools) {
    this.tools = tools;
    this.hash = tools.hash;
  }

  core(): Promise<CoreClient> {
    return this.tools.core();
  }

  runtime(wish: EngineWish): Promise<Result<Runtime>> {
    return this.tools.runtime(wish);
  }

  parser(language: string): Promise<Result<Runtime>> {
    return this.tools.parser(language);
  }

  engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>> {
    return this.tools.engineHashes(wish, prices);
  }

  async lab(id: string): Promise<KnownLab | Told> {
    const opened = await this.tools.openLab(id);
    if (opened.ok) return { info: opened.value.lab.info, source: opened.value.source, withPrivate: null };
    return opened.problems[0]?.code === "session.no-such-lab"
      ? told("evidence.unknown-lab", `there is no lab ${id} here`) : told("verify.platform", `the lab ${id} could not be fetched`);
  }
}
