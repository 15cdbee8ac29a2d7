// An instructor's own checks: FOLDER/<lab-id>/checks.json, and beside it what those checks read. They are no part of any lab, so no
// learner ever had them.

import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { printProblem } from "../../src/base/problem.ts";
import type { NamedBytes } from "../../src/core/core_client.ts";
import { decodeText } from "../../src/protocol/frame.ts";
import { readFiles, readLabFolder, withoutAttempts } from "../lab_folder.ts";
import { exitCodes, unreadable, UsageError } from "../usage_error.ts";
import type { Workshop } from "../workshop.ts";
import type { Places } from "./folder_bench.ts";

/** Null: there are none of this lab. */
export async function readPrivateChecks(folder: string, lab: string): Promise<readonly NamedBytes[] | null> {
  const path = join(folder, lab);
  return existsSync(path) ? readFiles(path) : null;
}

/** Before anything is verified: a mistake of the instructor's is theirs to know at once. */
export async function reviewPrivateChecks(workshop: Workshop, { labs, private: folder }: Places): Promise<void> {
  if (folder === null) return;
  const core = await workshop.core();
  for (const id of await foldersIn(folder)) {
    const lab = join(labs, id);
    if (!existsSync(join(lab, "lab.json"))) throw new UsageError(`${join(folder, id)}: there is no lab ${id}`, exitCodes.missing);
    const own = await readPrivateChecks(folder, id) ?? [];
    const opened = await readLabFolder(lab);
    const read = await core.readLab(opened);
    if (!read.ok) throw new UsageError(`the lab ${id} is broken; ./bengkel check ${id} shows how`, exitCodes.badData);
    const readPrivate = await core.readLab({ ...withoutAttempts(opened, read.value.info), private: own });
    if (readPrivate.ok) continue;
    const [first] = readPrivate.problems;
    if (first === undefined) continue;
    const file = own.find(({ path }) => path === first.place.file);
    const home = relative(process.cwd(), join(file === undefined ? labs : folder, id)) || ".";
    const source = file === undefined ? undefined : decodeText(file.bytes);
    throw new UsageError(printProblem({ ...first, place: { ...first.place, file: join(home, first.place.file) } }, source), exitCodes.badData);
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  } catch (error) {
    throw unreadable(folder, error);
  }
}
