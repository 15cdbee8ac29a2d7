// A lab of the site, from its listing to what the page works with.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { CoreClient, LabSource, NamedBytes } from "../core/core_client.ts";
import { decodeText } from "../protocol/frame.ts";
import type { KeptLab, LabInfo, ListedFile } from "../protocol/messages.ts";
import type { Hash } from "./fetching.ts";
import type { OpenLab, TextFile } from "./session.ts";
import { isShown, ShownFiles } from "./shown_files.ts";
import { fileOf, type Obtaining, type SiteFiles } from "./site_files.ts";

export interface OpenedLab {
  readonly lab: OpenLab;
  /** All of its files, also those that only the core reads. What did not come is fetched again when this is asked again. */
  readonly source: () => Promise<Result<LabSource>>;
}

/** What the page shows comes first: on a slow link it need not wait for what only a check reads, nor, with `noted`, for what is shown to be
 *  kept. */
export async function openLab(files: SiteFiles, { entry, rules }: KeptLab, hash: Hash, noted?: Promise<unknown>): Promise<Result<OpenedLab>> {
  const folder = `labs/${entry.id}/`;
  const together = new ShownFiles(files.base, folder, hash);
  const list = entry.fileList.filter(({ path }) => isShown(entry, path));
  const shown = await obtainAll(files, folder, list, hash, { together, ...(noted === undefined ? {} : { noted }) });
  if (!shown.ok) return shown;
  const { fileList: _, ...info } = entry;
  const lab = describeLab(info, shown.value);
  if (!lab.ok) return lab;
  const rest = async (): Promise<Result<LabSource>> => {
    const [own, packs] = await Promise.all([
      obtainAll(files, folder, entry.fileList.filter(({ path }) => !isShown(entry, path)), hash),
      obtainAll(files, "labs/", rules, hash),
    ]);
    if (!own.ok) return own;
    if (!packs.ok) return packs;
    const all = new Map([...shown.value, ...own.value].map((file) => [file.path, file]));
    return success({ files: entry.fileList.flatMap(({ path }) => all.get(path) ?? []), rules: packs.value });
  };
  return success({ lab: lab.value, source: rest });
}

/** The core's own reading of the lab: nothing is run or graded before it agrees with what the catalogue says. */
export async function verifyLab(core: CoreClient, { info: { id, hash } }: OpenLab, source: LabSource): Promise<Result<LabSource>> {
  const read = await core.readLab(source);
  if (!read.ok) return read;
  if (read.value.info.id === id && read.value.info.hash === hash) return success(source);
  return failure(problem("session.wrong-lab", "the lab is not the one that the catalogue lists", { file: id }));
}

/** The parts of a lab that the page shows, from its files. */
export function describeLab(info: LabInfo, files: readonly NamedBytes[]): Result<OpenLab> {
  const named = new Map(files.map((file) => [file.path, file.bytes]));
  const starter: TextFile[] = [];
  for (const path of info.files) {
    const bytes = named.get(`starter/${path}`);
    const text = bytes === undefined ? undefined : decodeText(bytes);
    if (text === undefined) return failure(problem("session.bad-file", "a starter file is missing or not UTF-8", { file: path }));
    starter.push({ path, text });
  }
  const data: NamedBytes[] = [];
  for (const path of info.data) {
    const bytes = named.get(`data/${path}`);
    if (bytes === undefined) return failure(problem("session.bad-file", "a data file is missing", { file: path }));
    data.push({ path, bytes });
  }
  const text: Record<string, string> = {};
  for (const locale of Object.keys(info.locales)) {
    const bytes = named.get(`text.${locale}.md`);
    const words = bytes === undefined ? undefined : decodeText(bytes);
    if (words !== undefined) text[locale] = words;
  }
  const solution = solutionOf(info, named);
  if (solution === undefined) return failure(problem("session.bad-file", "the solution is missing or not UTF-8", { file: info.solution?.attempt ?? "" }));
  return success({ info, starter, data, text, solution });
}

/** The files in which the solution departs from the starter: its attempt is a file that stands in for the entry, or a folder. */
function solutionOf({ solution, entry }: LabInfo, named: ReadonlyMap<string, Uint8Array>): readonly TextFile[] | null | undefined {
  if (solution === null) return null;
  const path = `attempts/${solution.attempt}`;
  const files: TextFile[] = [];
  for (const file of solution.files) {
    const own = (file === entry ? named.get(path) : undefined) ?? named.get(`${path}/${file}`);
    if (own === undefined) continue;
    const text = decodeText(own);
    if (text === undefined) return undefined;
    files.push({ path: file, text });
  }
  return files.length === 0 ? undefined : files;
}

export async function obtainAll(
  files: SiteFiles, folder: string, list: readonly ListedFile[], hash: Hash, obtaining?: Obtaining,
): Promise<Result<readonly NamedBytes[]>> {
  const came = await Promise.all(list.map((file) => files.obtain(fileOf(folder, file), hash, obtaining)));
  const all: NamedBytes[] = [];
  for (const [index, bytes] of came.entries()) {
    if (!bytes.ok) return bytes;
    all.push({ path: list[index]?.path ?? "", bytes: bytes.value });
  }
  return success(all);
}
