// The grammar of a lab's files: as in the lab page and, for lab.json, with the keys and words of the schema to choose from.

import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { getLocation, parseTree, findNodeAtLocation, type Node } from "jsonc-parser";
import { schemaKeys, schemaValues } from "../../studio/schema_keys.ts";
import { codeLanguage } from "../code_language.ts";

const mostAbout = 160;

export async function labLanguage(path: string): Promise<Extension | undefined> {
  if (!path.endsWith(".json")) return codeLanguage(path);
  try {
    const [{ json }, { default: schema }] = await Promise.all([import("@codemirror/lang-json"), import("../../../../labs/schema/lab.schema.json")]);
    return path === "lab.json"
      ? [json(), autocompletion({ override: [(context) => offer(context, schema)], icons: false, activateOnTyping: true })] : json();
  } catch {
    return undefined;
  }
}

/** Inside of a string, or where one may begin when it was asked for. */
function offer(context: CompletionContext, schema: unknown): CompletionResult | null {
  const text = context.state.doc.toString();
  const { path, isAtPropertyKey } = getLocation(text, context.pos);
  const quoted = context.matchBefore(/"[^"\\\n]*$/);
  if (quoted === null && !context.explicit) return null;
  const from = quoted === null ? context.pos : quoted.from;
  const to = quoted !== null && text[context.pos] === '"' ? context.pos + 1 : context.pos;
  const options = isAtPropertyKey
    ? keysAt(text, path.slice(0, -1), schema, text.slice(to))
    : schemaValues(schema, path).map((word): Completion => ({ label: `"${word}"` }));
  return options.length === 0 ? null : { from, to, options, filter: true };
}

function keysAt(text: string, path: readonly (string | number)[], schema: unknown, after: string): Completion[] {
  const tree = parseTree(text);
  const object = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
  const known = new Map(object?.children?.map((it) => [String(it.children?.[0]?.value), it.children?.[1]] as const));
  const kind = kindOf(known.get("kind"));
  const colon = /^\s*:/.test(after) ? "" : ": ";
  return schemaKeys(schema, path, kind).filter(({ name }) => !known.has(name)).map(({ name, about }) => ({
    label: `"${name}"`, apply: `"${name}"${colon}`, info: about.length > mostAbout ? `${about.slice(0, mostAbout)}…` : about,
  }));
}

function kindOf(node: Node | undefined): string | undefined {
  return typeof node?.value === "string" ? node.value : undefined;
}
