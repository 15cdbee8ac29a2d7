// Labs as folders on disk.

import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { printProblem, type Problem } from "../src/base/problem.ts";
import type { NamedBytes } from "../src/core/core_client.ts";
import { decodeText } from "../src/protocol/frame.ts";
import { built, places } from "./places.ts";
import { exitCodes, unreadable, UsageError } from "./usage_error.ts";
import { readBytes } from "./workshop.ts";

export { attemptFiles, handedIn, overlay, starterPath, withoutAttempts } from "../src/prove/lab_files.ts";

export interface LabFolder {
  readonly path: string;
  /** Every file of the folder, attempts included, sorted. */
  readonly files: readonly NamedBytes[];
  readonly rules: readonly NamedBytes[];
}

/** The paths of all files below `folder`, sorted, with "/" between parts. Names that editors leave behind are passed over. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !path.split("/").some((part) => part === "__pycache__" || part === ".DS_Store" || part.endsWith("~")))
    .sort();
}

async function readAll(folder: string, paths: readonly string[], prefix = ""): Promise<NamedBytes[]> {
  return Promise.all(paths.map(async (path) => {
    const file = join(folder, path);
    try {
      return { path: `${prefix}${path}`, bytes: await readBytes(file) };
    } catch (error) {
      throw unreadable(file, error);
    }
  }));
}

/** A lab named by its id, or by the path of its folder. */
export function findLab(name: string): string {
  const byId = join(places.labs, name);
  const candidates = /^[a-z0-9-]+$/.test(name) ? [byId, resolve(name)] : [resolve(name)];
  for (const path of candidates) if (existsSync(join(path, "lab.json"))) return path;
  const isFolder = candidates.some((path) => existsSync(path) && statSync(path).isDirectory());
  throw new UsageError(isFolder ? `${name} is no lab: it holds no lab.json` : `there is no lab ${name}`, exitCodes.missing);
}

/** Every folder of labs/ that holds a lab.json. */
export async function allLabs(): Promise<string[]> {
  const entries = await readdir(places.labs, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(places.labs, entry.name, "lab.json")))
    .map((entry) => join(places.labs, entry.name))
    .sort();
}

/** The packs beside the lab: labs/rules of the folder that the lab lies in, else those of this project. */
async function readRules(labPath: string): Promise<NamedBytes[]> {
  const folder = [join(dirname(labPath), "rules"), join(places.labs, "rules")].find((path) => existsSync(path));
  if (folder === undefined) return [];
  const paths = (await listFiles(folder)).filter((path) => path.endsWith(".json"));
  return readAll(folder, paths, "rules/");
}

export async function readLabFolder(path: string): Promise<LabFolder> {
  const own = await readFiles(path);
  const rules = await readRules(path);
  const shared = (await readSharedData(own, rules)).filter((it) => !own.some((file) => file.path === it.path));
  return { path, files: sortedByPath([...own, ...shared]), rules };
}

/** The tables of the shared data set and the rule packs that a lab names, where its own data would lie. What is no such name, or is not
 *  there, the core tells, at its place in lab.json. */
async function readSharedData(files: readonly NamedBytes[], rules: readonly NamedBytes[]): Promise<NamedBytes[]> {
  const definition = files.find(({ path }) => path === "lab.json");
  const wanted = definition === undefined ? [] : sharedNames(decodeText(definition.bytes) ?? "");
  const packs = rules.filter(({ path }) => wanted.includes(path)).map(({ path, bytes }) => ({ path: `data/${path}`, bytes }));
  const tables = wanted.filter((name) => !name.startsWith("rules/"));
  if (tables.length === 0) return packs;
  const made = await listFiles(built(places.sharedData));
  return [...packs, ...await readAll(places.sharedData, tables.filter((name) => made.includes(name)), "data/")];
}

function sharedNames(definition: string): string[] {
  try {
    const lab: unknown = JSON.parse(definition);
    const names: unknown = typeof lab === "object" && lab !== null && "sharedData" in lab ? lab.sharedData : [];
    return Array.isArray(names) ? names.filter((it): it is string => typeof it === "string") : [];
  } catch {
    return [];
  }
}

function sortedByPath(files: readonly NamedBytes[]): NamedBytes[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every file below a folder, sorted, paths relative to it. */
export async function readFiles(folder: string): Promise<NamedBytes[]> {
  return readAll(folder, await listFiles(folder));
}

/** A file of a lab, or the pack of rules beside it, as the person would find it from where they stand. */
export function nameOf(folder: LabFolder, file: string): string {
  const home = relative(process.cwd(), folder.path) || ".";
  return file === "" ? home : join(file.startsWith("rules/") ? dirname(home) : home, file);
}

/** Problems with their source line and caret, files named as the person would find them. */
export function printLabProblems(folder: LabFolder, problems: readonly Problem[]): string {
  const sources = new Map([...folder.files, ...folder.rules].map((file) => [file.path, file.bytes]));
  return problems.map((it) => {
    const bytes = sources.get(it.place.file);
    return printProblem({ ...it, place: { ...it.place, file: nameOf(folder, it.place.file) } }, bytes === undefined ? undefined : decodeText(bytes));
  }).join("\n");
}

/** One line: the first problem, and how many more there are. */
export function brokenLab(folder: LabFolder, problems: readonly Problem[]): string {
  const [first = ""] = printLabProblems(folder, problems.slice(0, 1)).split("\n");
  const more = problems.length > 1 ? `, and ${problems.length - 1} more (./bengkel check shows them)` : "";
  return `the lab is broken: ${first}${more}`;
}

/** Files by their names: one alone is the entry unless it has another editable file's name. */
export function matchFiles(
  paths: readonly string[], editable: readonly string[], entry: string,
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  for (const path of paths) {
    const name = basename(path);
    const target = editable.find((it) => it === name || basename(it) === name) ?? (paths.length === 1 ? entry : undefined);
    if (target === undefined) {
      throw new UsageError(`the lab has no file ${name}; its files are ${editable.join(", ")}`);
    }
    if (matched.has(target)) throw new UsageError(`${target} is given twice`);
    matched.set(target, path);
  }
  return matched;
}
