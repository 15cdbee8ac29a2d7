// The site's courses, read by the core.

import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { printProblem, type Problem } from "../src/base/problem.ts";
import type { Result } from "../src/base/result.ts";
import type { CoreClient, NamedBytes } from "../src/core/core_client.ts";
import type { Course } from "../src/protocol/courses.ts";
import { decodeText } from "../src/protocol/frame.ts";
import type { LabInfo } from "../src/protocol/messages.ts";
import { places } from "./places.ts";
import { readBytes } from "./workshop.ts";

/** labs/courses/*.json, sorted; none where there is no such folder. */
export async function courseFiles(): Promise<readonly NamedBytes[]> {
  const folder = join(places.labs, "courses");
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map(async (name) => ({ path: `courses/${name}`, bytes: await readBytes(join(folder, name)) })));
}

export function readCourses(core: CoreClient, files: readonly NamedBytes[], labs: readonly LabInfo[]): Promise<Result<readonly Course[]>> {
  return core.readCourses(files, labs.map(({ id, track, minutes }) => ({ id, track, minutes })));
}

/** Problems with their source line and caret. */
export function printCourseProblems(files: readonly NamedBytes[], problems: readonly Problem[]): string {
  return problems.map((it) => {
    const file = files.find(({ path }) => `labs/${path}` === it.place.file);
    return printProblem(it, file === undefined ? undefined : decodeText(file.bytes));
  }).join("\n");
}
