// What is wrong with something that was given to us. Plain data, with the same fields as in the core.

export interface Place {
  readonly file: string;
  /** JSON Pointer; empty for the whole document. */
  readonly pointer: string;
  /** UTF-8 bytes from 0. */
  readonly offset: number;
  /** From 1; 0 when the problem belongs to the file as a whole. */
  readonly line: number;
  /** From 1, in code points. */
  readonly column: number;
}

export interface Problem {
  /** Stable and tested: "lab.unknown-key". */
  readonly code: string;
  /** Lower case, no full stop. */
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}

export function problem(code: string, message: string, place: Partial<Place> = {}, hint = ""): Problem {
  return { code, message, hint, place: { file: "", pointer: "", offset: 0, line: 0, column: 0, ...place } };
}

/** "labs/x/lab.json:5:15: expected a string, got a number (/checks/1/kind)", then the source line, a caret and the hint. */
export function printProblem(it: Problem, source?: string): string {
  const { file, line, column, pointer } = it.place;
  const where = [file, ...(line > 0 ? [String(line), String(column)] : [])].filter((part) => part !== "").join(":");
  const lines = [`${where === "" ? it.code : where}: ${it.message}${pointer === "" ? "" : ` (${pointer})`}`];
  const text = line > 0 ? source?.split("\n")[line - 1] : undefined;
  if (text !== undefined) {
    const shown = text.replace(/\r$/, "");
    const before = [...shown].slice(0, Math.max(0, column - 1));
    lines.push(`  ${shown}`, `  ${before.map((sign) => (sign === "\t" ? "\t" : " ")).join("")}^`);
  }
  if (it.hint !== "") lines.push(`  ${it.hint}`);
  return lines.join("\n");
}
