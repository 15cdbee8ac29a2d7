// An institution's key: Ed25519, kept by the institution as PKCS 8 in a file that nobody else can read. Its public half is a JWK, which can be
// given to anybody; did:jwk is the same JWK as a name.

import { generateKeyPairSync } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { exportJWK, importJWK, importPKCS8, importSPKI, type CryptoKey, type JWK } from "jose";
import { exitCodes, unreadable, unwritable, UsageError } from "../usage_error.ts";

export const algorithm = "EdDSA";

/** The public half alone, its members in this order. */
export interface PublicJwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
}

export interface SigningKey {
  readonly key: CryptoKey;
  readonly jwk: PublicJwk;
}

/** Refuses to replace a file. The answer is the public half. */
export async function makeKey(path: string): Promise<PublicJwk> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  try {
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw unwritable(path, error);
  }
  return publicHalf(await exportJWK(publicKey), path);
}

export async function readSigningKey(path: string): Promise<SigningKey> {
  const text = readText(path);
  // A key that others can read is no key of the institution's alone.
  if ((statSync(path).mode & 0o077) !== 0) throw new UsageError(`${path} can be read by others: chmod 600 ${path}`, exitCodes.permission);
  try {
    const key = await importPKCS8(text, algorithm, { extractable: true });
    return { key, jwk: publicHalf(await exportJWK(key), path) };
  } catch {
    throw new UsageError(`${path} is no private key of Ed25519 in PEM; bengkel sign --make-key makes one`, exitCodes.badData);
  }
}

/** A JWK as --make-key printed it, or PEM. */
export async function readPublicKey(path: string): Promise<PublicJwk> {
  const text = readText(path);
  try {
    const jwk = text.trimStart().startsWith("{") ? JSON.parse(text) as JWK : await exportJWK(await importSPKI(text, algorithm, { extractable: true }));
    const half = publicHalf(jwk, path);
    await importJWK({ ...half }, algorithm);
    return half;
  } catch {
    throw new UsageError(`${path} is no public key of Ed25519, as JWK or PEM`, exitCodes.badData);
  }
}

export function publicHalf({ kty, crv, x }: JWK, source: string): PublicJwk {
  if (kty !== "OKP" || crv !== "Ed25519" || typeof x !== "string") throw new UsageError(`${source} is no key of Ed25519`, exitCodes.badData);
  return { kty: "OKP", crv, x };
}

export function didOf(jwk: PublicJwk): string {
  return `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString("base64url")}`;
}

export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadable(path, error);
  }
}
