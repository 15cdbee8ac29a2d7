// What a city brings, read from its folder: kit.json, holidays.json, glossary.json and catalogues (labs/kits/README.md).

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Glossary } from "../../build/check_catalogues.ts";
import { problem } from "../../src/base/problem.ts";
import { failure, success, type Result } from "../../src/base/result.ts";
import type { Localised } from "../../src/protocol/messages.ts";
import { decode, type Node } from "../../src/protocol/read_json.ts";
import { nearestHint } from "../nearest_name.ts";

export interface Kit {
  readonly id: string;
  readonly name: Localised;
  readonly locales: readonly string[];
  /** Of its rule pack, its own or one of the project's. */
  readonly jurisdiction: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Of make_bazaar.py. */
  readonly dataSeed: number;
}

export interface Holiday {
  readonly date: string;
  readonly name: Localised;
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: string;
}

export function readKit(path: string): Promise<Result<Kit>> {
  return readJson(path, "kit.json", (it) => {
    expectKeys(it, ["$schema", "format", "id", "name", "locales", "jurisdiction", "currency", "timeZone", "dataSeed"]);
    expectFormat(it);
    return {
      id: name(it.at("id")), name: it.at("name").localised(), locales: it.at("locales").texts(), jurisdiction: name(it.at("jurisdiction")),
      currency: oneOf(it.at("currency"), Intl.supportedValuesOf("currency"), "a currency, such as MYR"),
      timeZone: timeZone(it.at("timeZone")), dataSeed: it.at("dataSeed").count(),
    };
  });
}

export function readHolidays(path: string): Promise<Result<readonly Holiday[]>> {
  return readJson(path, "holidays.json", (it) => {
    expectKeys(it, ["format", "holidays"]);
    expectFormat(it);
    return it.at("holidays").list((day) => {
      expectKeys(day, ["date", "name", "source", "checkedOn", "confidence"]);
      return {
        date: calendarDay(day.at("date")), name: day.at("name").localised(), source: day.at("source").text(), checkedOn: calendarDay(day.at("checkedOn")),
        confidence: day.at("confidence").oneOf("verified", "conflicting", "unverified"),
      };
    });
  });
}

/** None where the city has no words of its own. */
export async function readTerms(path: string): Promise<Result<Glossary>> {
  if (!existsSync(join(path, "glossary.json"))) return success({});
  return readJson(path, "glossary.json", (it) => {
    for (const term of Object.keys(it.object())) {
      it.at(term).at("means").text();
      it.at(term).at("enforce").bool();
    }
    return it.value as Glossary;
  });
}

async function readJson<T>(path: string, file: string, read: (it: Node) => T): Promise<Result<T>> {
  let text: string;
  try {
    text = await readFile(join(path, file), "utf8");
  } catch {
    return failure(problem("kit.missing", `${file} is not there`, { file }, "labs/kits/README.md lists what a kit has"));
  }
  return decode(file, text, read);
}

function expectFormat(it: Node): void {
  if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
}

function expectKeys(it: Node, known: readonly string[]): void {
  for (const key of Object.keys(it.object())) if (!known.includes(key)) it.at(key).refuse(`no such key${nearestHint(key, known)}`);
}

function name(it: Node): string {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(it.text()) ? it.text() : it.refuse("small letters, digits and hyphens");
}

function oneOf(it: Node, known: readonly string[], expected: string): string {
  return known.includes(it.text()) ? it.text() : it.refuse(expected);
}

/** Any name that the time zone goes by, not only the one that browsers prefer. */
function timeZone(it: Node): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: it.text() });
    return it.text();
  } catch {
    return it.refuse("a time zone, such as Asia/Kuching");
  }
}

function calendarDay(it: Node): string {
  const day = it.text();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : it.refuse("a day such as 2027-01-31");
}
