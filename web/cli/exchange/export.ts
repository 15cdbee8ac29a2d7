// bengkel export coderunner LAB --out FILE.xml [--json]: a lab whose checks run a program and read what it prints, as a question of Moodle's
// CodeRunner, with a report of what was kept, changed or refused.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "../../src/protocol/frame.ts";
import { decode, type Node } from "../../src/protocol/read_json.ts";
import { parseArguments } from "../arguments.ts";
import { escapedMarkup } from "../escaped_markup.ts";
import { findLab, readFiles } from "../lab_folder.ts";
import { UsageError } from "../usage_error.ts";
import { questionTypes } from "./code_runner.ts";
import { endings, Notes, reportText } from "./imported_lab.ts";

export async function exportLab(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--json"], values: ["--out"] });
  const [format, lab, extra] = words;
  const out = values.get("--out");
  if (format !== "coderunner") throw new UsageError(`export wants the format coderunner${format === undefined ? "" : `, not ${format}`}`);
  if (lab === undefined || out === undefined || extra !== undefined) throw new UsageError("export coderunner wants one lab, and --out FILE.xml");
  const folder = findLab(lab);
  const files = new Map((await readFiles(folder)).map(({ path, bytes }) => [path, decodeText(bytes) ?? ""]));
  const notes = new Notes();
  const { id, xml } = question(files, notes);
  await writeFile(out, xml).catch((error: unknown) => {
    throw new UsageError(`${join(out)} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (flags.has("--json")) console.log(JSON.stringify({ format: 1, labs: [{ id, notes: notes.list }] }));
  else process.stdout.write(reportText([{ id, files: new Map(), notes: notes.list }]));
  return 0;
}

interface Case {
  readonly stdin: string;
  readonly want: string;
  readonly isHidden: boolean;
}

function question(files: ReadonlyMap<string, string>, notes: Notes): { readonly id: string; readonly xml: string } {
  const read = decode("lab.json", files.get("lab.json") ?? "", (it) => ({
    id: it.at("id").text(), language: it.at("language").text(), title: lines(it.at("title").at("en")),
    entry: it.has("entry") ? it.at("entry").text() : undefined,
    checks: it.at("checks").list((check) => ({ id: check.at("id").text(), kind: check.at("kind").text(), node: check })),
  }));
  if (!read.ok) throw new UsageError(`${read.problems[0]?.message}; ./bengkel check tells more`);
  const { id, language, title, checks } = read.value;
  const [type] = Object.entries(questionTypes).find(([, it]) => it.language === language) ?? [];
  if (type === undefined) throw new UsageError(`no question type of CodeRunner stands for ${language}`);
  const ending = endings[language as keyof typeof endings];
  const entry = read.value.entry ?? `main${ending}`;
  const editable = [...files.keys()].filter((path) => path.startsWith("starter/"));
  if (editable.length !== 1) throw new UsageError(`its learners edit ${editable.length} files; a question of CodeRunner has one`);
  const answer = [...files.keys()].find((path) => path.startsWith("attempts/passes/") && path.endsWith(ending) && path.split("/").length === 3);
  if (answer === undefined) throw new UsageError("it has no right attempt of one file");

  const cases: Case[] = [];
  const graders = new Set<string>();
  for (const check of checks) {
    const grader = check.kind === "output" ? graderOf(check.node) : undefined;
    if (grader === undefined) {
      notes.refused(`check ${check.id}`, check.kind === "output" ? "compares in a way that no grader of CodeRunner does" : `of kind ${check.kind}`);
      continue;
    }
    graders.add(grader);
    const found = decode("lab.json", JSON.stringify(check.node.value), (it) => it.at("cases").list((one) => ({
      stdin: one.has("stdin") ? lines(one.at("stdin")) : "", want: lines(one.at("want")), isHidden: one.has("hidden") && one.at("hidden").bool(),
      isPlain: !one.has("argv"),
    })));
    if (!found.ok) throw new UsageError(`check ${check.id}: ${found.problems[0]?.message}`);
    const plain = found.value.filter(({ isPlain }) => isPlain);
    if (plain.length < found.value.length) notes.refused(`check ${check.id}`, `${found.value.length - plain.length} cases with arguments on the command line`);
    cases.push(...plain);
    notes.kept(`check ${check.id}`, `${plain.length} tests`);
  }
  if (cases.length === 0) throw new UsageError("none of its checks can be a test of CodeRunner: only those of kind output can");
  if (graders.size > 1) throw new UsageError("its checks compare in different ways; a question of CodeRunner has one grader");
  if (graders.has("NearEqualityGrader")) notes.changed("words", "where a line ends counts there");
  notes.kept("text.en.md", "the text of the question, in Markdown");
  notes.kept(answer, "the answer");
  for (const path of files.keys()) {
    if (/^text\.(?!en\.)/.test(path)) notes.refused(path, "a question has one language");
    else if (/^(?:data|datasets|tests)\//.test(path)) notes.refused(path, "files beside the program are not handed over");
    else if (path.startsWith("attempts/") && path !== answer && path !== "attempts/answers.json") notes.refused(path, "a question has one answer");
  }
  return { id, xml: written({ id, type, title, text: files.get("text.en.md") ?? "", answer: files.get(answer) ?? "", preload: files.get(`starter/${entry}`) ?? "", grader: [...graders][0] ?? "", cases }) };
}

function graderOf(check: Node): string | undefined {
  const compare = check.has("compare") ? check.at("compare").text() : "lines";
  if (compare === "lines" && !check.has("text")) return "EqualityGrader";
  return compare === "tokens" && check.has("text") ? "NearEqualityGrader" : undefined;
}

/** A text, or its lines, each of which then ends with a line break. */
function lines(it: Node): string {
  return typeof it.value === "string" ? it.value : it.texts().map((line) => `${line}\n`).join("");
}

interface Written {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly text: string;
  readonly answer: string;
  readonly preload: string;
  readonly grader: string;
  readonly cases: readonly Case[];
}

function written({ id, type, title, text, answer, preload, grader, cases }: Written): string {
  const inText = (name: string, content: string, attributes = ""): string => `<${name}${attributes}><text>${escapedMarkup(content)}</text></${name}>`;
  const tests = cases.map(({ stdin, want, isHidden }, at) => [
    `      <testcase testtype="0" useasexample="${at === 0 && !isHidden ? 1 : 0}" hiderestiffail="0" mark="1.0000000">`,
    `        ${inText("testcode", "")}${inText("stdin", stdin)}`,
    `        ${inText("expected", want)}${inText("extra", "")}${inText("display", isHidden ? "HIDE" : "SHOW")}`,
    "      </testcase>",
  ].join("\n"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="coderunner">
    ${inText("name", title)}
    ${inText("questiontext", text, ' format="markdown"')}
    <defaultgrade>1.0000000</defaultgrade>
    <idnumber>${escapedMarkup(id)}</idnumber>
    <coderunnertype>${type}</coderunnertype>
    <prototypetype>0</prototypetype>
    <allornothing>1</allornothing>
    <grader>${grader}</grader>
    <answer>${escapedMarkup(answer)}</answer>
    <answerpreload>${escapedMarkup(preload)}</answerpreload>
    <testcases>
${tests.join("\n")}
    </testcases>
  </question>
</quiz>
`;
}
