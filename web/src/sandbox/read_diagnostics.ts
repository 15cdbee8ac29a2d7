// What the compiler says of a submission, as data. It is asked for one line a thing:
//
//   main.cpp:3:5:{3:5-3:9}{3:12-3:13}: error: invalid operands to binary expression
//
// and tells beside it which files were included where. A mistake that shows only inside a header of the library is told at the
// place of the submission that led there; a dozen of them for one such place is one.

import { encodeText } from "../protocol/frame.ts";

export type Severity = "error" | "warning" | "note";

export interface Diagnostic {
  /** As the submission names it; empty: no file (a message of the linker). A header's own name: nothing of the submission led there. */
  readonly file: string;
  /** From 1; 0 when there is no place. */
  readonly line: number;
  /** From 1, in code points; 0 when there is no place. */
  readonly column: number;
  /** Where the marked text ends, exclusive, on the same line; null: the place is a point. */
  readonly endColumn: number | null;
  readonly severity: Severity;
  readonly message: string;
}

/** More than a learner reads, less than floods a page. */
const mostDiagnostics = 100;
const mostNotes = 4;
const longestMessage = 2000;

const inclusion = /^In file included from (?:\.\/)?(.+):(\d+)[:,]$/;
const pattern = /^(?:(?:\.\/)?(.+?):(\d+):(\d+):(?:((?:\{[\d:-]+\})+):)? )?(fatal error|error|warning|note): (.*)$/;
/** Said to those who call the compiler. */
const advice = /^(\(skipping|use -f[a-z-]+=|too many errors emitted)/;

/** An error or a warning with its notes, still told where the compiler found it. */
interface Finding {
  readonly main: Diagnostic;
  readonly notes: Diagnostic[];
  readonly includedAt: { readonly file: string; readonly line: number } | undefined;
}

/** `sourceOf` gives the text of a file of the submission, whose columns the compiler counts in bytes; undefined for any other. */
export function readDiagnostics(text: string, sourceOf: (file: string) => string | undefined): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  const ledTo = new Set<string>();
  for (const { main, notes, includedAt } of findings(text, sourceOf)) {
    const own = notes.filter(({ file }) => sourceOf(file) !== undefined);
    if (sourceOf(main.file) !== undefined || main.file === "") {
      told.push(main, ...own.slice(0, mostNotes));
      continue;
    }
    const [first] = own;
    const place = first ?? (includedAt === undefined ? undefined : { ...includedAt, column: 1 });
    if (place === undefined) {
      // The rest of one that was told, unless it is the first.
      if (!told.some((it) => it.severity === main.severity)) told.push(main);
      continue;
    }
    const spelled = `${main.severity} ${place.file}:${place.line}`;
    if (!ledTo.has(spelled)) told.push({ ...main, file: place.file, line: place.line, column: place.column, endColumn: null });
    ledTo.add(spelled);
  }
  return told.slice(0, mostDiagnostics);
}

function findings(text: string, sourceOf: (file: string) => string | undefined): readonly Finding[] {
  const found: Finding[] = [];
  let includedAt: Finding["includedAt"];
  for (const line of text.split("\n")) {
    const [, by = "", byLine = ""] = inclusion.exec(line) ?? [];
    if (by !== "" && sourceOf(by) !== undefined) includedAt = { file: by, line: Number(byLine) };
    const [, file = "", row = "0", column = "0", ranges = "", severity = "", message = ""] = pattern.exec(line) ?? [];
    if (severity === "" || advice.test(message)) continue;
    const at = Number(row);
    const source = sourceOf(file)?.split("\n")[at - 1];
    const columnOf = (byte: number): number => (source === undefined ? byte : codePoints(source, byte));
    const end = endOf(ranges, at, Number(column));
    const diagnostic: Diagnostic = {
      file,
      line: at,
      column: columnOf(Number(column)),
      endColumn: end === undefined ? null : columnOf(end),
      severity: severity === "fatal error" ? "error" : severity as Severity,
      message: message.slice(0, longestMessage),
    };
    if (severity === "note") found.at(-1)?.notes.push(diagnostic);
    else found.push({ main: diagnostic, notes: [], includedAt });
    if (severity !== "note") includedAt = undefined;
  }
  return found;
}

/** What the linker found wrong; it knows objects and symbols, but no lines. */
export function readLinkErrors(text: string): readonly Diagnostic[] {
  const messages = [...text.matchAll(/^wasm-ld: error: (.*)$/gm)].map(([, message = ""]) => message.replace(/^\S+\.o: /, ""));
  return [...new Set(messages)].slice(0, mostDiagnostics).map((message) => linkError(message.slice(0, longestMessage)));
}

export function linkError(message: string): Diagnostic {
  return { file: "", line: 0, column: 0, endColumn: null, severity: "error", message };
}

/** The end of the range that the place stands in, when it ends on the same line. */
function endOf(ranges: string, line: number, column: number): number | undefined {
  for (const [, fromLine, from, toLine, to] of ranges.matchAll(/\{(\d+):(\d+)-(\d+):(\d+)\}/g)) {
    if (Number(fromLine) !== line || Number(toLine) !== line) continue;
    if (Number(from) <= column && column < Number(to)) return Number(to);
  }
  return undefined;
}

/** A column in bytes, from 1, as one in code points. */
function codePoints(line: string, byte: number): number {
  const before = encodeText(line).subarray(0, byte - 1);
  return before.reduce((count, it) => count + ((it & 0xc0) === 0x80 ? 0 : 1), 1);
}
