// A submission's text as a syntax tree, and what queries find in it: tree-sitter (npm web-tree-sitter) with one grammar. Nothing
// is judged here: the core reads what was found, and matches the patterns of #match? itself, in linear time.
//
// The text is hostile, and so may be a lab's queries. What bounds the work is counted, never timed, so that every machine stops
// at the same place: steps of the parser and of the queries, and the shapes of trees in which a step is no longer small.

import { Language, Parser, Query, type Node, type QueryMatch, type QueryPredicate, type Tree } from "web-tree-sitter";

/** A place: bytes of UTF-8 from the start of the text; `end` is behind the last. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Match {
  /** Of the query's patterns, from 0. */
  readonly pattern: number;
  readonly captures: readonly Capture[];
}

/** `#match?`, in any of its four forms. */
export interface MatchPredicate {
  readonly capture: string;
  readonly expression: string;
  readonly isNegated: boolean;
  /** Of a capture that holds several nodes: one is enough. */
  readonly isAny: boolean;
}

export type QueryFault = "empty" | "syntax" | "node" | "field" | "capture" | "structure" | "predicate";

/** `offset` in bytes of UTF-8, from the start of the query. */
export interface QueryProblem {
  readonly fault: QueryFault;
  readonly word: string;
  readonly offset: number;
}

export interface QueryFindings {
  readonly problem: QueryProblem | null;
  /** Those that the query names. */
  readonly captures: readonly string[];
  /** By pattern: what must still be matched. */
  readonly predicates: readonly (readonly MatchPredicate[])[];
  readonly matches: readonly Match[];
  /** There were more than are told, or than could be looked for. */
  readonly hasMore: boolean;
}

export interface SourceFindings {
  /** The text is too large, or too tangled for the queries: they were not asked. */
  readonly isTangled: boolean;
  readonly hasErrors: boolean;
  readonly queries: readonly QueryFindings[];
}

export const sourceLimits = {
  /** Bytes of the text. */
  text: 256 * 1024,
  queries: 50,
  /** Told of one query, and of those that are still to be matched against a pattern. */
  matches: 1_000,
  unmatched: 10_000,
  /** Told of one run. */
  captures: 50_000,
  /** Calls of the library's progress callback, one each hundred steps; 256 KB of any text we know of take 14,000. */
  parsing: 20_000,
  querying: 20_000,
  /** Matches that are under way at once. */
  underWay: 4_096,
  /** A step of a query walks over a node's ancestors and over the nameless siblings behind it. */
  depth: 1_000,
  nameless: 1_000,
} as const;

/** To compile a query takes longer than to read most programs, and each submission is asked the same ones. */
const keptQueries = 32;

const faults: Readonly<Record<number, QueryFault>> = { 1: "syntax", 2: "node", 3: "field", 4: "capture", 5: "structure" };

/** Thrown by the library when a query is wrong; it does not export the class. */
interface LibraryError {
  readonly kind: number;
  readonly index: number;
  readonly info: { readonly word?: string };
}

export class SourceParser {
  private readonly language: Language;
  /** By their texts, the last used at the end. */
  private readonly compiled = new Map<string, Query>();

  private constructor(language: Language) {
    this.language = language;
  }

  /** `module` is the library's, `grammar` a side module of it. One a realm: the library keeps one instance. */
  static async load(module: WebAssembly.Module, grammar: Uint8Array): Promise<SourceParser> {
    await Parser.init({
      locateFile: (name: string) => name,
      instantiateWasm: (imports: WebAssembly.Imports, onInstance: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => {
        const instance = new WebAssembly.Instance(module, imports);
        onInstance(instance, module);
        return instance.exports;
      },
    });
    return new SourceParser(Language.loadSync(new WebAssembly.Module(new Uint8Array(grammar))));
  }

  find(text: string, queries: readonly string[]): SourceFindings {
    const offsets = byteOffsets(text);
    const tangled = { isTangled: true, hasErrors: false, queries: [] };
    if ((offsets.at(-1) ?? 0) > sourceLimits.text) return tangled;
    const tree = this.parse(text);
    if (tree === null) return tangled;
    try {
      if (isTangled(tree)) return tangled;
      const work = { steps: sourceLimits.querying, captures: sourceLimits.captures };
      const found = queries.map((query) => this.ask(tree.rootNode, query, offsets, work));
      return { isTangled: false, hasErrors: tree.rootNode.hasError, queries: found };
    } finally {
      tree.delete();
    }
  }

  /** Null: it takes too many steps. */
  private parse(text: string): Tree | null {
    const parser = new Parser();
    try {
      parser.setLanguage(this.language);
      let steps = 0;
      return parser.parse(text, null, { progressCallback: () => (steps += 1) > sourceLimits.parsing });
    } finally {
      parser.delete();
    }
  }

  private ask(root: Node, source: string, offsets: Uint32Array, work: { steps: number; captures: number }): QueryFindings {
    const query = this.compiled.get(source) ?? this.compile(source);
    if (!(query instanceof Query)) return nothing(query);
    this.keep(source, query);
    const predicates = readPredicates(query, source);
    if ("fault" in predicates) return nothing(predicates);
    const found = query.matches(root, {
      matchLimit: sourceLimits.underWay,
      progressCallback: () => (work.steps -= 1) < 0,
    });
    const most = predicates.some((list) => list.length > 0) ? sourceLimits.unmatched : sourceLimits.matches;
    const matches: Match[] = [];
    for (const match of found.slice(0, most)) {
      work.captures -= match.captures.length;
      if (work.captures < 0) break;
      matches.push(told(match, offsets));
    }
    const hasMore = matches.length < found.length || work.steps < 0 || query.didExceedMatchLimit();
    return { problem: null, captures: query.captureNames, predicates, matches, hasMore };
  }

  private keep(source: string, query: Query): void {
    this.compiled.delete(source);
    this.compiled.set(source, query);
    for (const [text, oldest] of this.compiled) {
      if (this.compiled.size <= keptQueries) return;
      this.compiled.delete(text);
      oldest.delete();
    }
  }

  private compile(source: string): Query | QueryProblem {
    try {
      const query = new Query(this.language, withOwnMatch(source));
      if (query.patternCount() > 0) return query;
      query.delete();
      return { fault: "empty", word: "", offset: 0 };
    } catch (error) {
      if (!isLibraryError(error)) return { fault: "predicate", word: "", offset: firstPredicate(source) };
      return { fault: faults[error.kind] ?? "syntax", word: error.info.word ?? "", offset: bytesBefore(source, error.index) };
    }
  }
}

function nothing(problem: QueryProblem): QueryFindings {
  return { problem, captures: [], predicates: [], matches: [], hasMore: false };
}

function told({ patternIndex, captures }: QueryMatch, offsets: Uint32Array): Match {
  return {
    pattern: patternIndex,
    captures: captures.map(({ name, node }) => ({
      name, start: offsets[node.startIndex] ?? 0, end: offsets[node.endIndex] ?? 0,
    })),
  };
}

/** The library would match with the engine's own expressions, which may take for ever: it is made to leave #match? to us. Strings and
 *  comments of the query stay as they are, and so does every offset. */
function withOwnMatch(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|;[^\n]*|#(?:any-)?(?:not-)?match\?/gs, (token) =>
    (token.startsWith("#") ? token.replace("match?", "Match?") : token));
}

/** What is left to match; or the first predicate that would do nothing, or not what was meant. */
function readPredicates(query: Query, source: string): (readonly MatchPredicate[])[] | QueryProblem {
  const read: MatchPredicate[][] = [];
  for (let pattern = 0; pattern < query.patternCount(); pattern += 1) {
    const own: MatchPredicate[] = [];
    for (const predicate of query.predicatesForPattern(pattern)) {
      const match = matchPredicate(predicate);
      const word = `#${predicate.operator.replace("Match?", "match?")}`;
      if (match === undefined) return { fault: "predicate", word, offset: bytesBefore(source, Math.max(0, source.indexOf(word))) };
      own.push(match);
    }
    const ignored = query.assertedProperties[pattern] ?? query.refutedProperties[pattern];
    if (ignored !== undefined) return { fault: "predicate", word: "#is?", offset: firstPredicate(source) };
    read.push(own);
  }
  return read;
}

function matchPredicate({ operator, operands }: QueryPredicate): MatchPredicate | undefined {
  const form = /^(any-)?(not-)?Match\?$/.exec(operator);
  const [capture, expression] = operands;
  if (form === null || capture?.type !== "capture" || expression?.type !== "string" || operands.length !== 2) return undefined;
  return { capture: capture.name, expression: expression.value, isNegated: form[2] !== undefined, isAny: form[1] !== undefined };
}

function isLibraryError(error: unknown): error is LibraryError {
  return error instanceof Error && error.name === "QueryError" && "index" in error && typeof error.index === "number";
}

function firstPredicate(source: string): number {
  return bytesBefore(source, Math.max(0, source.indexOf("#")));
}

function bytesBefore(source: string, index: number): number {
  return new TextEncoder().encode(source.slice(0, index)).length;
}

/** For each index of the text, and for its end: how many bytes of UTF-8 stand before it. */
function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    offsets[index] = bytes;
    const unit = text.charCodeAt(index);
    // Both halves of a pair count half of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
}

/** Whether a query could spend very long in single steps of this tree. */
function isTangled(tree: Tree): boolean {
  const cursor = tree.walk();
  try {
    const outer: number[] = [];
    let nameless = 0;
    for (;;) {
      nameless = cursor.nodeIsNamed ? 0 : nameless + 1;
      if (nameless > sourceLimits.nameless || outer.length > sourceLimits.depth) return true;
      if (cursor.gotoFirstChild()) {
        outer.push(nameless);
        nameless = 0;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        const before = outer.pop();
        if (before === undefined || !cursor.gotoParent()) return false;
        nameless = before;
      }
    }
  } finally {
    cursor.delete();
  }
}
