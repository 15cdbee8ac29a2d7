// Every figure of a lab's text: the same in every language, and in English found in the lab's cases, data and rules, or worked out again.
//
// A line of tests/cases/figures/<lab>.json is {"figure": "548.00", "from": "480 + 48 + 20"} or {"figure": "12", "given": "weight of the parcel"}.
// An expression names rules by id, those of another pack, also of the shop's own in data/rules, as "th.vat-rate"; "on" is another day than the
// lab's asOf. A line with a "name" in place of a figure is a value on the way, for the lines below it.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, test } from "node:test";
import { globSync } from "tinyglobby";
import { equationsOf, figuresOf, plainText, says, worth, type Named } from "../support/figures.ts";

type Line =
  | { readonly figure: string; readonly given: string }
  | { readonly figure: string; readonly from: string; readonly on?: string }
  | { readonly name: string; readonly from: string; readonly on?: string };

interface Lab {
  readonly rules?: { readonly pack: string; readonly asOf: string; readonly use: readonly string[] };
  readonly checks: readonly unknown[];
  readonly watch?: readonly unknown[];
}

interface Rule {
  readonly id: string;
  readonly value: number | string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const folders = globSync(["labs/*/lab.json", "labs/kits/*/labs/*/lab.json"]).map((file) => dirname(file)).sort();
const read = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;
const textFile = (folder: string, locale: string): string => join(folder, `text.${locale}.md`);
const plainOf = (folder: string, locale: string): string => plainText(readFileSync(textFile(folder, locale), "utf8"), locale);

/** Counts up to ten are words in one language and digits in another, so they are compared only where they are a table's cell. */
function comparedFigures(folder: string, locale: string): string[] {
  const plain = plainOf(folder, locale);
  const cells = [...plain.matchAll(/(?<=\|) *(-?\d+) *(?=\|)/g)].map(([, cell = ""]) => cell).filter(isSmall);
  const rules = readFileSync(textFile(folder, locale), "utf8").match(/\{\{.*?\}\}/g) ?? [];
  return [...figuresOf(plain).filter((it) => !isSmall(it)), ...cells, ...rules];
}

function isSmall(figure: string): boolean {
  return /^-?(?:\d|10)$/.test(figure);
}

function counted(figures: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  return counts;
}

/** English figures that must be accounted for: money, decimals, percents, and numbers of two and more digits that are no part of a date. */
function workedFigures(folder: string): string[] {
  const months = "January|February|March|April|May|June|July|August|September|October|November|December";
  const plain = plainOf(folder, "en").replace(new RegExp(String.raw`(?:\d+ to (?:\w+day )?)?(?:\d+ )?(?:${months})(?: \d{4})?`, "g"), "");
  return [...new Set(figuresOf(plain))].filter((it) => /[.%]|\d\d/.test(it) && !/^(?:\d{4}-\d\d-\d\d|20[12]\d)$/.test(it));
}

/** What is right of an equals sign is worked out by the text itself, and checked as such. */
function shownResults(folder: string): Set<string> {
  return new Set(equationsOf(plainOf(folder, "en")).map(([, right]) => right));
}

/** The numbers that the checks of a lab hand in and want, those of its data files, and the values of its rules. */
function knownNumbers(folder: string, lab: Lab): Set<number> {
  const numbers = new Set<number>();
  const add = (text: string): void => {
    for (const found of text.match(/-?\d+(?:\.\d+)?/g) ?? []) numbers.add(Number(found));
  };
  const handed = new Set(["args", "want", "stdin", "argv", "values", "state", "expect", "send"]);
  const walk = (value: unknown, isHanded: boolean): void => {
    if (typeof value !== "object" || value === null) {
      if (isHanded) add(String(value));
    } else for (const [key, part] of Object.entries(value)) walk(part, isHanded || handed.has(key));
  };
  walk([lab.checks, lab.watch], false);
  for (const file of globSync(["data/**", "datasets/**", "expected/**"], { cwd: folder })) add(readFileSync(join(folder, file), "utf8"));
  const named = rulesOf(folder, lab);
  for (const id of lab.rules?.use ?? []) {
    const value = named(id);
    if (value !== undefined) numbers.add(value);
  }
  return numbers;
}

function rulesOf(folder: string, { rules }: Lab, on = rules?.asOf ?? ""): Named {
  return (name) => {
    const [pack, id] = name.includes(".") ? name.split(".") : [rules?.pack, name];
    const file = [join(folder, "data/rules", `${pack}.json`), join(folder, "../rules", `${pack}.json`), `labs/rules/${pack}.json`].find((it) => existsSync(it));
    if (file === undefined) return undefined;
    const rule = read<{ rules: Rule[] }>(file).rules.find((it) => it.id === id && it.effectiveFrom <= on && on <= (it.effectiveTo ?? on));
    return typeof rule?.value === "number" ? rule.value : undefined;
  };
}

/** Money stands in cases as whole minor units. */
function isKnown(figure: string, numbers: ReadonlySet<number>): boolean {
  const value = Number(figure.replace("%", ""));
  return numbers.has(value) || (/\.\d\d$/.test(figure) && numbers.has(Math.round(value * 100))) || (figure.endsWith("%") && numbers.has(value / 100));
}

function within<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

for (const folder of folders) {
  describe(folder, () => {
    const lab = read<Lab>(join(folder, "lab.json"));
    const locales = globSync("text.*.md", { cwd: folder }).map((file) => file.split(".")[1] ?? "").sort();

    test("has the same figures in every language", () => {
      const english = counted(comparedFigures(folder, "en"));
      const slips = locales.filter((it) => it !== "en").flatMap((locale) => {
        const there = counted(comparedFigures(folder, locale));
        return [...new Set([...english.keys(), ...there.keys()])]
          .filter((figure) => english.get(figure) !== there.get(figure))
          .map((figure) => `${textFile(folder, locale)}: ${figure} stands there ${there.get(figure) ?? 0} ×, in English ${english.get(figure) ?? 0} ×: mend the text`);
      });
      assert.equal(slips.join("\n"), "");
    });

    test("has equations that hold", () => {
      const slips = locales.flatMap((locale) => equationsOf(plainOf(folder, locale))
        .filter(([left, right]) => !says(right, worth(left)))
        .map(([left, right]) => `${textFile(folder, locale)}: ${left} = ${right} is ${worth(left)}: mend the text`));
      assert.equal(slips.join("\n"), "");
    });

    test("has figures that are worked out again", () => {
      const file = join("tests/cases/figures", `${basename(folder)}.json`);
      const lines = existsSync(file) ? read<Line[]>(file) : [];
      const figures = new Set(figuresOf(plainOf(folder, "en")));
      const numbers = knownNumbers(folder, lab);
      const shown = shownResults(folder);
      const told = new Set(lines.map((it) => ("figure" in it ? it.figure : "")));
      const onTheWay = new Map<string, number>();
      const slips = lines.flatMap((line) => {
        if ("figure" in line && !figures.has(line.figure)) return [`${file}: ${line.figure} is not in ${textFile(folder, "en")}: take the line out, or mend it`];
        if ("given" in line) return [];
        const rules = rulesOf(folder, lab, line.on);
        const value = within(file, () => worth(line.from, (name) => onTheWay.get(name) ?? rules(name)));
        if ("name" in line) {
          onTheWay.set(line.name, value);
          return [];
        }
        return says(line.figure, value) ? [] : [`${file}: ${line.figure} is ${value} by ${line.from}: mend the texts of ${folder}, or the line`];
      });
      for (const figure of workedFigures(folder)) {
        if (told.has(figure) || shown.has(figure) || isKnown(figure, numbers)) continue;
        slips.push(`${textFile(folder, "en")}: ${figure} is in no case, data file or rule of the lab: write {"figure": "${figure}", "from": "…"} into ${file}, or "given"`);
      }
      assert.equal(slips.join("\n"), "");
    });
  });
}

test("every file of figures is of a lab", () => {
  const labs = new Set(folders.map((it) => basename(it)));
  for (const file of globSync("tests/cases/figures/*.json")) assert.ok(labs.has(basename(file, ".json")), `${file}: there is no such lab: rename the file, or take it out`);
});

test("numbers and days are read as each language writes them", () => {
  const read = (locale: string, text: string): string[] => figuresOf(plainText(text, locale));
  assert.deepEqual(read("en", "- RM1,234.50 of SO-9 on 15 November 2026, -5 and 10%, `x = 7`, `480`"), ["1234.50", "2026-11-15", "-5", "10%", "480"]);
  assert.deepEqual(read("ms", "RM1,234.50 pada 15 November 2026, 10 peratus"), ["1234.50", "2026-11-15", "10%"]);
  assert.deepEqual(read("zh-Hans", "2026 年 11 月 15 日是-5，11 月 16 日到 22 日"), ["2026-11-15", "-5", "16", "22"]);
  assert.deepEqual(read("vi", "1.234,50 RM ngày 15 tháng 11 năm 2026, 3/8/2026, 2.220.000.000."), ["1234.50", "2026-11-15", "2026-08-03", "2220000000"]);
  assert.deepEqual(read("th", "15 พฤศจิกายน 2569 (ค.ศ. 2026) RM1,234.50 ปี 2569"), ["2026-11-15", "1234.50", "2026"]);
});

test("sums are worked out, and equations found", () => {
  assert.equal(worth("9 × 14² + (33 × 2)² - max(2, √9) * -2"), 6126);
  assert.equal(worth("round(85 * rate-a%) + floor(2.9) + ceil(0.1)", (id) => (id === "rate-a" ? 50 : undefined)), 46);
  assert.throws(() => worth("2 * rat"), /"2 \* rat" breaks off at rat: write numbers/);
  assert.throws(() => worth("(2 + 3"), /breaks off at its end/);
  assert.deepEqual(equationsOf("pays 2 × 30.00 = 60.00, z × 2 + 1 = 9, 1.645 × √6120 = 128.69. x = 5 (7 + 1 = 8), f(2 + 3) = 6, z = (2 + 3) / 5 = 1"),
    [["2 × 30.00", "60.00"], ["1.645 × √6120", "128.69"], ["7 + 1", "8"], ["(2 + 3) / 5", "1"]]);
  assert.deepEqual([says("128.69", 128.691), says("128.69", 128.7), says("60", 60.4), says("12%", 0.12)], [true, false, false, true]);
});
