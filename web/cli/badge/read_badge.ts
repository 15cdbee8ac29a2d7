// A credential read as hostile: its form, its signature, its times, and that its claims say what its members say.

import { decodeProtectedHeader, errors, importJWK, jwtVerify, type JWTPayload } from "jose";
import { decodeValue } from "../../src/protocol/read_json.ts";
import { contexts, seconds, types } from "./credential.ts";
import { algorithm, didOf, publicHalf, type PublicJwk } from "./signing_key.ts";

export type BadgeState =
  /** Signed by the key that was given. */
  | "valid"
  /** Signed by a key that came with it, which anybody can bring along under any name. */
  | "unproven"
  | "invalid";

export interface BadgeAnswer {
  readonly state: BadgeState;
  /** One line. */
  readonly message: string;
}

const longest = 256 * 1024;

/** `key`: the issuer's, known from elsewhere; null: only what the credential brings along. */
export async function readBadge(text: string, key: PublicJwk | null, now: Date): Promise<BadgeAnswer> {
  const invalid = (message: string): BadgeAnswer => ({ state: "invalid", message });
  const token = text.trim();
  if (token.length > longest) return invalid(`this is larger than ${longest >> 10} KiB`);
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return invalid("this is no credential in the compact form of a JWT");
  let own: PublicJwk;
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== algorithm) return invalid(`it is signed by ${JSON.stringify(header.alg ?? null)}, and only ${algorithm} is accepted`);
    if (header.jwk === undefined && key === null) return invalid("it brings no key along; give the issuer's with --key");
    own = header.jwk === undefined && key !== null ? key : publicHalf(header.jwk ?? {}, "the header");
  } catch {
    return invalid("its header cannot be read, or holds no key of Ed25519");
  }
  if (key !== null && own.x !== key.x) return invalid("it is signed by another key than the one that was given");
  let payload: JWTPayload;
  try {
    payload = (await jwtVerify(token, await importJWK({ ...own }, algorithm), { algorithms: [algorithm], currentDate: now })).payload;
  } catch (error) {
    return invalid(reasonOf(error));
  }
  const read = readCredential(payload);
  if (typeof read === "string") return invalid(read);
  if (read.issuer.id.startsWith("did:jwk:") && read.issuer.id !== didOf(own)) return invalid("its issuer is named after another key");
  const state = key === null ? "unproven" : "valid";
  const who = read.learner === null ? "" : ` to ${read.learner}`;
  const until = read.until === null ? "" : ` until ${read.until.slice(0, 10)}`;
  const by = `${read.issuer.name} (${read.issuer.id.startsWith("did:jwk:") ? "did:jwk" : read.issuer.id})`;
  const unproven = state === "unproven" ? "; the key came with it, so --key has to prove that it is theirs" : "";
  return { state, message: `${JSON.stringify(read.name)}, ${read.points} points, given${who} by ${by} on ${read.from.slice(0, 10)}${until}${unproven}` };
}

interface ReadCredential {
  readonly name: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly learner: string | null;
  readonly points: string;
  readonly from: string;
  readonly until: string | null;
}

/** What is wrong with it, as a text. */
function readCredential(payload: JWTPayload): ReadCredential | string {
  const read = decodeValue("credential", payload, (top) => {
    const has = (list: readonly string[], wanted: readonly string[]): boolean => wanted.every((it) => list.includes(it));
    const [first, second] = top.at("@context").texts();
    if (first !== contexts[0] || second?.startsWith("https://purl.imsglobal.org/spec/ob/v3p0/context-3.") !== true) return "it is no Open Badge of version 3";
    if (!has(top.at("type").texts(), types)) return "it is no OpenBadgeCredential";
    const subject = top.at("credentialSubject");
    if (!has(subject.at("type").texts(), ["AchievementSubject"])) return "its subject has no achievement";
    const achievement = subject.at("achievement");
    for (const key of ["id", "description"]) achievement.at(key).text();
    achievement.at("criteria").at("narrative").text();
    const issuer = { id: top.at("issuer").at("id").text(), name: top.at("issuer").at("name").text() };
    const subjectId = subject.has("id") ? subject.at("id").text() : null;
    const names = subject.has("identifier") ? subject.at("identifier").list((it) => it.at("identityHash").text()) : [];
    const from = top.at("validFrom").text();
    const until = top.has("validUntil") ? top.at("validUntil").text() : null;
    const { iss, jti, nbf, exp, sub } = payload;
    const agrees = iss === issuer.id && jti === top.at("id").text() && nbf === seconds(from) &&
      exp === (until === null ? undefined : seconds(until)) && sub === (subjectId ?? undefined);
    if (!agrees) return "its claims say something else than its members";
    const points = subject.at("result").list((it) => it.at("value").text())[0] ?? "0";
    const most = achievement.at("resultDescription").list((it) => it.at("valueMax").text())[0] ?? "0";
    return { name: achievement.at("name").text(), issuer, learner: names[0] ?? subjectId, points: `${points} of ${most}`, from, until };
  });
  return read.ok ? read.value : `its form is wrong: ${read.problems[0]?.message ?? ""}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "its signature does not match: it was changed, or signed by another key";
  if (error instanceof errors.JWTExpired) return "it has expired";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") return "it is not valid yet";
  return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
