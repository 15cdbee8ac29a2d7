// A statement of xAPI 1.0.3 about one piece of evidence. The same evidence, actor and base give the same bytes, so that a record store that
// is sent it twice keeps it once. It has no timestamp: evidence knows no clock.

import { createHash } from "node:crypto";

export type Actor = { readonly mbox: string } | { readonly account: { readonly homePage: string; readonly name: string } };

export interface Achieved {
  /** SHA-256 of the line. */
  readonly evidence: string;
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string };
  /** By language. */
  readonly title: Readonly<Record<string, string>>;
  readonly summary: Readonly<Record<string, string>>;
  readonly isPassed: boolean;
  readonly points: number;
  readonly outOf: number;
}

/** RFC 4122: names that are URLs. */
const urlNames = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/** `base` ends in "/": labs are `labs/<id>` below it, what is ours alone `xapi/<name>`. */
export function statement(base: string, actor: Actor, { evidence, lab, title, summary, isPassed, points, outOf }: Achieved): object {
  const verb = isPassed ? "passed" : "failed";
  return {
    id: uuid5(uuid5(urlNames, base), JSON.stringify([evidence, actor])),
    actor: { objectType: "Agent", ...actor },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    object: {
      objectType: "Activity",
      id: `${base}labs/${lab.id}`,
      definition: { type: "http://adlnet.gov/expapi/activities/assessment", name: title, description: summary },
    },
    result: {
      // A score out of nothing has no share.
      score: { ...(outOf > 0 ? { scaled: points / outOf } : {}), raw: points, min: 0, max: outOf },
      success: isPassed,
      completion: isPassed,
    },
    context: {
      platform: "Bengkel",
      extensions: { [`${base}xapi/lab-version`]: lab.version, [`${base}xapi/lab-hash`]: lab.hash, [`${base}xapi/evidence`]: evidence },
    },
  };
}

/** RFC 4122, 4.3, by SHA-1. */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash("sha1").update(Buffer.from(namespace.replaceAll("-", ""), "hex")).update(name, "utf8").digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
