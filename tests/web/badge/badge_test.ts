import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { generateKeyPairSync } from "node:crypto";
import { credential, signCredential, type Completion } from "../../../web/cli/badge/credential.ts";
import { readBadge } from "../../../web/cli/badge/read_badge.ts";
import { didOf, makeKey, readPublicKey, readSigningKey, type PublicJwk, type SigningKey } from "../../../web/cli/badge/signing_key.ts";
import { bengkel, missingCommand } from "../support/command.ts";

const home = mkdtempSync(join(tmpdir(), "bengkel-badge-"));
after(() => rmSync(home, { recursive: true }));
const at = (name: string): string => join(home, name);

const completion: Completion = {
  lab: { id: "parcel-fees", version: 2, hash: "ab".repeat(32) }, title: "Parcel fees", summary: "Work out a fee.", outcomes: ["parcel-fees"],
  points: 10, outOf: 10, evidence: "cd".repeat(32), learner: { id: "mailto:siti@example.org", name: "Siti" },
};
const from = new Date("2026-11-26T08:00:00Z");
const until = new Date("2027-11-26T08:00:00Z");
const later = new Date("2026-12-01T00:00:00Z");

describe("a credential", () => {
  let key: SigningKey;
  let other: SigningKey;
  before(async () => {
    await makeKey(at("own.pem"));
    await makeKey(at("other.pem"));
    key = await readSigningKey(at("own.pem"));
    other = await readSigningKey(at("other.pem"));
  });
  const payloadOf = (jwk: PublicJwk): Record<string, unknown> =>
    credential("urn:uuid:1", { id: didOf(jwk), name: "Example Academy", url: null }, completion, { from, until });
  const signed = (change: (payload: Record<string, unknown>) => void = () => undefined): Promise<string> => {
    const payload = payloadOf(key.jwk);
    change(payload);
    return signCredential(payload, key);
  };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

  test("is valid by the issuer's key, and unproven without it", async () => {
    const token = await signed();
    const says = '"Parcel fees", 10 of 10 points, given to Siti by Example Academy (did:jwk) on 2026-11-26 until 2027-11-26';
    assert.deepEqual(await readBadge(token, key.jwk, later), { state: "valid", message: says });
    const alone = await readBadge(`${token}\n`, null, later);
    assert.equal(alone.state, "unproven");
    assert.match(alone.message, /--key has to prove/);
  });

  test("is made as the standard has it", async () => {
    const [head = "", body = "", signature = ""] = (await signed()).split(".");
    const read = (text: string): Record<string, unknown> => JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, unknown>;
    assert.deepEqual(read(head), { alg: "EdDSA", typ: "JWT", kid: `${didOf(key.jwk)}#0`, jwk: key.jwk });
    const payload = read(body);
    assert.deepEqual(payload["type"], ["VerifiableCredential", "OpenBadgeCredential"]);
    assert.equal(payload["vc"], undefined);
    assert.deepEqual([payload["iss"], payload["jti"], payload["sub"]], [didOf(key.jwk), "urn:uuid:1", "mailto:siti@example.org"]);
    assert.deepEqual([payload["nbf"], payload["exp"]], [from.getTime() / 1000, until.getTime() / 1000]);
    assert.equal(Buffer.from(signature, "base64url").length, 64);
  });

  test("says no word of the private key", async () => {
    const { d } = (await import("node:crypto")).createPrivateKey(readFileSync(at("own.pem"))).export({ format: "jwk" });
    assert.ok(typeof d === "string");
    for (const it of (await signed()).split(".").slice(0, 2)) assert.ok(!Buffer.from(it, "base64url").toString().includes(d));
  });

  const refused: readonly (readonly [string, () => Promise<string>, RegExp, Date?])[] = [
    ["a payload that was changed", async () => {
      const [head = "", , signature = ""] = (await signed()).split(".");
      const payload = JSON.parse(Buffer.from((await signed()).split(".")[1] ?? "", "base64url").toString()) as { credentialSubject: { result: { value: string }[] } };
      const [result] = payload.credentialSubject.result;
      assert.ok(result !== undefined);
      result.value = "11";
      return [head, part(payload), signature].join(".");
    }, /signature does not match/],
    ["another key", () => signCredential(payloadOf(other.jwk), other), /another key than the one that was given/],
    ["another key under the issuer's", async () => {
      const [, body = "", signature = ""] = (await signCredential(payloadOf(key.jwk), other)).split(".");
      const [head = ""] = (await signed()).split(".");
      return [head, body, signature].join(".");
    }, /signature does not match/],
    ["no algorithm", async () => `${part({ alg: "none", typ: "JWT", jwk: key.jwk })}.${(await signed()).split(".")[1] ?? ""}.`, /signed by "none", and only EdDSA/],
    ["an algorithm of a shared secret", async () => {
      const [, body = "", signature = ""] = (await signed()).split(".");
      return `${part({ alg: "HS256", typ: "JWT", jwk: key.jwk })}.${body}.${signature}`;
    }, /signed by "HS256"/],
    ["a time that is over", () => signed(), /has expired/, new Date("2027-11-26T08:00:01Z")],
    ["a time that has not come", () => signed(), /not valid yet/, new Date("2026-11-26T07:59:59Z")],
    ["no signature", async () => (await signed()).replace(/[^.]+$/, ""), /signature does not match|cannot be read/],
    ["other claims than members", async () => {
      const { SignJWT } = await import("jose");
      const claims = { ...payloadOf(key.jwk), iss: didOf(key.jwk), jti: "urn:uuid:2", nbf: from.getTime() / 1000, exp: until.getTime() / 1000, sub: "mailto:siti@example.org" };
      return new SignJWT(claims).setProtectedHeader({ alg: "EdDSA", jwk: { ...key.jwk } }).sign(key.key);
    }, /claims say something else/],
    ["an issuer named after another key", () => signed((it) => { it["issuer"] = { id: didOf(other.jwk), name: "Example Academy" }; }), /named after another key/],
    ["no achievement", () => signed((it) => { it["credentialSubject"] = { type: ["AchievementSubject"], id: "mailto:x@example.org" }; }), /form is wrong: expected the key "achievement"/],
    ["another type", () => signed((it) => { it["type"] = ["VerifiableCredential"]; }), /no OpenBadgeCredential/],
    ["an older context", () => signed((it) => { it["@context"] = ["https://www.w3.org/2018/credentials/v1"]; }), /no Open Badge of version 3/],
    ["no JWT", () => Promise.resolve("{}"), /no credential in the compact form/],
    ["too much", () => Promise.resolve("a".repeat(300_000)), /larger than 256 KiB/],
  ];
  for (const [what, make, message, now] of refused) {
    test(`is refused: ${what}`, async () => {
      const answer = await readBadge(await make(), key.jwk, now ?? later);
      assert.equal(answer.state, "invalid");
      assert.match(answer.message, message);
      assert.doesNotMatch(answer.message, /\n/);
    });
  }

  test("is checked by a key as JWK or as PEM", async () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    writeFileSync(at("public.pem"), publicKey.export({ type: "spki", format: "pem" }));
    writeFileSync(at("public.json"), JSON.stringify(publicKey.export({ format: "jwk" })));
    assert.deepEqual(await readPublicKey(at("public.pem")), await readPublicKey(at("public.json")));
  });
});

describe("sign", { skip: missingCommand(["python"]) }, () => {
  const lab = "lvg-checkout";
  before(async () => {
    const grade = async (attempt: string, target: string, ...name: string[]): Promise<void> => {
      const { err } = await bengkel(["grade", lab, `labs/${lab}/attempts/${attempt}`, "--evidence", at(target), ...name]);
      assert.equal(err, "");
    };
    await grade("passes/decimals.py", "passed.json", "--name", "Siti");
    await grade("passes/decimals.py", "nameless.json");
    const failing = readFileSync(at("passed.json"), "utf8").replace('"points":13', '"points":12');
    writeFileSync(at("forged.json"), failing);
    writeFileSync(at("issuer.json"), '{"name": "Example Academy", "url": "https://example.org", "id": "did:web:example.org"}');
    const made = await bengkel(["sign", "--make-key", at("academy.pem")]);
    assert.equal(`${made.code} ${made.err}`, "0 ");
    writeFileSync(at("academy.json"), made.out);
  });
  const sign = (file: string, ...given: string[]): ReturnType<typeof bengkel> =>
    bengkel(["sign", at(file), "--key", at("academy.pem"), "--issuer", at("issuer.json"), ...given]);

  test("keeps the key for its owner alone, and never replaces one", async () => {
    assert.equal(statSync(at("academy.pem")).mode & 0o777, 0o600);
    const before = readFileSync(at("academy.pem"), "utf8");
    const again = await bengkel(["sign", "--make-key", at("academy.pem")]);
    assert.equal(again.code, 73);
    assert.match(again.err, /^bengkel: \S+academy\.pem is there already, and is left as it is\n$/);
    assert.equal(readFileSync(at("academy.pem"), "utf8"), before);
  });

  test("signs what is verified, which badge verify confirms", async () => {
    const { code, out, err } = await sign("passed.json", "--learner", "mailto:siti@example.org", "--days", "365");
    assert.equal(`${code} ${err}`, "0 ");
    writeFileSync(at("badge.jwt"), out);
    const verified = await bengkel(["badge", "verify", at("badge.jwt"), "--key", at("academy.json")]);
    assert.equal(verified.code, 0);
    assert.match(verified.out, /^valid: "Low-value goods at the checkout", 13 of 13 points, given to Siti by Example Academy \(did:web:example\.org\) on \S+ until \S+\n$/);
    assert.equal((await bengkel(["badge", "verify", at("badge.jwt")])).code, 3);
    writeFileSync(at("changed.jwt"), out.replace(/\.(.{20})./, ".$1A"));
    const changed = await bengkel(["badge", "verify", at("changed.jwt"), "--key", at("academy.json")]);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /^invalid: [^\n]+\n$/);
  });

  test("refuses what is not verified, and signs the lines beside it", async () => {
    writeFileSync(at("mixed.json"), readFileSync(at("forged.json"), "utf8") + readFileSync(at("passed.json"), "utf8") + "{\n" + readFileSync(at("nameless.json"), "utf8"));
    const { code, out, err } = await sign("mixed.json");
    assert.equal(code, 1);
    assert.equal(out.trimEnd().split("\n").length, 1);
    const lines = err.trimEnd().split("\n");
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? "", /mixed\.json:1: not signed: differs: /);
    assert.match(lines[1] ?? "", /mixed\.json:3: not signed: unverifiable: /);
    assert.match(lines[2] ?? "", /mixed\.json:4: not signed: nobody is named in it/);
  });

  test("refuses a lab that is not passed", async () => {
    await bengkel(["grade", lab, `labs/${lab}/starter/main.py`, "--evidence", at("starter.json"), "--name", "Siti"]);
    const { code, out, err } = await sign("starter.json");
    assert.equal(`${code} ${out}`, "1 ");
    assert.match(err, /not signed: the lab is not passed: \d+ of 13 points\n$/);
  });

  test("refuses a key that others can read", async () => {
    await bengkel(["sign", "--make-key", at("loose.pem")]);
    chmodSync(at("loose.pem"), 0o644);
    const { code, err } = await bengkel(["sign", at("passed.json"), "--key", at("loose.pem"), "--issuer", at("issuer.json")]);
    assert.equal(code, 77);
    assert.match(err, /can be read by others: chmod 600/);
    assert.ok(existsSync(at("loose.pem")));
  });
});
