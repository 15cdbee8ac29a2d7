// What instructors' pages work with: the site's labs and engines, with an engine of its own that has as many workers as were asked for. A
// page has memory for one engine, so whoever verifies much goes through it language by language.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { CoreClient, LabSource, NamedBytes } from "../core/core_client.ts";
import type { EngineHashes } from "../protocol/evidence.ts";
import type { Catalogue } from "../protocol/messages.ts";
import { engineFor, type EngineKind, type EngineWish } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { EngineSlot } from "./engine_slot.ts";
import { bulkHash, type Hash } from "./fetching.ts";
import { noEngine } from "./no_engine.ts";
import { obtainAll, openLab, verifyLab } from "./open_lab.ts";
import type { OpenLab } from "./session.ts";
import type { SiteFiles } from "./site_files.ts";

export interface SiteToolParts {
  readonly catalogue: Catalogue;
  readonly core: CoreClient;
  readonly files: SiteFiles;
  readonly fileHash: Hash;
  readonly engineHashes: (wish: EngineWish, prices: string) => Promise<Result<EngineHashes>>;
  readonly loadEngine: (kind: EngineKind) => Promise<Result<Runtime>>;
  readonly loadParser: (language: string) => Promise<Result<Runtime>>;
}

/** A lab that the core has read, with all of its files. */
export interface VerifiedLab {
  readonly lab: OpenLab;
  readonly source: LabSource;
}

export class SiteTools {
  readonly hash: Hash;
  private readonly it: SiteToolParts;
  private readonly engines = new Map<string, EngineSlot>();
  private readonly parsers = new Map<string, EngineSlot>();

  constructor(parts: SiteToolParts) {
    this.it = parts;
    this.hash = bulkHash(parts.core);
  }

  core(): Promise<CoreClient> {
    return Promise.resolve(this.it.core);
  }

  async runtime(wish: EngineWish): Promise<Result<Runtime>> {
    const kind = engineFor(wish);
    return kind === undefined ? noEngine(wish) : only(this.engines, kind.name, () => this.it.loadEngine(kind));
  }

  parser(language: string): Promise<Result<Runtime>> {
    return only(this.parsers, language, () => this.it.loadParser(language));
  }

  engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>> {
    return this.it.engineHashes(wish, prices);
  }

  get labs(): Catalogue["labs"] {
    return this.it.catalogue.labs;
  }

  /** The site's rule packs, which any lab may name. */
  rules(): Promise<Result<readonly NamedBytes[]>> {
    return obtainAll(this.it.files, "labs/", this.it.catalogue.rules, this.it.fileHash);
  }

  /** All that the site has of a lab, read by the core: of its attempts only those that it carries. */
  async openLab(id: string): Promise<Result<VerifiedLab>> {
    const { catalogue: { labs, rules }, core, files, fileHash } = this.it;
    const entry = labs.find((it) => it.id === id);
    if (entry === undefined) return failure(problem("session.no-such-lab", `there is no lab "${id}"`));
    const opened = await openLab(files, { entry, rules }, fileHash);
    if (!opened.ok) return opened;
    const { lab } = opened.value;
    const source = await opened.value.source();
    const verified = source.ok ? await verifyLab(core, lab, source.value) : source;
    return verified.ok ? success({ lab, source: verified.value }) : verified;
  }

  dispose(): void {
    for (const slot of [...this.engines.values(), ...this.parsers.values()]) slot.release();
  }
}

/** The slot of this name; all others are given up. */
function only(slots: Map<string, EngineSlot>, name: string, load: () => Promise<Result<Runtime>>): Promise<Result<Runtime>> {
  for (const [other, slot] of slots) if (other !== name) slot.release();
  const slot = slots.get(name) ?? new EngineSlot(load);
  slots.set(name, slot);
  return slot.get();
}
