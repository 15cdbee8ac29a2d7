// What the files on this device are kept for: labs, each in the version that was opened or asked for, and the engines that they run on.

import type { EngineParts, Engines, KeptLab, SiteFile } from "../protocol/messages.ts";
import { decodeKeptLab } from "../protocol/messages.ts";
import { decode } from "../protocol/read_json.ts";
import { engineFor } from "../runtime/engine_kind.ts";
import type { KeptFiles } from "./kept_files.ts";
import { fileOf } from "./site_files.ts";

/** Before the files of either are kept. */
export async function noteLab(kept: KeptFiles, lab: KeptLab): Promise<void> {
  await kept.note(labRecord(lab.entry.id, lab.entry.hash), lab);
}

export async function noteEngine(kept: KeptFiles, { name, module, library }: EngineParts): Promise<void> {
  await kept.note(engineRecord(name, module.sha256, library?.sha256), {});
}

/** As it stood in the catalogue of its day; undefined when this device does not know that version. */
export async function keptLab(kept: KeptFiles, id: string, hash: string): Promise<KeptLab | undefined> {
  const text = await kept.noted(labRecord(id, hash));
  const lab = text === undefined ? undefined : decodeKeptLab(text);
  return lab?.ok === true ? lab.value : undefined;
}

export function labRecord(id: string, hash: string): string {
  return `lab/${id}/${hash}`;
}

export function engineRecord(name: string, ...sha256s: readonly (string | undefined)[]): string {
  return `engine/${name}/${sha256s.map((sha256) => sha256?.slice(0, 16) ?? "").join("-")}`;
}

export function packRecord(id: string): string {
  return `pack/${id}`;
}

/** Packs that somebody asked for, with the labs that they had then. */
export async function askedPacks(kept: KeptFiles): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = new Map<string, readonly string[]>();
  for (const id of await kept.names("pack/")) {
    const text = await kept.noted(packRecord(id));
    const labs = text === undefined ? undefined : decode("pack", text, (it) => it.at("labs").texts());
    if (labs?.ok === true) asked.set(id, labs.value);
  }
  return asked;
}

export interface Needs {
  readonly files: readonly SiteFile[];
  /** What its engine makes here when it is first started. */
  readonly snapshot: { readonly sha256: string; readonly bytes: number } | null;
  /** Undefined: the site has none for it. */
  readonly engine: EngineParts | undefined;
}

/** Everything that it takes to open a lab, run it and grade it. */
export function needsOf({ entry, rules }: KeptLab, { core, engines, parser, grammars }: Engines): Needs {
  const engine = engines.find(({ name }) => name === engineFor(entry)?.name);
  const grammar = grammars[entry.language];
  const isRead = entry.checks.some(({ kind }) => kind === "source");
  const assets = [
    core, ...(engine === undefined ? [] : [engine.module, ...(engine.library === null ? [] : [engine.library])]),
    ...(isRead && grammar !== undefined ? [parser, grammar] : []),
  ];
  const files = [
    ...entry.fileList.map((file) => fileOf(`labs/${entry.id}/`, file)), ...rules.map((file) => fileOf("labs/", file)),
    ...assets.flatMap(({ parts }) => parts),
  ];
  return { files, snapshot: engine?.snapshot ?? null, engine };
}

/** The files of all of them, each once. */
export function joined(needs: readonly Needs[]): SiteFile[] {
  return [...new Map(needs.flatMap(({ files }) => files.map((file) => [file.sha256, file] as const))).values()];
}

/** Nothing of it would have to be fetched. */
export function isWhole({ files, engine }: Needs, held: ReadonlySet<string>): boolean {
  return engine !== undefined && files.every(({ sha256 }) => held.has(sha256));
}

