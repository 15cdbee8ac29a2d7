// A lab as it comes out of another format, and what became of each part of its origin.

import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonObject } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";

export interface Note {
  readonly became: "kept" | "changed" | "refused";
  /** The part of the origin. */
  readonly part: string;
  readonly say: string;
}

export interface ImportedLab {
  readonly id: string;
  /** By their paths in the lab's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

export type Language = "python" | "javascript" | "cpp" | "sql";

export interface LabParts {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly summary: string;
  readonly entry?: string;
  readonly checks: readonly JsonObject[];
}

export const endings: Readonly<Record<Language, string>> = { python: ".py", javascript: ".js", cpp: ".cpp", sql: ".sql" };

/** What nothing in the origin tells (level, minutes) is a beginning for the author to change. */
export function labJson({ id, language, title, summary, entry, checks }: LabParts): string {
  const lab = {
    format: 1, id, version: 1, language, track: "imported", level: "beginner", minutes: 20,
    title: { en: oneLine(title, 80) }, summary: { en: oneLine(summary, 200) }, locales: { en: { reviewed: false } }, outcomes: {},
    ...(entry === undefined ? {} : { entry }), checks,
  };
  return `${JSON.stringify(lab, undefined, 2)}\n`;
}

export function idOf(name: string): string {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64).replace(/-+$/, "");
  if (id === "") throw new UsageError(`${JSON.stringify(name)} has no letters that an id could be made of`);
  return id;
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim() || "Imported";
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

export class Notes {
  readonly list: Note[] = [];
  kept(part: string, say: string): void {
    this.list.push({ became: "kept", part, say });
  }
  changed(part: string, say: string): void {
    this.list.push({ became: "changed", part, say });
  }
  refused(part: string, say: string): void {
    this.list.push({ became: "refused", part, say });
  }
}

/** One lab becomes the folder itself, several become folders in it. Nothing that is there is written over. */
export async function writeLabs(out: string, labs: readonly ImportedLab[]): Promise<void> {
  for (const { id, files } of labs) {
    const folder = labs.length === 1 ? out : join(out, id);
    if (existsSync(folder)) throw new UsageError(`${folder} is there already`);
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  }
}

export function reportText(labs: readonly ImportedLab[]): string {
  const lines = labs.flatMap(({ id, notes }) => [`${id}:`, ...notes.map(({ became, part, say }) => `  ${became.padEnd(8)} ${part}: ${say}`)]);
  return `${lines.join("\n")}\n`;
}
