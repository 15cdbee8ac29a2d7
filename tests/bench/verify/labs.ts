// A lab in each language with ten cases, and submissions to it, all different: written as labs are, and as a judge has them that
// starts a process for a case.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export const cases = 10;

export interface BenchLab {
  /** Of its measures. */
  readonly name: string;
  readonly language: string;
  /** calls: a function by its arguments; output: a program by what it prints; tables: a script by its result. */
  readonly kind: "calls" | "output" | "tables";
  readonly id: string;
  readonly entry: string;
  /** Right. `learner` makes it a file of its own. */
  readonly program: (learner: number) => string;
}

interface Order {
  readonly price: number;
  readonly quantity: number;
}

/** Of case `index`: one to ten lines. */
function order(index: number): readonly Order[] {
  return Array.from({ length: index + 1 }, (_, at) => ({ price: 1050 + 37 * at * (index + 3), quantity: 1 + (at + index) % 4 }));
}

function total(lines: readonly Order[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

export const benchLabs: readonly BenchLab[] = [
  {
    name: "python", language: "python", kind: "calls", id: "bench-python", entry: "main.py",
    program: (learner) => `# learner ${learner}
def total(lines):
    return sum(price * quantity for price, quantity in lines)
`,
  },
  {
    name: "python-program", language: "python", kind: "output", id: "bench-python-program", entry: "main.py",
    program: (learner) => `# learner ${learner}
lines = []
for _ in range(int(input())):
    price, quantity = input().split()
    lines.append((int(price), int(quantity)))
print(sum(price * quantity for price, quantity in lines))
`,
  },
  {
    name: "sql", language: "sql", kind: "tables", id: "bench-sql", entry: "main.sql",
    program: (learner) => `-- learner ${learner}\nSELECT sum(price * quantity) AS total FROM lines;\n`,
  },
  {
    name: "javascript", language: "javascript", kind: "output", id: "bench-javascript", entry: "main.js",
    program: (learner) => `// learner ${learner}
const next = typeof readline === "function" ? readline : linesOfNode();

function linesOfNode() {
  const lines = require("node:fs").readFileSync(0, "utf8").split("\\n");
  return () => lines.shift();
}

let total = 0;
for (let left = Number(next()); left > 0; left -= 1) {
  const [price, quantity] = next().split(" ").map(Number);
  total += price * quantity;
}
console.log(total);
`,
  },
  {
    name: "cpp", language: "cpp", kind: "output", id: "bench-cpp", entry: "main.cpp",
    program: (learner) => `// learner ${learner}
#include <iostream>

int main() {
    int count = 0;
    long long total = 0;
    std::cin >> count;
    for (long long price, quantity; count > 0 && std::cin >> price >> quantity; --count) total += price * quantity;
    std::cout << total << "\\n";
}
`,
  },
];

/** What a case is given: arguments, standard input or a table. */
export function inputOf({ kind }: BenchLab, index: number): string {
  const lines = order(index);
  switch (kind) {
    case "calls": return JSON.stringify([pairs(index)]);
    case "tables": return tableOf(index);
    case "output": return `${lines.length}\n${lines.map(({ price, quantity }) => `${price} ${quantity}\n`).join("")}`;
  }
}

function pairs(index: number): number[][] {
  return order(index).map(({ price, quantity }) => [price, quantity]);
}

function tableOf(index: number): string {
  return `price,quantity\n${order(index).map(({ price, quantity }) => `${price},${quantity}\n`).join("")}`;
}

export const wantOf = (index: number): string => `${total(order(index))}\n`;
export const schema = "CREATE TABLE lines (price INTEGER NOT NULL, quantity INTEGER NOT NULL);\n";

export async function writeLab(labs: string, bench: BenchLab): Promise<void> {
  const { language, kind, id, entry, program } = bench;
  const numbers = Array.from({ length: cases }, (_, index) => index);
  const body = {
    calls: { function: "total", cases: numbers.map((index) => ({ args: [pairs(index)], want: total(order(index)) })) },
    output: { cases: numbers.map((index) => ({ stdin: inputOf(bench, index).trimEnd().split("\n"), want: [wantOf(index).trimEnd()] })) },
    tables: { cases: numbers.map((index) => ({ dataset: `case-${index}`, want: { columns: ["total"], rows: [[total(order(index))]] } })) },
  }[kind];
  const lab = {
    format: 1, id, version: 1, language, track: "benches", level: "beginner", minutes: 5, title: { en: "Totals" }, summary: { en: "Ten totals." },
    locales: { en: { reviewed: true } }, outcomes: { trade: [], computing: [] },
    checks: [{ id: "total", points: 1, title: { en: "The total is right" }, kind, ...body }],
  };
  const files: Record<string, string> = { "lab.json": JSON.stringify(lab), "text.en.md": "Print the total.\n", [`starter/${entry}`]: program(0) };
  if (kind === "tables") {
    files["data/schema.sql"] = schema;
    files["data/lines.csv"] = tableOf(0);
    for (const index of numbers) files[`datasets/case-${index}/lines.csv`] = tableOf(index);
  }
  for (const [path, text] of Object.entries(files)) await write(join(labs, id, path), text);
}

export async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
