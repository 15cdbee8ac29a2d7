// bengkel pack: what leaves this machine as files. README.md tells what each of them is for.

import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { parseArguments } from "../arguments.ts";
import { UsageError } from "../usage_error.ts";
import { BuiltSite } from "./built_site.ts";
import { packOffline } from "./pack_offline.ts";
import { packScorm } from "./pack_scorm.ts";
import { packSite } from "./pack_site.ts";
import { writeFolder, writeZip, type PackedFile } from "./write_pack.ts";

const wants = "pack wants one of: site, offline LAB|COURSE, scorm LAB|COURSE; each with --out";

export async function pack(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--out"] });
  const [what, name, extra] = words;
  const out = values.get("--out");
  if (what === undefined || !["site", "offline", "scorm"].includes(what)) throw new UsageError(wants);
  if (out === undefined) throw new UsageError(`pack ${what} wants --out`);
  if (extra !== undefined || (what === "site" && name !== undefined)) throw new UsageError(`pack ${what} takes no ${extra ?? name}`);
  const isZip = out.endsWith(".zip");
  if (what !== "site" && !isZip) throw new UsageError(`pack ${what} writes a zip file: --out wants a name that ends in .zip`);
  if (!isZip) await refuseUsed(out);

  const site = await BuiltSite.read();
  const files = await (async (): Promise<readonly PackedFile[]> => {
    if (what === "site") return packSite(site);
    if (name === undefined) throw new UsageError(`pack ${what} wants a lab or a course`);
    const chosen = site.choose(name);
    return what === "offline" ? packOffline(site, chosen) : packScorm(site, chosen);
  })();
  const bytes = isZip ? await writeZip(out, files) : await writeFolder(out, files);
  console.log(`${out}: ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB`);
  return 0;
}

/** Nothing of somebody else's is written over, and nothing old is left between. */
async function refuseUsed(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is a file; --out wants a folder, or a name that ends in .zip`);
  if ((await readdir(folder)).length > 0) throw new UsageError(`${folder} is not empty`);
}
