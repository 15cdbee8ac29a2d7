// Evidence: what a submission was worth, with all that it takes to run it again and to get the same bytes. One line of JSON, so that
// many of them, one after another, are JSON Lines. It comes from a learner and is hostile: sizes are capped, shapes are checked, and
// nothing it says is believed before it was run again (verify/).

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { isSeed } from "./case_address.ts";
import { decodeFrame, decodeText, encodeFrame, type Bytes } from "./frame.ts";
import { decodeObservationMessage, readReport, type Report } from "./messages.ts";
import { decode, type JsonObject, type Node } from "./read_json.ts";

/** What graded it, by SHA-256. Languages are charged when they are built, C++ in the page: by the prices of the core. */
export interface EngineHashes {
  readonly core: string;
  readonly prices: string;
  readonly guest: { readonly name: string; readonly module: string; readonly library: string | null; readonly snapshot: string };
  readonly parser: { readonly module: string; readonly grammar: string };
}

/** One run. `digest` is the SHA-256 of `digested` of its observation. */
export interface RunRecord {
  readonly key: string;
  readonly fuel: number | null;
  readonly digest: string;
}

export interface Evidence {
  /** As the learner typed it, if they did. */
  readonly name: string | null;
  readonly lab: Report["lab"];
  readonly engine: EngineHashes;
  readonly seed: string;
  /** Every editable file and, of a lab that asks, the answers (protocol/answers.ts). */
  readonly submission: readonly { readonly path: string; readonly text: string }[];
  readonly runs: readonly RunRecord[];
  /** As the core wrote it; `readReport` has found it well formed. */
  readonly report: JsonObject;
}

export const evidenceLimits = { bytes: 8 * 1024 * 1024, name: 200, files: 200, runs: 100_000 } as const;

export const evidenceFormat = 1;

/** With its line end. */
export function encodeEvidence({ name, lab, engine, seed, submission, runs, report }: Evidence): string {
  return `${JSON.stringify({ format: evidenceFormat, ...(name === null ? {} : { name }), lab, engine, seed, submission, runs, report })}\n`;
}

/** Of one line, with or without its end. Problems, always one alone: evidence.too-large, evidence.bad-utf8, evidence.newer-format,
 *  message.bad-json, message.wrong-shape. */
export function decodeEvidence(line: Uint8Array): Result<Evidence> {
  if (line.length > evidenceLimits.bytes) return failure(tooLarge());
  const text = decodeText(line);
  if (text === undefined) return failure(problem("evidence.bad-utf8", "this is not UTF-8"));
  const read = decode("evidence", text, evidence);
  if (read.ok || read.problems[0]?.code !== "message.wrong-shape") return read;
  const format = decode("evidence", text, (it) => it.at("format").count());
  return format.ok && format.value > evidenceFormat
    ? failure(problem("evidence.newer-format", `this is of format ${format.value}, which is newer than what is known here`)) : read;
}

export function tooLarge(): ReturnType<typeof problem> {
  return problem("evidence.too-large", `this is larger than ${evidenceLimits.bytes >> 20} MiB`);
}

/** What counts of an observation: all but the words of the engine that ran it, which differ from browser to browser. */
export function digested(observation: Uint8Array): Result<{ readonly fuel: number | null; readonly bytes: Bytes }> {
  const frame = decodeFrame(observation);
  if (!frame.ok) return frame;
  const message = decodeObservationMessage(frame.value.json);
  if (!message.ok) return message;
  const json = JSON.stringify({ ...(JSON.parse(frame.value.json) as object), detail: "" });
  return success({ fuel: message.value.fuel, bytes: encodeFrame({ ...frame.value, json }) });
}

function evidence(it: Node): Evidence {
  if (it.at("format").count() !== evidenceFormat) it.at("format").refuse(`format ${evidenceFormat}`);
  const lab = it.at("lab");
  const engine = it.at("engine");
  const guest = engine.at("guest");
  const parser = engine.at("parser");
  const seed = it.at("seed");
  const report = it.at("report");
  readReport(report);
  return {
    name: it.has("name") ? it.at("name").orNull((name) => short(name, evidenceLimits.name)) : null,
    lab: { id: labId(lab.at("id")), version: lab.at("version").count(), hash: hash(lab.at("hash")) },
    engine: {
      core: hash(engine.at("core")),
      prices: hash(engine.at("prices")),
      guest: {
        name: short(guest.at("name"), 50), module: hash(guest.at("module")), library: guest.at("library").orNull(hash),
        snapshot: hash(guest.at("snapshot")),
      },
      parser: { module: hash(parser.at("module")), grammar: hash(parser.at("grammar")) },
    },
    seed: isSeed(seed.text()) ? seed.text() : seed.refuse("a whole number below 2^64 as text"),
    submission: atMost(it.at("submission"), evidenceLimits.files)
      .list((file) => ({ path: short(file.at("path"), 200), text: file.at("text").text() })),
    runs: atMost(it.at("runs"), evidenceLimits.runs).list((run) => ({
      key: short(run.at("key"), 200), fuel: run.at("fuel").orNull((fuel) => fuel.count()), digest: hash(run.at("digest")),
    })),
    report: report.object(),
  };
}

function labId(it: Node): string {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(it.text()) && it.text().length <= 100 ? it.text() : it.refuse("the id of a lab");
}

function hash(it: Node): string {
  return /^[0-9a-f]{64}$/.test(it.text()) ? it.text() : it.refuse("a SHA-256 of 64 hexadecimal digits");
}

function short(it: Node, length: number): string {
  return it.text().length <= length ? it.text() : it.refuse(`at most ${length} signs`);
}

function atMost(it: Node, count: number): Node {
  return Array.isArray(it.value) && it.value.length > count ? it.refuse(`at most ${count} items`) : it;
}
