// Packs: sets of labs with the engines that they need, fetched whole so that they work without a connection, and given up again. What
// is here already is not fetched again, whoever brought it; so a pack that was cut off goes on where it stopped.

import type { Result } from "../base/result.ts";
import type { Instruments } from "../protocol/instruments.ts";
import type { Catalogue, Engines, SiteFile } from "../protocol/messages.ts";
import type { Hash } from "./fetching.ts";
import { fetchMissing, noRoom, type FetchProgress } from "./fetch_missing.ts";
import type { KeptFiles } from "./kept_files.ts";
import { askedPacks, isWhole, joined, labRecord, needsOf, noteEngine, noteLab, packRecord, type Needs } from "./kept_labs.ts";
import { forgetPrograms } from "./kept_programs.ts";
import { sweep } from "./sweep.ts";

/** The labs of a course, of a language, or any others; `id` names the set for good. */
export interface Pack {
  readonly id: string;
  readonly labs: readonly string[];
}

export interface PackState {
  /** Somebody asked for it and did not give it up since. */
  readonly isAsked: boolean;
  /** Another pack that was asked for has all of its labs. */
  readonly isPartOfAsked: boolean;
  readonly labs: number;
  /** Labs that work without a connection, from wherever they came. */
  readonly wholeLabs: number;
  /** To be fetched yet, compressed. */
  readonly wireBytes: number;
  /** What it takes up on the device when it is whole, with what its engines make here. */
  readonly bytes: number;
  readonly heldBytes: number;
}

/** What the browser tells of its room. */
export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** The browser promises not to throw anything away by itself. */
  readonly isPersistent: boolean;
}

export interface PackSource {
  readonly base: string;
  readonly kept: KeptFiles;
  readonly hash: Hash;
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly instruments: Instruments;
  /** Versions of a lab for which somebody has saved work. */
  readonly workedOn: (lab: string) => Promise<ReadonlySet<string>>;
}

export class Packs {
  private readonly it: PackSource;

  constructor(source: PackSource) {
    this.it = source;
  }

  isAvailable(): Promise<boolean> {
    return this.it.kept.isAvailable();
  }

  /** One for each of `packs`. */
  async states(packs: readonly Pack[]): Promise<PackState[]> {
    const [held, asked] = await Promise.all([this.it.kept.held(), askedPacks(this.it.kept)]);
    return packs.map((pack) => {
      const needs = this.needs(pack);
      const files = [...joined(needs), ...this.drawing()];
      const snapshots = [...new Map(needs.flatMap(({ snapshot }) => (snapshot === null ? [] : [[snapshot.sha256, snapshot] as const]))).values()];
      const parts = [...files, ...snapshots];
      return {
        isAsked: asked.has(pack.id),
        isPartOfAsked: [...asked].some(([id, labs]) => id !== pack.id && pack.labs.every((lab) => labs.includes(lab))),
        labs: pack.labs.length,
        wholeLabs: needs.filter((it) => isWhole(it, held)).length,
        wireBytes: files.reduce((sum, file) => sum + (held.has(file.sha256) ? 0 : file.wireBytes), 0),
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
        heldBytes: parts.reduce((sum, { sha256, bytes }) => sum + (held.has(sha256) ? bytes : 0), 0),
      };
    });
  }

  /** The ids of all labs that work without a connection. */
  async wholeLabs(): Promise<ReadonlySet<string>> {
    const held = await this.it.kept.held();
    const { labs } = this.it.catalogue;
    return new Set(labs.filter(({ id }) => this.needs({ labs: [id] }).every((it) => isWhole(it, held))).map(({ id }) => id));
  }

  /** Fetches what is not here yet. After a failure, what came stays. Stopped: a problem `pack.stopped`. */
  async get(pack: Pack, onProgress: (progress: FetchProgress) => void, signal: AbortSignal): Promise<Result<null>> {
    const { base, kept, hash, catalogue } = this.it;
    await askToPersist();
    const [state] = await this.states([pack]);
    const room = await this.room();
    if (room !== null && state !== undefined && state.bytes - state.heldBytes > room.quotaBytes - room.usedBytes) return noRoom();
    if (await kept.note(packRecord(pack.id), { labs: pack.labs }) !== "kept") return noRoom();
    const needs = this.needs(pack);
    const { rules } = catalogue;
    for (const entry of catalogue.labs) if (pack.labs.includes(entry.id)) await noteLab(kept, { entry, rules });
    for (const { engine } of needs) if (engine !== undefined) await noteEngine(kept, engine);
    return fetchMissing({ base, kept, hash, files: [...joined(needs), ...this.drawing()], onProgress, signal });
  }

  /** Takes in a pack that came as a file. The labs it brought whole work without a connection; `isWhole` tells whether all of them do. */
  async take(file: Blob, onProgress: (progress: { readonly done: number; readonly total: number }) => void): Promise<Result<{ readonly isWhole: boolean }>> {
    const { kept, hash, catalogue } = this.it;
    await askToPersist();
    const { takePack } = await import("./take_pack.ts");
    return takePack(file, {
      kept, hash, onProgress,
      wanted: async (list) => {
        const needs = this.needs(list);
        const { rules } = catalogue;
        for (const entry of catalogue.labs) if (list.labs.includes(entry.id)) await noteLab(kept, { entry, rules });
        for (const { engine } of needs) if (engine !== undefined) await noteEngine(kept, engine);
        return needs.length === 0 ? [] : [...joined(needs), ...this.drawing()];
      },
    });
  }

  /** Gives it up: what no other pack that was asked for needs leaves the device. Labs with saved work keep their few files, so that a new
   *  version of them can be compared. Answers with the bytes that became free. */
  async remove(pack: Pack): Promise<number> {
    const { base, kept, catalogue, workedOn } = this.it;
    await kept.drop(packRecord(pack.id));
    const others = new Set([...(await askedPacks(kept)).values()].flat());
    const given = pack.labs.filter((id) => !others.has(id));
    const recorded = await kept.names("lab/");
    for (const name of recorded) {
      const [id = "", hash = ""] = name.split("/");
      if (given.includes(id) && !(await workedOn(id)).has(hash)) await kept.drop(labRecord(id, hash));
    }
    // Engines stay for labs of other packs, and for labs outside this pack that somebody opened.
    const staying = catalogue.labs.filter(({ id }) => !given.includes(id) && (others.has(id) || recorded.some((name) => name.startsWith(`${id}/`))));
    const needed = new Set(this.needs({ labs: staying.map(({ id }) => id) }).flatMap(({ engine }) => (engine === undefined ? [] : [engine.name])));
    for (const name of await kept.names("engine/")) {
      const [engine = ""] = name.split("/");
      if (needed.has(engine)) continue;
      await kept.drop(`engine/${name}`);
      await forgetPrograms(base, engine);
    }
    return sweep(kept, workedOn);
  }

  /** Null where the browser does not say. */
  async room(): Promise<Room | null> {
    try {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      return { usedBytes: usage, quotaBytes: quota, isPersistent: await navigator.storage.persisted() };
    } catch {
      return null;
    }
  }

  /** What plots and tables are drawn with: no lab needs it, since all of it stands in words too, but a pack brings it along. */
  private drawing(): SiteFile[] {
    const { shell, fonts } = this.it.instruments;
    return [shell, ...fonts.filter(({ isBasic }) => isBasic).map(({ asset }) => asset)].flatMap(({ parts }) => parts);
  }

  private needs({ labs }: Pick<Pack, "labs">): Needs[] {
    const { catalogue, engines } = this.it;
    const { rules } = catalogue;
    return catalogue.labs.filter(({ id }) => labs.includes(id)).map((entry) => needsOf({ entry, rules }, engines));
  }
}

/** Some browsers ask the person, others decide by themselves; it is asked once there is something to lose. */
async function askToPersist(): Promise<void> {
  try {
    if (!await navigator.storage.persisted()) await navigator.storage.persist();
  } catch {
    // Not offered here; the page says that things may be thrown away.
  }
}
