// An assignment of nbgrader, in its source form: a notebook of Python whose cells say which of them are to be written and which of them test. The
// code becomes one program, each cell of tests a check of its own.

import type { JsonObject } from "../../src/protocol/read_json.ts";
import { decode, type Node } from "../../src/protocol/read_json.ts";
import { UsageError } from "../usage_error.ts";
import { idOf, labJson, Notes, type ImportedLab } from "./imported_lab.ts";
import { textOf, type Material } from "./material.ts";

interface Cell {
  readonly kind: string;
  readonly source: string;
  /** Of nbgrader's; "" for a cell that is none of its own. */
  readonly name: string;
  readonly isSolution: boolean;
  readonly isTest: boolean;
  readonly points: number;
}

const foreign = /^\s*(?:import|from)\s+(numpy|pandas|matplotlib|scipy|sklearn|seaborn|plotly|nose|IPython|ipywidgets|requests|torch|tensorflow|pytest)\b/m;
const solution = /^([ \t]*)###\s*BEGIN SOLUTION\b[\s\S]*?^[ \t]*###\s*END SOLUTION[^\n]*\n?/gm;
const mark = /^[ \t]*###\s*(?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS)[^\n]*\n?/gm;

export function importNotebook(material: Material, name: string): readonly ImportedLab[] {
  const [path = name] = material.keys();
  if (material.size !== 1) throw new UsageError("it wants one notebook");
  const cells = readCells(path, textOf(material, path) ?? "");
  const notes = new Notes();
  const files = new Map<string, string>();
  const texts: string[] = [];
  const whole: string[] = [];
  const left: string[] = [];
  const checks: JsonObject[] = [];
  for (const [at, cell] of cells.entries()) {
    const part = cell.name === "" ? `cell ${at + 1}` : cell.name;
    if (cell.kind !== "code") {
      if (cell.isSolution) notes.refused(part, "a text that somebody grades by hand");
      else if (cell.kind === "markdown") texts.push(cell.source.trim());
      continue;
    }
    const magic = /^\s*([%!?][^\n]*)/m.exec(cell.source)?.[1];
    if (magic !== undefined) throw new UsageError(`${path}: ${part} has ${JSON.stringify(magic)}, which only a notebook understands`);
    const package_ = foreign.exec(cell.source)?.[1];
    if (package_ !== undefined) throw new UsageError(`${path}: ${part} imports ${package_}; only Python's own library is taken`);
    if (cell.isTest && cell.isSolution) {
      notes.refused(part, "code that somebody grades by hand");
      continue;
    }
    if (!cell.isTest) {
      whole.push(cell.source.replaceAll(mark, "").trimEnd());
      left.push(cell.isSolution ? emptied(cell.source) : cell.source.trimEnd());
      continue;
    }
    const id = idOf(part);
    if (checks.some((it) => it["id"] === id)) throw new UsageError(`${path}: two cells of tests are called ${part}`);
    const file = `tests/test_${id.replaceAll("-", "_")}.py`;
    files.set(file, testFile(cell.source));
    if (/HIDDEN TESTS/.test(cell.source)) notes.changed(part, "its hidden tests come along: a static site keeps no secrets");
    const points = Math.ceil(cell.points);
    if (points !== cell.points) notes.changed(part, `${cell.points} points become ${points}`);
    checks.push({ id, kind: "unittest", points, title: { en: part.replaceAll(/[-_]+/g, " ") }, tests: file });
    notes.kept(part, "a check");
  }
  const [first] = checks;
  if (first === undefined) throw new UsageError(`${path} has no cell of tests (nbgrader's "autograder tests")`);
  if (!cells.some(({ kind, isSolution, isTest }) => kind === "code" && isSolution && !isTest)) throw new UsageError(`${path} has no cell to be written (nbgrader's "autograded answer")`);
  const id = idOf(name);
  const starter = joined(left);
  files.set("starter/main.py", starter).set("attempts/passes/given.py", joined(whole)).set(`attempts/fails/${String(first["id"])}/nothing_yet.py`, starter);
  files.set("text.en.md", `${texts.join("\n\n") || "Complete the program."}\n`);
  notes.kept("text", "the text of the task");
  notes.changed("the code", "all cells are one program, main.py, that the tests import");
  const title = /^#\s+(.+)$/m.exec(texts.join("\n"))?.[1] ?? name;
  files.set("lab.json", labJson({ id, language: "python", title, summary: title, checks }));
  return [{ id, files, notes: notes.list }];
}

function readCells(path: string, text: string): readonly Cell[] {
  const read = decode(path, text, (it) => {
    if (it.at("nbformat").count() !== 4) it.at("nbformat").refuse("a notebook of format 4");
    return it.at("cells").list(cellOf);
  });
  if (!read.ok) throw new UsageError(`${path}: ${read.problems[0]?.message}`);
  return read.value;
}

function cellOf(it: Node): Cell {
  const { value } = it.at("source");
  const source = typeof value === "string" ? value : it.at("source").texts().join("");
  const its = it.has("metadata") && it.at("metadata").has("nbgrader") ? it.at("metadata").at("nbgrader") : undefined;
  const is = (key: string): boolean => its?.has(key) === true && its.at(key).bool();
  return {
    kind: it.at("cell_type").text(), source: source.replaceAll("\r\n", "\n"), name: its?.has("grade_id") === true ? its.at("grade_id").text() : "",
    isSolution: is("solution"), isTest: is("grade"), points: its?.has("points") === true ? Math.max(0, its.at("points").number()) : 1,
  };
}

/** As nbgrader hands it out; a cell without marks is emptied whole. */
function emptied(source: string): string {
  const emptiedParts = source.replaceAll(solution, (_, indent: string) => `${indent}# Write your code here.\n${indent}raise NotImplementedError()\n`);
  return emptiedParts === source ? "# Write your code here.\nraise NotImplementedError()" : emptiedParts.trimEnd();
}

function testFile(source: string): string {
  const body = source.replaceAll(mark, "").trimEnd().split("\n").map((line) => (line === "" ? "" : `    ${line}`)).join("\n");
  return `from main import *\n\n\ndef test_cell():\n${body}\n    assert True\n`;
}

function joined(cells: readonly string[]): string {
  return `${cells.filter((it) => it.trim() !== "").join("\n\n\n")}\n`;
}
