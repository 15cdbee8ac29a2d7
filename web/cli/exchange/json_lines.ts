// Tasks of Python as JSON Lines: in the manner of HumanEval (prompt, entry_point, canonical_solution, test) or of MBPP (text, code, test_list). Each
// line is a lab.

import { decode, type Node } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";
import { idOf, labJson, Notes, type ImportedLab } from "./imported_lab.ts";
import { textOf, type Material } from "./material.ts";

interface Task {
  readonly id: string;
  readonly text: string;
  readonly starter: string;
  readonly right: string;
  readonly tests: string;
}

const mostTasks = 2_000;

export function importJsonLines(material: Material, name: string): readonly ImportedLab[] {
  const [path = name] = material.keys();
  if (material.size !== 1) throw new UsageError("it wants one file of JSON Lines");
  const lines = (textOf(material, path) ?? "").split("\n").map((text, at) => ({ text, line: at + 1 })).filter(({ text }) => text.trim() !== "");
  if (lines.length === 0) throw new UsageError(`${path} has no line`);
  if (lines.length > mostTasks) throw new UsageError(`${path} has more than ${mostTasks} lines`);
  const labs = lines.map(({ text, line }) => {
    const read = decode(path, text, (it) => (it.has("entry_point") ? likeHumanEval(it) : likeMbpp(it)));
    if (!read.ok) throw new UsageError(`${path}:${line}: ${read.problems[0]?.message}`);
    return labOf(read.value);
  });
  const twice = labs.find(({ id }, at) => labs.findIndex((it) => it.id === id) !== at);
  if (twice !== undefined) throw new UsageError(`${path} has two tasks whose id is ${twice.id}`);
  return labs;
}

function likeHumanEval(it: Node): Task {
  const prompt = it.at("prompt").text();
  const called = nameIn(it.at("entry_point"));
  return {
    id: taskId(it), starter: withBody(prompt), right: `${prompt}${it.at("canonical_solution").text()}`,
    text: docOf(prompt) ?? `Write the function \`${called}\`.`,
    tests: `from main import ${called}\n\n${it.at("test").text().trim()}\n\n\ndef test_${called}():\n    check(${called})\n`,
  };
}

function likeMbpp(it: Node): Task {
  const code = it.at("code").text().replaceAll("\r\n", "\n");
  const tests = it.at("test_list").texts();
  // The function that the tests call, where the code has several.
  const heads = [...code.matchAll(/^def\s+([A-Za-z_]\w*)\s*\([^)]*\)[^:\n]*:/gm)];
  const head = heads.find(([, called]) => tests.some((test) => new RegExp(`\\b${called}\\s*\\(`).test(test)));
  if (head === undefined || tests.length === 0) return it.at("code").refuse("a function that the tests call");
  const setUp = [it.has("test_setup_code") ? it.at("test_setup_code").text() : "", ...(it.has("test_imports") ? it.at("test_imports").texts() : [])].filter((text) => text.trim() !== "");
  const cases = tests.map((test, at) => `def test_${at + 1}():\n${indented(test)}\n`);
  return {
    id: taskId(it), starter: `${head[0]}\n    pass\n`, right: `${code.trim()}\n`,
    text: `${it.at(it.has("prompt") ? "prompt" : "text").text().trim()}\n\nWrite it as the function \`${head[1]}\`, so that this holds:\n\n\`\`\`python\n${tests[0]}\n\`\`\``,
    tests: `from main import *\n${setUp.map((text) => `${text.trim()}\n`).join("")}\n\n${cases.join("\n\n")}`,
  };
}

function labOf({ id, text, starter, right, tests }: Task): ImportedLab {
  const notes = new Notes();
  const [first = id] = text.split("\n");
  const files = new Map([
    ["lab.json", labJson({
      id, language: "python", title: id.replaceAll("-", " "), summary: first,
      checks: [{ id: "tests", kind: "unittest", points: 10, title: { en: "The tests pass" }, tests: "tests/test_task.py" }],
    })],
    ["text.en.md", `${text.trim()}\n`], ["starter/main.py", starter], ["tests/test_task.py", tests],
    ["attempts/passes/given.py", right], ["attempts/fails/tests/nothing_yet.py", starter],
  ]);
  notes.kept("the solution", "the right attempt");
  notes.changed("the tests", "each is a function of a file of tests");
  notes.changed("the starter", "stands as a wrong attempt too: it must fail");
  return { id, files, notes: notes.list };
}

function taskId(it: Node): string {
  const { value } = it.at("task_id");
  return idOf(typeof value === "number" ? `task-${value}` : it.at("task_id").text());
}

function nameIn(it: Node): string {
  const name = it.text();
  return /^[A-Za-z_]\w{0,79}$/.test(name) ? name : it.refuse("the name of a function");
}

function docOf(prompt: string): string | undefined {
  const doc = /("""|''')([\s\S]*?)\1/.exec(prompt)?.[2];
  return doc?.split("\n").map((line) => line.trim()).join("\n").trim();
}

/** A head with its docstring is a whole function; one without wants something below it. */
function withBody(prompt: string): string {
  return docOf(prompt) === undefined ? `${prompt.trimEnd()}\n    pass\n` : `${prompt.trimEnd()}\n`;
}

function indented(code: string): string {
  return code.trim().split("\n").map((line) => `    ${line}`).join("\n");
}
