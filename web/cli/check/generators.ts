// Whether generators make what they say: what was really handed to a right program is held against the definition.

import { decodeFrame } from "../../src/protocol/frame.ts";
import { decodeRunMessage } from "../../src/protocol/messages.ts";
import type { Json, JsonObject } from "../../src/protocol/read_json.ts";
import { decodeValue, entryOf, type Value } from "../../src/protocol/value.ts";
import type { LabFolder } from "../lab_folder.ts";
import { isObject, objectsOf, type Definition } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";

/** What check makes arguments, and of which sizes. */
interface Maker {
  readonly check: string;
  readonly claims: readonly Json[];
  readonly sizes: readonly [number, number];
  readonly path: readonly (string | number)[];
}

export class GeneratorGauge {
  private readonly makers: readonly Maker[];
  private readonly made = new Map<Maker, Map<string, readonly Value[]>>();

  constructor(definition: Definition) {
    this.makers = makersOf(definition);
  }

  /** Those that make arguments. */
  get checks(): readonly string[] {
    return [...new Set(this.makers.map(({ check }) => check))];
  }

  /** A run as it is about to be carried out. */
  add(key: string, frame: Uint8Array): void {
    const [check, number, part] = key.split("/");
    // A budget's case has arguments of its own; what else a try runs is given what was made of these.
    const maker = this.makers.find(({ check: id, path }) =>
      id === check && (path[2] === "cases" ? path[3] === Number(number) && part === "cost" : part === undefined));
    const args = maker === undefined ? undefined : argumentsOf(frame);
    if (maker === undefined || args === undefined) return;
    const known = this.made.get(maker) ?? new Map<string, readonly Value[]>();
    this.made.set(maker, known.set(JSON.stringify(args, spelled), args));
  }

  review(folder: LabFolder, definition: Definition): Finding[] {
    return [...this.made].flatMap(([maker, made]) => {
      const tell = (level: "error" | "warning", at: number, code: string, message: string, hint: string): Finding =>
        finding(level, code, folder, { file: "lab.json", ...definition.position([...maker.path, at]) }, message, hint);
      return maker.claims.flatMap((claim, at) => {
        const values = [...made.values()].flatMap((args) => (args[at] === undefined ? [] : [args[at]]));
        const broken = values.map((value) => brokenClaim(claim, value, maker.sizes)).find((it) => it !== undefined);
        if (broken !== undefined) return [tell("error", at, "review.generator", `the generator does not make what it says: ${broken}`, "this is a mistake of Bengkel's: report it")];
        if (made.size < 2 || !isObject(claim) || claim["make"] !== "choice") return [];
        return missedOptions(claim, values, maker.sizes).map((option) => tell("warning", at, "review.generator-misses",
          `none of ${values.length} tries made ${JSON.stringify(option)}`, "raise tries, or give fewer choices"));
      });
    });
  }
}

function makersOf({ json }: Definition): Maker[] {
  return objectsOf(json["checks"]).flatMap((check, at): Maker[] => {
    const id = String(check["id"]);
    const path = ["checks", at];
    const args = (it: JsonObject): readonly Json[] => (Array.isArray(it["args"]) ? (it["args"] as readonly Json[]) : []);
    if (check["kind"] === "property" || check["kind"] === "metamorphic") {
      const sizes = isObject(check["sizes"]) ? check["sizes"] : {};
      const sizeOf = (name: string, usual: number): number => (typeof sizes[name] === "number" ? sizes[name] : usual);
      return [{ check: id, claims: args(check), sizes: [sizeOf("first", 0), sizeOf("most", 30)], path: [...path, "args"] }];
    }
    if (check["kind"] === "budget") {
      return objectsOf(check["cases"]).map((it, index) => {
        const size = typeof it["size"] === "number" ? it["size"] : 0;
        return { check: id, claims: args(it), sizes: [size, size] as const, path: [...path, "cases", index, "args"] };
      });
    }
    return [];
  });
}

function argumentsOf(frame: Uint8Array): readonly Value[] | undefined {
  const decoded = decodeFrame(frame);
  const run = decoded.ok ? decodeRunMessage(decoded.value.json) : decoded;
  const blob = decoded.ok && run.ok ? decoded.value.blobs[run.value.message] : undefined;
  const message = blob === undefined ? undefined : decodeValue(blob);
  const args = message?.ok === true ? entryOf(message.value, "args") : undefined;
  return args?.is === "list" ? args.items : undefined;
}

/** A bigint has no JSON. */
function spelled(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

/** What of a claim does not hold of a value; undefined: all of it does. A number may follow n, so it is held to the whole range of sizes. */
export function brokenClaim(claim: Json, value: Value, sizes: readonly [number, number]): string | undefined {
  if (Array.isArray(claim)) return brokenItems(claim as readonly Json[], value, "list", sizes);
  if (!isObject(claim)) return value.is === scalarOf(claim, value) ? undefined : `wanted ${JSON.stringify(claim)}, made ${value.is}`;
  const inner = (it: Json, of: Value): string | undefined => brokenClaim(it, of, sizes);
  const within = (what: string, number: number, least: Json | undefined, most: Json | undefined): string | undefined => {
    const [from, to] = [rangeOf(least, sizes)[0], rangeOf(most, sizes)[1]];
    return number >= from && number <= to ? undefined : `${what} ${number} is not from ${from} to ${to}`;
  };
  switch (claim["make"]) {
    case "size": {
      const number = numberOf(value);
      return number === undefined ? `wanted a number, made ${value.is}` : within("the size", number, sizes[0], sizes[1]);
    }
    case "int": {
      const number = numberOf(value);
      return number === undefined ? `wanted a number, made ${value.is}` : within("the number", number, claim["from"], claim["to"]);
    }
    case "text": {
      if (value.is !== "text") return `wanted a text, made ${value.is}`;
      const alphabet = typeof claim["of"] === "string" ? [...claim["of"]] : undefined;
      const stray = alphabet === undefined ? undefined : [...value.value].find((sign) => !alphabet.includes(sign));
      return stray !== undefined ? `${JSON.stringify(stray)} is not in the alphabet` : within("the length", [...value.value].length, claim["length"], claim["length"]);
    }
    case "join": return value.is === "text" ? undefined : `wanted a text, made ${value.is}`;
    case "choice": {
      const options = Array.isArray(claim["of"]) ? (claim["of"] as readonly Json[]) : [];
      return options.some((option) => inner(option, value) === undefined) ? undefined : `made ${value.is}, which is none of the choices`;
    }
    case "list": {
      if (value.is !== "list") return `wanted a list, made ${value.is}`;
      const { items } = value;
      const spelling = items.map((it) => JSON.stringify(it, spelled));
      if (claim["distinct"] === true && new Set(spelling).size < items.length) return "an item is there twice in a distinct list";
      const numbers = items.map(numberOf);
      const falls = numbers.some((it, at) => at > 0 && it !== undefined && it < (numbers[at - 1] ?? it));
      if (claim["sorted"] === true && falls) return "a sorted list falls";
      const length = within("the length", items.length, claim["length"], claim["length"]);
      return length ?? items.map((it) => inner(claim["of"] ?? null, it)).find((it) => it !== undefined);
    }
    case undefined: break;
    default: return undefined;
  }
  const tuple = claim["$tuple"];
  if (Array.isArray(tuple)) return brokenItems(tuple as readonly Json[], value, "tuple", sizes);
  if (Object.keys(claim).some((key) => key.startsWith("$"))) return undefined;
  // An object of C++ may cross in another form; then its fields are the compiler's business.
  if (value.is !== "map") return value.is === "tuple" ? undefined : `wanted an object, made ${value.is}`;
  return Object.entries(claim).map(([key, it]) => {
    const of = entryOf(value, key);
    return of === undefined ? `the field ${key} is missing` : inner(it, of);
  }).find((it) => it !== undefined);
}

function brokenItems(claims: readonly Json[], value: Value, is: "list" | "tuple", sizes: readonly [number, number]): string | undefined {
  if (value.is !== is && !(is === "tuple" && value.is === "list")) return `wanted a ${is}, made ${value.is}`;
  if (value.items.length !== claims.length) return `wanted ${claims.length} items, made ${value.items.length}`;
  return claims.map((claim, at) => brokenClaim(claim, value.items[at] ?? { is: "null" }, sizes)).find((it) => it !== undefined);
}

/** What the plain claim would be as a value, if this is it; else something that no value is. */
function scalarOf(claim: Json, value: Value): Value["is"] | undefined {
  const isIt =
    claim === null ? value.is === "null" :
    typeof claim === "string" ? value.is === "text" && value.value === claim :
    typeof claim === "boolean" ? value.is === "bool" && value.value === claim :
    numberOf(value) === claim;
  return isIt ? value.is : undefined;
}

function numberOf(value: Value): number | undefined {
  return value.is === "int" ? Number(value.value) : value.is === "float" ? value.value : undefined;
}

/** "2n+1", "n/2", "n-1" or a number, over the sizes. */
function rangeOf(measure: Json | undefined, [first, most]: readonly [number, number]): readonly [number, number] {
  if (typeof measure === "number") return [measure, measure];
  const parts = typeof measure === "string" ? /^(\d*)n(?:\/(\d+))?([+-]\d+)?$/.exec(measure) : null;
  if (parts === null) return [-Infinity, Infinity];
  const at = (n: number): number => Math.floor((Number(parts[1] === "" ? 1 : parts[1]) * n) / Number(parts[2] ?? 1)) + Number(parts[3] ?? 0);
  return [at(first), at(most)];
}

function missedOptions(claim: JsonObject, values: readonly Value[], sizes: readonly [number, number]): readonly Json[] {
  const options = Array.isArray(claim["of"]) ? (claim["of"] as readonly Json[]) : [];
  return options.filter((option) => !values.some((value) => brokenClaim(option, value, sizes) === undefined));
}
