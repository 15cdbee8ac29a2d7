// bengkel seal-site FOLDER: lists the files of a site anew, after somebody changed its labs or pages where they stand. Compressed
// copies of what has changed are removed: a host would send those.

import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { decodeCatalogue, type CatalogueEntry, type ListedFile } from "../src/protocol/messages.ts";
import { writeShown } from "../src/session/shown_files.ts";
import { parseArguments } from "./arguments.ts";
import { sha256 } from "./compress.ts";
import { brokenLab, readLabFolder } from "./lab_folder.ts";
import { labListings, madeFiles, shownOf } from "./lab_listings.ts";
import { listSite } from "./list_site.ts";
import { UsageError } from "./usage_error.ts";
import { Workshop } from "./workshop.ts";

export async function sealSite(given: readonly string[]): Promise<number> {
  const [name, extra] = parseArguments(given, {}).words;
  if (name === undefined || extra !== undefined) throw new UsageError("seal-site wants one folder: that of a site");
  const folder = resolve(name);
  const index = join(folder, "labs/index.json");
  if (!existsSync(index)) throw new UsageError(`${name} is no site: it has no labs/index.json`);
  const before = decodeCatalogue(await readFile(index, "utf8"));
  if (!before.ok) throw new UsageError(`${name}/labs/index.json cannot be read: ${before.problems[0]?.message}`);
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const labs: CatalogueEntry[] = [];
    for (const { id } of before.value.labs) {
      const { path, files, rules } = await readLabFolder(join(folder, "labs", id));
      const lab = { path, files: files.filter((file) => !file.path.endsWith(".br") && !madeFiles.includes(file.path)), rules: rules.filter((file) => !file.path.endsWith(".br")) };
      const read = await core.readLab(lab);
      if (!read.ok) throw new UsageError(brokenLab(lab, read.problems));
      await writeFile(join(folder, shownOf({ id })), writeShown(read.value.info, lab.files));
      labs.push({ ...read.value.info, fileList: lab.files.map(listed) });
    }
    const rules: ListedFile[] = [];
    for (const { path } of before.value.rules) rules.push(listed({ path, bytes: await readFile(join(folder, "labs", path)) }));
    for (const [path, bytes] of labListings({ labs, rules })) await writeFile(join(folder, path), bytes);
  } finally {
    workshop.close();
  }
  await listSite(folder);
  await removeStale(folder);
  return 0;
}

export function listed({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): ListedFile {
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}

async function removeStale(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !path.endsWith(".br")) continue;
    const original = path.slice(0, -".br".length);
    if (!existsSync(original) || (await stat(original)).mtimeMs > (await stat(path)).mtimeMs) await rm(path);
  }
}
