// Questions of Moodle's CodeRunner, from Moodle XML: programs that read and print become output checks; functions of Python with test code
// after them become a file of tests that runs this code and looks at what it prints.

import type { JsonObject } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";
import { endings, idOf, labJson, Notes, type ImportedLab, type Language } from "./imported_lab.ts";
import { textOf, type Material } from "./material.ts";
import { childrenOf, readXml, textIn, type Element } from "./xml_tree.ts";

/** Question types that come with CodeRunner, and whether they put test code after the answer. */
export const questionTypes: Readonly<Record<string, { readonly language: Language; readonly takesTestCode: boolean }>> = {
  python3: { language: "python", takesTestCode: true },
  python3_w_input: { language: "python", takesTestCode: true },
  nodejs: { language: "javascript", takesTestCode: false },
  cpp_program: { language: "cpp", takesTestCode: false },
};

interface Case {
  readonly code: string;
  readonly stdin: string;
  readonly want: string;
  readonly isHidden: boolean;
}

export function importCodeRunner(material: Material, name: string): readonly ImportedLab[] {
  const [path = name] = material.keys();
  if (material.size !== 1) throw new UsageError("it wants one file of Moodle XML");
  const quiz = readXml(path, textOf(material, path) ?? "");
  if (quiz.name !== "quiz") throw new UsageError(`${path} is no Moodle XML: its element is ${quiz.name}`);
  const questions = childrenOf(quiz, "question").filter(({ attributes }) => attributes["type"] !== "category");
  const other = questions.find(({ attributes }) => attributes["type"] !== "coderunner");
  if (other !== undefined) throw new UsageError(`${path} has a question of type ${other.attributes["type"]}; only coderunner is taken`);
  if (questions.length === 0) throw new UsageError(`${path} has no question`);
  const labs = questions.map(labOf);
  const twice = labs.find(({ id }, at) => labs.findIndex((it) => it.id === id) !== at);
  if (twice !== undefined) throw new UsageError(`${path} has two questions whose id is ${twice.id}`);
  return labs;
}

function labOf(question: Element): ImportedLab {
  const title = textIn(question, "name").trim();
  const refuse = (why: string): never => {
    throw new UsageError(`${title || "a question"}: ${why}`);
  };
  const type = textIn(question, "coderunnertype").trim();
  const known = Object.hasOwn(questionTypes, type) ? questionTypes[type] : undefined;
  if (known === undefined) return refuse(`questions of type ${type || "none"} are not taken; ${Object.keys(questionTypes).join(", ")} are`);
  if (textIn(question, "template").trim() !== "" || !["", "0"].includes(textIn(question, "prototypetype").trim())) refuse("it has a template of its own, which is a program that is not run here");
  const answer = textIn(question, "answer");
  if (answer.trim() === "") refuse("it has no answer: a lab wants a right attempt");

  const notes = new Notes();
  const cases = readCases(question, notes);
  if (cases.length === 0) refuse("it has no test");
  const { language, takesTestCode } = known;
  const hasCode = cases.some(({ code }) => code.trim() !== "");
  if (hasCode && !takesTestCode) refuse(`its tests have code, which a question of type ${type} does not run`);
  const id = idOf(textIn(question, "idnumber").trim() || title);
  const entry = `main${endings[language]}`;
  const comment = language === "python" ? "#" : "//";
  const preload = textIn(question, "answerpreload");
  const starter = preload.trim() === "" ? `${comment} Write your answer here.\n` : ended(preload);
  const files = new Map([
    [`starter/${entry}`, starter], [`attempts/passes/answer${endings[language]}`, ended(answer)], [`attempts/fails/tests/nothing_yet${endings[language]}`, starter],
    ["text.en.md", task(question, notes)],
  ]);
  notes.kept("answer", "the right attempt");
  const compare = comparison(textIn(question, "grader").trim(), notes, refuse);
  if (hasCode) {
    if (compare["compare"] !== "lines") refuse("its tests have code, and its grader overlooks more than ends of lines");
    files.set("tests/test_answer.py", testsOf(cases));
    notes.changed("the tests", "a file of tests runs their code on the answer and looks at what it prints; what the answer prints by itself does not count");
  } else notes.kept("the tests", `${cases.length} cases`);
  if (textIn(question, "allornothing").trim() === "0") notes.changed("marks", "a check gives all of its points or none");
  const check: JsonObject = hasCode
    ? { kind: "unittest", tests: "tests/test_answer.py" }
    : { kind: "output", ...compare, cases: cases.map(({ stdin, want, isHidden }) => ({ stdin, want, ...(isHidden ? { hidden: true } : {}) })) };
  files.set("lab.json", labJson({ id, language, title, summary: title, checks: [{ id: "tests", points: 10, title: { en: "The tests pass" }, ...check }] }));
  return { id, files, notes: notes.list };
}

function readCases(question: Element, notes: Notes): Case[] {
  const tests = childrenOf(question, "testcases").flatMap((it) => childrenOf(it, "testcase"));
  for (const file of childrenOf(question, "testcases").flatMap((it) => childrenOf(it, "file"))) notes.refused(file.attributes["name"] ?? "a file", "files beside the tests are not taken");
  return tests.flatMap((test, at) => {
    if (textIn(test, "extra").trim() !== "") {
      notes.refused(`test ${at + 1}`, "its extra text is for a template of its own");
      return [];
    }
    return [{ code: textIn(test, "testcode"), stdin: textIn(test, "stdin"), want: textIn(test, "expected"), isHidden: textIn(test, "display").trim() !== "SHOW" }];
  });
}

function comparison(grader: string, notes: Notes, refuse: (why: string) => never): JsonObject {
  switch (grader) {
    case "": case "EqualityGrader":
      notes.kept("the grader", "lines, but for blanks at their ends");
      return { compare: "lines" };
    case "NearEqualityGrader":
      notes.changed("the grader", "words, whatever their case; where a line ends does not count either");
      return { compare: "tokens", text: { case: "fold" } };
    default:
      return refuse(`its grader ${grader} is not here`);
  }
}

function testsOf(cases: readonly Case[]): string {
  const tests = cases.map(({ code, stdin, want }, at) =>
    `def test_${at + 1}():\n    assert printed_by(${literal(code)}, ${literal(stdin)}) == lines(${literal(want)})\n`);
  return `import contextlib
import io
import sys

import main


def lines(text):
    return [line.rstrip() for line in text.rstrip().split("\\n")]


def printed_by(code, given):
    printed = io.StringIO()
    sys.stdin = io.StringIO(given)
    with contextlib.redirect_stdout(printed):
        exec(code, dict(vars(main)))
    return lines(printed.getvalue())


${tests.join("\n\n")}`;
}

/** What JSON escapes, Python reads in the same way. */
function literal(text: string): string {
  return JSON.stringify(text);
}

function task(question: Element, notes: Notes): string {
  const [found] = childrenOf(question, "questiontext");
  const text = textIn(question, "questiontext");
  const format = found?.attributes["format"] ?? "html";
  if (format === "markdown") {
    notes.kept("questiontext", "the text of the task");
    return ended(text.trim());
  }
  notes.changed("questiontext", `${format} written as plain Markdown: read it through`);
  return ended(format === "html" ? fromHtml(text) : text.trim());
}

const entities: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Paragraphs, code and lists; of other elements the words. */
function fromHtml(html: string): string {
  return html
    .replace(/<pre[^>]*>([\s\S]*?)<\/pre>/gi, (_, code: string) => `\n\n\`\`\`\n${code.replace(/<[^>]*>/g, "").trim()}\n\`\`\`\n\n`)
    .replace(/<(?:code|tt)[^>]*>([\s\S]*?)<\/(?:code|tt)>/gi, "`$1`").replace(/<(?:b|strong)>([\s\S]*?)<\/(?:b|strong)>/gi, "**$1**")
    .replace(/<(?:i|em)>([\s\S]*?)<\/(?:i|em)>/gi, "*$1*").replace(/<li[^>]*>/gi, "\n- ").replace(/<br\s*\/?>/gi, "\n").replace(/<\/?(?:p|div|ul|ol|h\d)[^>]*>/gi, "\n\n")
    .replace(/<[^>]*>/g, "").replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "").replace(/\n{3,}/g, "\n\n").trim();
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
