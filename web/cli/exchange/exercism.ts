// An exercise of Exercism's Python, JavaScript or C++ track. Its tests become a check of kind unittest: they run as they are, beside small
// files that answer for what the track's own runner has around them.

import { decode } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";
import { endings, idOf, labJson, Notes, type ImportedLab, type Language } from "./imported_lab.ts";
import { pathsBelow, textOf, type Material } from "./material.ts";

interface Parts {
  readonly solution: readonly string[];
  readonly test: readonly string[];
  readonly example: readonly string[];
  readonly editor: readonly string[];
  readonly blurb: string;
}

const config = ".meta/config.json";

export function importExercism(material: Material, name: string): readonly ImportedLab[] {
  const parts = readConfig(material);
  const language = languageOf(parts);
  const notes = new Notes();
  const files = new Map<string, string>();
  const id = idOf(name);

  const stubs = parts.solution.filter((path) => material.has(path));
  const entry = stubs.find((path) => path.endsWith(endings[language]));
  if (entry === undefined) throw new UsageError(`${config} names no solution that is there`);
  for (const path of stubs) files.set(`starter/${path}`, need(material, path));
  notes.kept(stubs.join(", "), "the starter");
  for (const path of parts.editor) if (material.has(path)) notes.refused(path, "a file beside the solution that is only to be read has no place in a lab");

  const [test, ...more] = parts.test.filter((path) => material.has(path) && path.endsWith(endings[language]));
  if (test === undefined) throw new UsageError(`${config} names no file of tests that is there`);
  for (const path of more) notes.refused(path, "a lab's check runs one file of tests");
  const adapted = adaptTests[language]?.(need(material, test), test, entry, files, notes);
  if (adapted === undefined) throw new UsageError(`tests of ${language} are not run here`);
  files.set(`tests/${nameOf(test)}`, adapted);

  const text = [".docs/introduction.md", ".docs/instructions.md", ".docs/instructions.append.md"].flatMap((path) => textOf(material, path) ?? []);
  if (text.length === 0) throw new UsageError("the exercise has no .docs/instructions.md");
  files.set("text.en.md", `${text.join("\n").trim()}\n`);
  notes.kept(".docs", "the text of the task");
  for (const path of pathsBelow(material, ".docs")) if (/hints/.test(path)) notes.refused(path, "hints of a lab are sentences in lab.json");

  const examples = parts.example.filter((path) => material.has(path));
  placeExample(material, examples, stubs, files, notes);
  for (const path of stubs) files.set(`attempts/fails/tests/starter/${path}`, need(material, path));
  notes.changed("the starter", "stands as a wrong attempt too: it must fail");

  files.set("lab.json", labJson({
    id, language, entry, title: titleOf(name), summary: parts.blurb,
    checks: [{ id: "tests", kind: "unittest", points: 10, title: { en: "The tests pass" }, tests: `tests/${nameOf(test)}` }],
  }));
  return [{ id, files, notes: notes.list }];
}

/** The examples in the order of the solution's files: exemplar.cpp and example.h stand for lasagna.cpp and lasagna.h. */
function placeExample(material: Material, examples: readonly string[], stubs: readonly string[], files: Map<string, string>, notes: Notes): void {
  const placed = stubs.map((path) => [path, examples.find((it) => endingOf(it) === endingOf(path))] as const);
  if (placed.every(([, from]) => from === undefined)) throw new UsageError("the exercise has no example: a lab wants a right attempt");
  for (const [path, from] of placed) files.set(`attempts/passes/example/${path}`, need(material, from ?? path));
  notes.kept(examples.join(", "), "the right attempt");
}

type Adapt = (tests: string, path: string, entry: string, files: Map<string, string>, notes: Notes) => string;

const adaptTests: Partial<Record<Language, Adapt>> = {
  python(tests, path, _entry, _files, notes) {
    const foreign = /^\s*(?:import|from)\s+(pytest|numpy|hypothesis)\b/m.exec(tests)?.[1];
    if (foreign !== undefined) throw new UsageError(`${path} imports ${foreign}, which is not here; unittest and plain test_ functions are`);
    notes.kept(path, "the tests, unchanged");
    return tests;
  },
  javascript(tests, path, entry, files, notes) {
    const mocks = /\bjest\.\w+/.exec(tests)?.[0];
    if (mocks !== undefined) throw new UsageError(`${path} uses ${mocks}; describe, test, expect and hooks are here, mocks are not`);
    for (const wanted of tests.matchAll(/from\s+['"](\.\/[^'"]+)['"]/g)) {
      const from = (wanted[1] ?? "").slice(2);
      if (from !== entry && `${from}.js` !== entry) throw new UsageError(`${path} imports ./${from}, which is not the solution`);
      // Beside the tests, under the name by which they import it.
      const isDefault = new RegExp(`import\\s+\\w+[\\s,{][^;]*from\\s+['"]\\./${from.replaceAll(".", "\\.")}['"]`).test(tests);
      files.set(`tests/${from}`, `export * from "../${entry}";\n${isDefault ? `export { default } from "../${entry}";\n` : ""}`);
      notes.changed(path, `./${from} stands beside the tests and gives on ${entry}`);
    }
    let adapted = tests;
    if (/@jest\/globals/.test(adapted)) {
      adapted = adapted.replace(/^import\s+\{[^}]*\}\s+from\s+['"]@jest\/globals['"];?/m, (line) => line.replace(/[^\n]/g, ""));
      notes.changed(path, "the import of @jest/globals is taken out: describe, test and expect are global here");
    }
    if (/\bx(?:test|it|describe)\(/.test(adapted)) {
      adapted = adapted.replace(/\bx(test|it|describe)\(/g, "$1(");
      notes.changed(path, "tests that were skipped (xtest) are run");
    }
    if (/@jest\/|\brequire\(/.test(adapted)) throw new UsageError(`${path} imports what is not here`);
    if (adapted === tests) notes.kept(path, "the tests, unchanged");
    return adapted;
  },
  cpp(tests, path, _entry, files, notes) {
    if (!/\bTEST_CASE\s*\(/.test(tests)) throw new UsageError(`${path} has no TEST_CASE: only tests in the manner of Catch2 are run here`);
    for (const [, wanted = ""] of tests.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
      if (!files.has(`starter/${wanted}`)) continue;
      files.set(`tests/${wanted}`, `#pragma once\n#include "../${wanted}"\n`);
      notes.changed(path, `${wanted} stands beside the tests and gives on the learner's`);
    }
    files.set("tests/test/catch.hpp", "#pragma once\n#define EXERCISM_RUN_ALL_TESTS\n#include <bengkel/test.hpp>\n");
    notes.kept(path, "the tests, unchanged");
    notes.changed("test/catch.hpp", "stands for Bengkel's own header, and all tests are run");
    return tests;
  },
};

function readConfig(material: Material): Parts {
  const text = textOf(material, config);
  if (text === undefined) throw new UsageError(`it is no exercise of Exercism: it has no ${config}`);
  const read = decode(config, text, (it) => {
    const list = (key: string): readonly string[] => (it.at("files").has(key) ? it.at("files").at(key).texts() : []);
    return {
      solution: list("solution"), test: list("test"), example: [...list("example"), ...list("exemplar")], editor: list("editor"),
      blurb: it.has("blurb") ? it.at("blurb").text() : "",
    };
  });
  if (!read.ok) throw new UsageError(`${config}: ${read.problems[0]?.message}`);
  return read.value;
}

function languageOf({ solution, test }: Parts): Language {
  const [path = ""] = test;
  if (solution.some((it) => it.endsWith(".py"))) return "python";
  if (solution.some((it) => it.endsWith(".js"))) return "javascript";
  if (solution.some((it) => /\.(cpp|h)$/.test(it))) return "cpp";
  if (solution.some((it) => it.endsWith(".sql"))) {
    throw new UsageError(`${path} is a script for the shell of SQLite, whose dot commands are not here; write its cases as a check of kind tables`);
  }
  throw new UsageError(`its solution (${solution.join(", ")}) is in no language that is run here`);
}

function need(material: Material, path: string): string {
  const text = textOf(material, path);
  if (text === undefined) throw new UsageError(`${path} is named in ${config} and not there`);
  return text;
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf("."));
}

function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
