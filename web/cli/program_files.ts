// Modules that a compiler made, kept as files: a program that has not changed is compiled once. They are kept as they left the
// compiler, and charged by the core each time like what was just compiled. Nothing here fails: where nothing can be kept, nothing is
// lost but time.

import type { Bytes } from "../src/protocol/frame.ts";
import type { ProgramStore } from "../src/runtime/compiled_runtime.ts";
import { decodeMadeModule, encodeMadeModule, type MadeModule } from "../src/runtime/made_module.ts";
import type { Engine } from "../src/runtime/runtime.ts";
import type { CacheFolder } from "./cache_folder.ts";
import { sha256 } from "./compress.ts";

const hashBytes = 32;

export class ProgramFiles implements ProgramStore {
  private readonly folder: CacheFolder;
  private readonly compiler: string;

  constructor(folder: CacheFolder, { module, library, snapshot }: Engine) {
    this.folder = folder;
    this.compiler = [module, library, snapshot].map((bytes) => sha256(bytes ?? new Uint8Array()).slice(0, 12)).join("");
  }

  async read(key: string): Promise<MadeModule | null> {
    const file = await this.folder.read(this.name(key)).catch(() => undefined);
    if (file === undefined) return null;
    const bytes: Bytes = file.subarray(hashBytes);
    const isWhole = sha256(bytes) === Buffer.from(file.subarray(0, hashBytes)).toString("hex");
    const made = isWhole ? decodeMadeModule(bytes) : null;
    if (made === null) await this.folder.remove(this.name(key)).catch(() => undefined);
    return made;
  }

  async keep(key: string, made: MadeModule): Promise<void> {
    const bytes = encodeMadeModule(made);
    await this.folder.keep(this.name(key), Buffer.concat([Buffer.from(sha256(bytes), "hex"), bytes])).catch(() => undefined);
  }

  private name(key: string): string {
    return `${this.compiler}-${key}`;
  }
}
