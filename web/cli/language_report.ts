// bengkel check --languages [--json]: how far each language is, as a table of locales by what they translate. It counts and judges nothing: that a
// language which must be complete is, `build-site` and the labs' own check see to.

import { join } from "node:path";
import { readCatalogues } from "../build/check_catalogues.ts";
import { sentenceCoverage, textCoverage, type Coverage } from "../build/language_coverage.ts";
import type { Course } from "../src/protocol/courses.ts";
import type { LabInfo } from "../src/protocol/messages.ts";
import { isCommunityPack, locales, type Locale } from "../src/session/words.ts";
import { courseFiles, printCourseProblems, readCourses } from "./course_files.ts";
import { allLabs, brokenLab, readLabFolder } from "./lab_folder.ts";
import { places } from "./places.ts";
import { UsageError } from "./usage_error.ts";
import { Workshop } from "./workshop.ts";

export interface LanguageRow {
  readonly locale: Locale;
  readonly name: string;
  /** It may be partial. */
  readonly isCommunityPack: boolean;
  readonly interface: Coverage;
  readonly labs: Coverage;
  readonly courses: Coverage;
}

export async function reportLanguages(isJson: boolean): Promise<number> {
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const labs: LabInfo[] = [];
    for (const path of await allLabs()) {
      const folder = await readLabFolder(path);
      const read = await core.readLab(folder);
      if (!read.ok) throw new UsageError(brokenLab(folder, read.problems));
      labs.push(read.value.info);
    }
    const files = await courseFiles();
    const courses = await readCourses(core, files, labs);
    if (!courses.ok) throw new UsageError(`a course is broken:\n${printCourseProblems(files, courses.problems)}`);
    const rows = languageRows(labs, courses.value);
    console.log(isJson ? JSON.stringify({ format: 1, languages: rows }, null, 2) : languageLines(rows).join("\n"));
  } finally {
    workshop.close();
  }
  return 0;
}

export function languageRows(labs: readonly LabInfo[], courses: readonly Course[]): readonly LanguageRow[] {
  const catalogues = readCatalogues(join(places.labs, "locales"));
  const english = catalogues.get("en") ?? {};
  return (Object.keys(locales) as Locale[]).map((locale) => ({
    locale, name: locales[locale].name, isCommunityPack: isCommunityPack(locale),
    interface: sentenceCoverage(locale, catalogues.get(locale), english),
    labs: textCoverage(locale, labs),
    courses: textCoverage(locale, courses),
  }));
}

const parts = ["interface", "labs", "courses"] as const;
const width = 27;

/** Names of languages stand last: how wide they are, only the terminal knows. */
export function languageLines(rows: readonly LanguageRow[]): readonly string[] {
  const cell = ({ translated, reviewed, missing }: Coverage): string =>
    [translated, reviewed, missing].map((count) => String(count).padStart(width / 3)).join("");
  return [
    `${"".padEnd(8)}${parts.map((part) => part.padStart(width)).join("")}`,
    `${"locale".padEnd(8)}${parts.map(() => ["transl.", "reviewed", "missing"].map((it) => it.padStart(width / 3)).join("")).join("")}`,
    ...rows.map((row) => `${row.locale.padEnd(8)}${parts.map((part) => cell(row[part])).join("")}  ${row.name}${row.isCommunityPack ? " (community pack)" : ""}`),
  ];
}
