// An Open Badges 3.0 credential as VC-JWT: the payload is the credential, with the claims of a JWT that say the same as its members; the header
// carries the public key (`jwk`), and names it by did:jwk (`kid`).

import { SignJWT } from "jose";
import type { Issuer } from "./read_issuer.ts";
import { algorithm, didOf, type SigningKey } from "./signing_key.ts";

export const contexts = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"] as const;
export const types = ["VerifiableCredential", "OpenBadgeCredential"] as const;

/** What was verified, and of whom. */
export interface Completion {
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string };
  readonly title: string;
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly points: number;
  readonly outOf: number;
  /** SHA-256 of the evidence's line, in hexadecimal. */
  readonly evidence: string;
  readonly learner: { readonly id: string | null; readonly name: string | null };
}

export interface Dates {
  readonly from: Date;
  /** Null: for ever. */
  readonly until: Date | null;
}

/** `id` names this very credential: urn:uuid:... */
export function credential(id: string, issuer: Issuer & { readonly id: string }, it: Completion, { from, until }: Dates): Record<string, unknown> {
  const achievement = `urn:bengkel:lab:${it.lab.id}:${it.lab.hash}`;
  const points = `${achievement}#points`;
  return {
    "@context": contexts,
    id,
    type: types,
    issuer: { id: issuer.id, type: ["Profile"], name: issuer.name, ...(issuer.url === null ? {} : { url: issuer.url }) },
    validFrom: stamp(from),
    ...(until === null ? {} : { validUntil: stamp(until) }),
    name: it.title,
    credentialSubject: {
      ...(it.learner.id === null ? {} : { id: it.learner.id }),
      type: ["AchievementSubject"],
      ...(it.learner.name === null ? {} : {
        identifier: [{ type: "IdentityObject", hashed: false, identityHash: it.learner.name, identityType: "name" }],
      }),
      achievement: {
        id: achievement,
        type: ["Achievement"],
        name: it.title,
        description: it.summary,
        criteria: { narrative: `Every check of the lab ${it.lab.id}, version ${it.lab.version}, passed when the submission was run again.` },
        tag: it.outcomes,
        resultDescription: [{ id: points, type: ["ResultDescription"], name: "Points", resultType: "RawScore", valueMin: "0", valueMax: String(it.outOf) }],
      },
      result: [{ type: ["Result"], resultDescription: points, value: String(it.points) }],
    },
    evidence: [{
      id: `ni:///sha-256;${Buffer.from(it.evidence, "hex").toString("base64url")}`,
      type: ["Evidence"],
      name: "Evidence of Bengkel",
      narrative: `The file whose SHA-256 is ${it.evidence}; bengkel verify runs it again.`,
    }],
  };
}

/** The compact form, without a line end. */
export async function signCredential(payload: Record<string, unknown>, { key, jwk }: SigningKey): Promise<string> {
  const subject = payload["credentialSubject"] as { readonly id?: string };
  const { id, validFrom, validUntil, issuer } = payload as { id: string; validFrom: string; validUntil?: string; issuer: { id: string } };
  const claims = {
    ...payload, iss: issuer.id, jti: id, nbf: seconds(validFrom),
    ...(validUntil === undefined ? {} : { exp: seconds(validUntil) }), ...(subject.id === undefined ? {} : { sub: subject.id }),
  };
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, typ: "JWT", kid: `${didOf(jwk)}#0`, jwk: { ...jwk } }).sign(key);
}

/** To the second, as a JWT counts. */
function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function seconds(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}
