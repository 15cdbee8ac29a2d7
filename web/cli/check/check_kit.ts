// bengkel check --kit FOLDER: whether what a new city brings is whole, fits this project and clashes with nothing in it. Its labs are reviewed
// as any.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { catalogueFaults, readCatalogues, readGlossary, type Glossary } from "../../build/check_catalogues.ts";
import { locales } from "../../src/session/words.ts";
import { built, places } from "../places.ts";
import { exitCodes, reasonOf, UsageError } from "../usage_error.ts";
import type { Workshop } from "../workshop.ts";
import { findingOf, inOrder, type Finding, type Level } from "./finding.ts";
import { counted } from "./print_review.ts";
import { readHolidays, readKit, readTerms, type Holiday, type Kit } from "./read_kit.ts";
import { LabReviewer, type LabReview } from "./review_lab.ts";
import { staleAfterDays } from "./rule_dates.ts";

export interface KitReview {
  readonly findings: readonly Finding[];
  readonly labs: readonly LabReview[];
  /** One line of what it brings. */
  readonly summary: string;
}

const known: readonly string[] = ["README.md", "kit.json", "holidays.json", "glossary.json", "labs", "locales"];

type Tell = (level: Level, code: string, file: string, message: string, hint: string) => void;

/** `today` as 2026-11-26. */
export async function reviewKit(workshop: Workshop, given: string, today: string): Promise<KitReview> {
  const path = resolve(given);
  if (!existsSync(join(path, "kit.json"))) throw new UsageError(`${given} is no kit: it holds no kit.json`, exitCodes.missing);
  const findings: Finding[] = [];
  const named = (file: string): string => relative(process.cwd(), join(path, file));
  const tell: Tell = (level, code, file, message, hint) => findings.push({ level, code, file: named(file), line: 0, column: 0, message, hint });
  const [kit, holidays, terms] = await Promise.all([readKit(path), readHolidays(path), readTerms(path)]);
  for (const read of [kit, holidays, terms]) if (!read.ok) findings.push(...read.problems.map((it) => findingOf(it, named(it.place.file))));
  for (const name of await readdir(path)) if (!known.includes(name)) tell("error", "kit.stray-file", name, "no part of a kit", `a kit has ${known.join(", ")}`);

  const labs: LabReview[] = [];
  for (const lab of await foldersIn(join(path, "labs"))) {
    if (lab === "rules") continue;
    if (existsSync(join(places.labs, lab))) tell("error", "kit.clash", `labs/${lab}`, "the project has such a lab already", "give it another id");
    labs.push(await new LabReviewer(workshop, today).review(join(path, "labs", lab)));
  }
  if (labs.length === 0) tell("error", "kit.no-lab", "labs", "there is no lab", "a kit proves itself by at least one lab of its own");
  if (kit.ok) {
    reviewHome(kit.value, path, tell);
    const spoken = kit.value.locales.filter((it) => Object.hasOwn(locales, it));
    for (const { info } of labs) {
      for (const locale of spoken) {
        if (info !== null && info.locales[locale] === undefined) tell("error", "kit.locale", `labs/${info.id}`, `is not in ${locale}, a language of the city`, "translate it");
      }
    }
    if (holidays.ok) reviewHolidays(holidays.value, spoken, today, tell);
    if (terms.ok) reviewTerms(terms.value, spoken, tell);
    await reviewSeed(kit.value, tell);
  }
  await reviewRulePacks(path, tell);
  reviewCatalogues(path, tell);
  const counts = [
    counted(holidays.ok ? holidays.value.length : 0, "holiday"), counted(terms.ok ? Object.keys(terms.value).length : 0, "term"), counted(labs.length, "lab"),
  ];
  const languages = kit.ok ? kit.value.locales.join(", ") : "unknown";
  return { findings: inOrder(findings), labs, summary: `kit ${kit.ok ? kit.value.id : relative(process.cwd(), path)}: ${languages}; ${counts.join(", ")}` };
}

/** Its name, languages and jurisdiction. */
function reviewHome({ id, name, locales: spoken, jurisdiction }: Kit, path: string, tell: Tell): void {
  if (!path.endsWith(`/${id}`)) tell("error", "kit.id", "kit.json", `its id is ${id}, and its folder has another name`, "call both alike");
  if (!spoken.includes("en")) tell("error", "kit.locale", "kit.json", "en is not among its locales", "every lab is in English too");
  for (const locale of spoken) {
    if (!Object.hasOwn(locales, locale)) tell("error", "kit.locale", "kit.json", `the page does not speak ${locale}`, "add a line to web/src/session/words.ts, and its catalogue");
    else if (name[locale] === undefined) tell("error", "kit.locale", "kit.json", `has no name in ${locale}`, "write it");
  }
  const packs = [join(path, "labs/rules"), join(places.labs, "rules")].map((folder) => join(folder, `${jurisdiction}.json`));
  if (!packs.some((it) => existsSync(it))) tell("error", "kit.rules", "kit.json", `there are no rules of ${jurisdiction}`, `write labs/rules/${jurisdiction}.json`);
}

function reviewHolidays(holidays: readonly Holiday[], spoken: readonly string[], today: string, tell: Tell): void {
  const say = (level: Level, date: string, message: string, hint: string): void => tell(level, "kit.holiday", "holidays.json", `${date}: ${message}`, hint);
  for (const [at, { date, name, source, checkedOn, confidence }] of holidays.entries()) {
    if (date <= (holidays[at - 1]?.date ?? "")) say("error", date, "does not come after the day before it", "sort them, each day once");
    for (const locale of spoken) if (name[locale] === undefined) say("error", date, `has no name in ${locale}`, "write it");
    if (source.trim() === "") say("error", date, "has no source", "say where it was read");
    if (checkedOn > today) say("error", date, `was checked on ${checkedOn}, which is still to come`, "write the day on which somebody looked");
    if (Date.parse(today) - Date.parse(checkedOn) > staleAfterDays * 86_400_000) say("warning", date, `nobody has checked it since ${checkedOn}`, "look at its source again");
    if (confidence !== "verified") say("warning", date, `is ${confidence}`, "a lab may not rest on it");
  }
  if (!holidays.some(({ date }) => date >= today)) tell("warning", "kit.holiday", "holidays.json", "no holiday lies ahead", "add those of the coming year");
}

/** Words that the project has already mean what they mean there. */
function reviewTerms(terms: Glossary, spoken: readonly string[], tell: Tell): void {
  const ours: Glossary = readGlossary(join(places.labs, "locales"));
  for (const [name, term] of Object.entries(terms)) {
    if (ours[name] !== undefined) tell("error", "kit.clash", "glossary.json", `the project's glossary has ${name} already`, "leave it out, or mend the project's");
    for (const locale of spoken) {
      const words: unknown = term[locale as keyof typeof term];
      if (!Array.isArray(words) || words.length === 0) tell("error", "kit.glossary", "glossary.json", `${name}: no word in ${locale}`, "write at least one");
    }
  }
}

async function reviewRulePacks(path: string, tell: Tell): Promise<void> {
  const folder = join(path, "labs/rules");
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const ours = join(places.labs, "rules", name);
    if (existsSync(ours) && !(await readFile(ours)).equals(await readFile(join(folder, name)))) {
      tell("error", "kit.clash", `labs/rules/${name}`, "the project has other rules of this jurisdiction", "bring both together in the project's");
    }
  }
}

/** A catalogue of a language that the page speaks already is the page's own business. */
function reviewCatalogues(path: string, tell: Tell): void {
  const folder = join(path, "locales");
  if (!existsSync(folder)) return;
  const ours = readCatalogues(join(places.labs, "locales"));
  const brought = readCatalogues(folder);
  for (const locale of brought.keys()) if (ours.has(locale)) tell("error", "kit.clash", `locales/${locale}.json`, "the project has this catalogue already", "mend the project's");
  for (const fault of catalogueFaults(new Map([...ours, ...brought]))) {
    const [file = "", ...rest] = fault.split(": ");
    if (brought.has(file.replace(/\.json$/, ""))) tell("error", "kit.catalogue", `locales/${file}`, rest.join(": "), "see en.json");
  }
}

const run = promisify(execFile);

/** The city's year of the bazaar can be made, and is another than ours. */
async function reviewSeed({ dataSeed }: Kit, tell: Tell): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bengkel-kit-"));
  try {
    await run("python3", ["-B", join(places.labs, "data/make_bazaar.py"), folder, "--seed", String(dataSeed)]);
    const [made, ours] = await Promise.all([folder, built(places.sharedData)].map((it) => readFile(join(it, "orders.csv"))));
    if (made === undefined || ours === undefined || made.equals(ours)) tell("error", "kit.seed", "kit.json", `dataSeed ${dataSeed} is the project's own`, "take another number");
  } catch (error) {
    tell("error", "kit.seed", "kit.json", `no data can be made from dataSeed ${dataSeed}: ${reasonOf(error)}`, "start labs/data/make_bazaar.py by hand");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function foldersIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((it) => it.isDirectory()).map(({ name }) => name).sort();
}
