// What the evidence says against what was found: every difference that can be told apart, in the evidence's own words.

import type { EngineHashes, Evidence, RunRecord } from "../protocol/evidence.ts";
import type { Json, JsonObject } from "../protocol/read_json.ts";
import { told, type Told } from "./answer.ts";

/** What stands for values that are too long to be told. */
const longest = 80;

/** The parts of the engine that are not those of here: nothing can be said of fuel or digests then. */
export function otherEngines(evidence: EngineHashes, here: EngineHashes): Told[] {
  const parts: readonly (readonly [string, string | null, string | null])[] = [
    ["the core", evidence.core, here.core],
    ["the price list", evidence.prices, here.prices],
    ["the guest's name", evidence.guest.name, here.guest.name],
    ["the guest", evidence.guest.module, here.guest.module],
    ["the guest's library", evidence.guest.library, here.guest.library],
    ["the guest's snapshot", evidence.guest.snapshot, here.guest.snapshot],
    ["the parser", evidence.parser.module, here.parser.module],
    ["the parser's grammar", evidence.parser.grammar, here.parser.grammar],
  ];
  return parts.flatMap(([what, there, own]) => (
    there === own ? [] : [told("evidence.other-engine", `${what} is not the one here: it was ${spelled(there)}, here it is ${spelled(own)}`)]
  ));
}

export interface Found {
  readonly runs: readonly RunRecord[];
  readonly report: JsonObject;
}

export function differences(evidence: Evidence, found: Found): Told[] {
  return [
    ...runDifferences(evidence.runs, found.runs),
    ...reportDifferences({ ...evidence.report, submission: [] }, { ...found.report, submission: [] }, ""),
  ];
}

/** Reports name the files they are about by their hashes. With other files all else differs too, and says nothing. */
export function changedFiles(claimed: JsonObject, found: JsonObject): Told[] {
  const hashes = ({ submission }: JsonObject): Map<Json, Json> => new Map((submission as readonly JsonObject[]).map((it) => [it["path"] ?? "", it["sha256"] ?? ""]));
  const [graded, here] = [hashes(claimed), hashes(found)];
  return [...new Set([...here.keys(), ...graded.keys()])].flatMap((path) => (
    graded.get(path) === here.get(path) ? [] : [told("evidence.other-file", `${spelled(path)} is not the file that was graded`)]
  ));
}

function runDifferences(claimed: readonly RunRecord[], found: readonly RunRecord[]): Told[] {
  const differences: Told[] = [];
  const left = new Map(claimed.map((run) => [run.key, run]));
  if (left.size < claimed.length) differences.push(told("evidence.run-twice", "a run stands there twice"));
  for (const { key, fuel, digest } of found) {
    const claim = left.get(key);
    left.delete(key);
    if (claim === undefined) differences.push(told("evidence.run-missing", `the run ${key} is missing`));
    else if (claim.fuel !== fuel) differences.push(told("evidence.other-fuel", `the run ${key} took ${spelled(fuel)} fuel, not ${spelled(claim.fuel)}`));
    else if (claim.digest !== digest) differences.push(told("evidence.other-digest", `the run ${key} left something else behind`));
  }
  for (const key of left.keys()) differences.push(told("evidence.run-unknown", `there is no run ${spelled(key)}`));
  return differences;
}

/** Places are JSON Pointers into the report. */
function reportDifferences(claimed: Json | undefined, found: Json | undefined, pointer: string): Told[] {
  if (isObject(claimed) && isObject(found)) {
    const keys = new Set([...Object.keys(found), ...Object.keys(claimed)]);
    return [...keys].flatMap((key) => reportDifferences(own(claimed, key), own(found, key), `${pointer}/${key.slice(0, longest)}`));
  }
  if (Array.isArray(claimed) && Array.isArray(found)) {
    const [left, right] = [claimed as readonly Json[], found as readonly Json[]];
    if (left.length !== right.length) return [differs(pointer, `${right.length} items`, `${left.length}`)];
    return right.flatMap((item, index) => reportDifferences(left[index], item, `${pointer}/${index}`));
  }
  return Object.is(claimed, found) ? [] : [differs(pointer, spelled(found), spelled(claimed))];
}

function differs(pointer: string, found: string, claimed: string): Told {
  return told("evidence.other-report", `the report's ${pointer === "" ? "top" : pointer} is ${found}, not ${claimed}`);
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(it: Json | undefined): it is JsonObject {
  return typeof it === "object" && it !== null && !Array.isArray(it);
}

/** In little room, whatever it is. */
function spelled(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
