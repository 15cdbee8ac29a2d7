// A problem package of Kattis and the ICPC, of form 2025-09 or legacy: pass or fail, judged by the default validator. Its options
// become those of an output check.

import { parseDocument } from "yaml";
import type { Json, JsonObject } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";
import { endings, idOf, labJson, Notes, type ImportedLab, type Language } from "./imported_lab.ts";
import { pathsBelow, textOf, type Material } from "./material.ts";

const languages: Readonly<Record<string, Language>> = { ".py": "python", ".py3": "python", ".cpp": "cpp", ".cc": "cpp", ".js": "javascript" };
/** A case is written into lab.json. */
const longestCase = 100_000;
const mostCases = 500;
const starters: Readonly<Record<Language, string>> = {
  python: "# Read the input and print the answer.\n", javascript: "// Read the input and print the answer.\n", sql: "",
  cpp: "#include <iostream>\n\nint main() {\n    // Read the input and print the answer.\n}\n",
};

export function importKattis(material: Material, name: string): readonly ImportedLab[] {
  const problem = yaml(material, "problem.yaml");
  if (problem === undefined) throw new UsageError("it is no problem package: it has no problem.yaml");
  const notes = new Notes();
  const files = new Map<string, string>();
  refuseOtherKinds(material, problem);
  const compare = comparison(material, problem, notes);
  const cases = readCases(material, notes);
  if (cases.length === 0) throw new UsageError("the package has no cases below data/");
  const language = chooseLanguage(material);
  const entry = `main${endings[language]}`;
  files.set(`starter/${entry}`, starters[language]);
  placeSubmissions(material, language, entry, files, notes);

  const title = nameIn(problem["name"]) ?? name;
  files.set("text.en.md", statement(material, title, notes));
  const id = idOf(name);
  files.set("lab.json", labJson({
    id, language, title, summary: title,
    checks: [{ id: "answers", kind: "output", points: 10, title: { en: "The answers are right" }, ...compare, cases }],
  }));
  for (const path of ["input_validators", "generators", "attachments", "include"]) {
    if (pathsBelow(material, path).length > 0) notes.refused(path, "has no place in a lab");
  }
  return [{ id, files, notes: notes.list }];
}

function refuseOtherKinds(material: Material, problem: JsonObject): void {
  const type = problem["type"] ?? "pass-fail";
  const types = typeof type === "string" ? type.split(/\s+/) : Array.isArray(type) ? type : [];
  const other = types.find((it) => it !== "pass-fail");
  if (other !== undefined) throw new UsageError(`the problem is of type ${String(other)}; only pass-fail is judged here`);
  const validation = problem["validation"] ?? "default";
  const custom = [...pathsBelow(material, "output_validator"), ...pathsBelow(material, "output_validators")][0];
  if (validation !== "default" || custom !== undefined) {
    throw new UsageError(`the problem has a validator of its own (${custom ?? String(validation)}); a program that judges is not run here: write a check for it`);
  }
}

/** Options of the default validator, wherever the package says them; they must say the same for all of its cases. */
function comparison(material: Material, problem: JsonObject, notes: Notes): JsonObject {
  const said = new Map<string, string>();
  if (problem["validator_flags"] !== undefined) said.set("problem.yaml", words(problem["validator_flags"]));
  for (const path of [...material.keys()].filter((it) => /^data\/.*(?:testdata|test_group)\.yaml$/.test(it))) {
    const group = yaml(material, path) ?? {};
    const flags = group["output_validator_args"] ?? group["output_validator_flags"];
    if (flags !== undefined) said.set(path, words(flags));
  }
  const [options = "", ...others] = [...new Set(said.values())];
  if (others.length > 0) throw new UsageError(`its groups are judged by different options (${[...said].map(([path, it]) => `${path}: ${it}`).join("; ")})`);
  const left = options.split(/\s+/).filter((it) => it !== "");
  const tolerance: { absolute?: number; relative?: number } = {};
  let isCaseSensitive = false;
  let isSpaceSensitive = false;
  for (let option = left.shift(); option !== undefined; option = left.shift()) {
    if (option === "case_sensitive") isCaseSensitive = true;
    else if (option === "space_change_sensitive") isSpaceSensitive = true;
    else if (/^float_(?:(relative|absolute)_)?tolerance$/.test(option)) {
      const size = Number(left.shift());
      if (!(size >= 0)) throw new UsageError(`the option ${option} wants a number`);
      if (!option.includes("relative")) tolerance.absolute = size;
      if (!option.includes("absolute")) tolerance.relative = size;
    } else throw new UsageError(`the default validator has no option ${option}`);
  }
  const isNumeric = tolerance.absolute !== undefined || tolerance.relative !== undefined;
  if (isSpaceSensitive && isNumeric) throw new UsageError("space_change_sensitive together with a float tolerance has no check that is the same");
  if (isSpaceSensitive && !isCaseSensitive) notes.changed("space_change_sensitive", "every byte counts here, so case counts too");
  const judged = isSpaceSensitive ? "every byte" : isNumeric ? "words, numbers within the tolerance" : "words";
  notes.kept(options === "" ? "the default validator" : `the default validator, ${options}`, judged);
  if (!isSpaceSensitive && !isCaseSensitive) notes.changed("letters", "the validator overlooks case of A to Z, the check that of every letter");
  return {
    compare: isSpaceSensitive ? "exact" : isNumeric ? "numbers" : "tokens",
    ...(isNumeric ? { tolerance: { ...tolerance } } : {}), ...(isSpaceSensitive || isCaseSensitive ? {} : { text: { case: "fold" } }),
  };
}

function readCases(material: Material, notes: Notes): JsonObject[] {
  const inputs = [...pathsBelow(material, "data/sample"), ...pathsBelow(material, "data/secret")].filter((path) => path.endsWith(".in"));
  const cases: JsonObject[] = [];
  for (const path of inputs) {
    const answer = `${path.slice(0, -3)}.ans`;
    if (!material.has(answer)) throw new UsageError(`${path} has no ${answer}`);
    const size = (material.get(path)?.length ?? 0) + (material.get(answer)?.length ?? 0);
    if (size > longestCase) notes.refused(path, `with its answer it is ${size} bytes; a case of a lab holds ${longestCase}`);
    else if (cases.length === mostCases) notes.refused(path, `a check holds ${mostCases} cases`);
    else cases.push({ stdin: textOf(material, path) ?? "", want: textOf(material, answer) ?? "", ...(path.startsWith("data/secret/") ? { hidden: true } : {}) });
  }
  if (cases.length > 0) notes.kept("data", `${cases.length} cases; the secret ones are hidden until they fail, but a static site keeps no secrets`);
  return cases;
}

function chooseLanguage(material: Material): Language {
  const found = pathsBelow(material, "submissions/accepted").flatMap((path) => languages[endingOf(path)] ?? []);
  const language = (["python", "cpp", "javascript"] as const).find((it) => found.includes(it));
  if (language === undefined) throw new UsageError("no accepted submission is in Python, C++ or JavaScript: a lab wants a right attempt");
  return language;
}

function placeSubmissions(material: Material, language: Language, entry: string, files: Map<string, string>, notes: Notes): void {
  const places: Readonly<Record<string, string>> = { accepted: "attempts/passes", wrong_answer: "attempts/fails/answers", run_time_error: "attempts/fails/answers" };
  for (const path of pathsBelow(material, "submissions")) {
    const [, verdict = "", ...rest] = path.split("/");
    const place = places[verdict];
    if (place === undefined) notes.refused(path, "only accepted, wrong_answer and run_time_error have a place in a lab");
    else if (rest.length !== 1) notes.refused(path, "a submission of several files is not taken");
    else if (languages[endingOf(path)] !== language) notes.refused(path, `the lab is in ${language}`);
    else {
      files.set(`${place}/${idOf((rest[0] ?? "").replace(/\.[^.]*$/, "")).replaceAll("-", "_")}${endings[language]}`, textOf(material, path) ?? "");
      notes.kept(path, verdict === "accepted" ? "a right attempt" : "a wrong attempt");
    }
  }
  files.set(`attempts/fails/answers/nothing_yet${endings[language]}`, files.get(`starter/${entry}`) ?? "");
}

function statement(material: Material, title: string, notes: Notes): string {
  const candidates = ["statement", "problem_statement"].flatMap((folder) => ["problem.en.md", "problem.md", "problem.en.tex", "problem.tex"].map((it) => `${folder}/${it}`));
  const path = candidates.find((it) => material.has(it));
  if (path === undefined) throw new UsageError("it has no English statement");
  const text = (textOf(material, path) ?? "").trim();
  if (path.endsWith(".md")) {
    notes.kept(path, "the text of the task");
    return `${text}\n`;
  }
  notes.changed(path, "it is TeX, and stands as it is: write it anew in Markdown");
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([it]) => it.length + 1)));
  return `# ${title}\n\n${fence}\n${text}\n${fence}\n`;
}

/** No alias is followed: that is how small files become large ones. */
function yaml(material: Material, path: string): JsonObject | undefined {
  const text = textOf(material, path);
  if (text === undefined) return undefined;
  const document = parseDocument(text, { schema: "core", maxAliasCount: 0 } as object);
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`${path}: ${error.message.split("\n")[0]}`);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch (failed) {
    throw new UsageError(`${path}: ${failed instanceof Error ? failed.message : String(failed)}`);
  }
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw new UsageError(`${path} is no map of keys`);
  return value as JsonObject;
}

function words(value: Json): string {
  return (Array.isArray(value) ? value.map(String).join(" ") : String(value)).trim();
}

function nameIn(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  const named = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  const english = named["en"] ?? Object.values(named)[0];
  return typeof english === "string" ? english : undefined;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf("."));
}
