// Who issues: a small file of the institution's, {"name": "...", "url": "https://...", "id": "did:web:..."}. Without an id the key itself is the
// name (did:jwk), which everybody can check and nobody can move to another key.

import { nearestHint } from "../nearest_name.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { readText } from "./signing_key.ts";

export interface Issuer {
  /** A URI; null: that of the key. */
  readonly id: string | null;
  readonly name: string;
  readonly url: string | null;
}

const known = ["id", "name", "url"];

export function readIssuer(path: string): Issuer {
  const refuse = (why: string): never => {
    throw new UsageError(`${path}: ${why}`, exitCodes.badData);
  };
  const text = readText(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`this is no JSON: ${error instanceof Error ? error.message : ""}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("expected an object with a name");
  const fields = new Map(Object.entries(value));
  for (const key of fields.keys()) if (!known.includes(key)) refuse(`unknown key "${key}"${nearestHint(key, known)}; there are ${known.join(", ")}`);
  const textOf = (key: string): string | null => {
    const it: unknown = fields.get(key) ?? null;
    return it === null || (typeof it === "string" && it.trim() !== "") ? it : refuse(`"${key}" wants a text`);
  };
  const name = textOf("name") ?? refuse('missing key "name"');
  const [id, url] = [textOf("id"), textOf("url")];
  if (id !== null && !/^(did:[a-z0-9]+:|https:\/\/)\S+$/.test(id)) refuse('"id" wants a DID or an https address');
  if (url !== null && !/^https:\/\/\S+$/.test(url)) refuse('"url" wants an https address');
  return { id, name, url };
}
