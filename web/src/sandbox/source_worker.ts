// The loop inside a worker that reads programs: it speaks as a guest's worker does, so that the same pool keeps it. Its module is
// tree-sitter's, its library a grammar; a Run carries the file and the queries, and its Observation what they found.

import { decodeFrame, decodeText } from "../protocol/frame.ts";
import { decodeRunMessage } from "../protocol/messages.ts";
import { decodeValue, encodeValue, entryOf, int, record, text, type Value } from "../protocol/value.ts";
import { EndsStream, type Post, type WorkerRequest } from "./guest_worker.ts";
import { encodeObservation, type Observed } from "./observation.ts";
import { SourceParser, sourceLimits, type QueryFindings, type SourceFindings } from "./source_parser.ts";

/** Answers one request after another. What the library throws while it reads ends the worker: its memory is not to be trusted then. */
export function serveSource(post: Post): (request: WorkerRequest) => void {
  let parser: SourceParser | undefined;
  const load = async (module: WebAssembly.Module, grammar: Uint8Array | null): Promise<void> => {
    try {
      if (grammar === null) return post({ type: "refused", detail: "reading programs needs a grammar" }, []);
      parser = await SourceParser.load(module, grammar);
      post({ type: "loaded", bytes: null, blob: null }, []);
    } catch (error) {
      post({ type: "refused", detail: error instanceof Error ? error.message : String(error) }, []);
    }
  };
  return (request) => {
    if (request.type === "load") return void load(request.module, request.library);
    if (parser === undefined) return;
    const ends = new EndsStream(post);
    for (const { id, frame } of request.runs) ends.add({ id, observation: encodeObservation(readSource(parser, frame)) });
    ends.flush();
  };
}

/** Carries out a Run whose entry is "source". */
export function readSource(parser: SourceParser, bytes: Uint8Array): Observed {
  const frame = decodeFrame(bytes);
  const run = frame.ok ? decodeRunMessage(frame.value.json) : frame;
  if (!frame.ok || !run.ok) return { key: "", ending: "refused", detail: "this is not a Run frame" };
  const { key, files, message } = run.value;
  const [file] = files;
  const bytesOfFile = file === undefined ? undefined : frame.value.blobs[file.blob];
  const queries = readQueries(frame.value.blobs[message]);
  if (bytesOfFile === undefined || queries === undefined) return { key, ending: "refused", detail: "the run has no file or no queries" };
  const source = decodeText(bytesOfFile);
  const found = source === undefined ? notText : parser.find(source, queries);
  const value = findingsValue(found, found.isTangled ? "" : source ?? "");
  return { key, ending: "returned", result: encodeValue(record({ ending: text("finished"), value })) };
}

/** What is not UTF-8 cannot be read either. */
const notText: SourceFindings = { isTangled: true, hasErrors: false, queries: [] };

function readQueries(message: Uint8Array | undefined): string[] | undefined {
  const decoded = message === undefined ? undefined : decodeValue(message);
  const list = decoded?.ok === true ? entryOf(decoded.value, "queries") : undefined;
  if (list?.is !== "list" || list.items.length > sourceLimits.queries) return undefined;
  const queries = list.items.flatMap((item) => (item.is === "text" ? [item.value] : []));
  return queries.length < list.items.length ? undefined : queries;
}

function findingsValue({ isTangled, hasErrors, queries }: SourceFindings, source: string): Value {
  return record({ text: text(source), tangled: bool(isTangled), errors: bool(hasErrors), queries: list(queries.map(queryValue)) });
}

/** A capture is its name's number and its two places; a match is its pattern's number and its captures, all in one list. */
function queryValue({ problem, captures, predicates, matches, hasMore }: QueryFindings): Value {
  const number = new Map(captures.map((name, index) => [name, index]));
  return record({
    problem: problem === null
      ? { is: "null" }
      : record({ fault: text(problem.fault), word: text(problem.word), offset: int(problem.offset) }),
    captures: list(captures.map(text)),
    predicates: list(predicates.map((own) => list(own.map((it) => record({
      capture: int(number.get(it.capture) ?? 0), expression: text(it.expression), negated: bool(it.isNegated), any: bool(it.isAny),
    }))))),
    matches: list(matches.map((match) => list([
      int(match.pattern), ...match.captures.flatMap(({ name, start, end }) => [int(number.get(name) ?? 0), int(start), int(end)]),
    ]))),
    more: bool(hasMore),
  });
}

function list(items: readonly Value[]): Value {
  return { is: "list", items };
}

function bool(value: boolean): Value {
  return { is: "bool", value };
}
