// Code in a link: files as JSON, deflated, in base64url, behind the "#" of the lab's address, so that no server ever sees it. A link is
// hostile: what comes out of it is capped while it is inflated, and only files of a name that the lab has are let through.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { decodeText, encodeText, type Bytes } from "./frame.ts";
import { decode } from "./read_json.ts";

export interface SharedFile {
  readonly path: string;
  readonly text: string;
}

/** Signs of the code in a link: so many are made, and read. */
export const mostSharedSigns = 32_768;
/** Bytes that may come out of it. */
const mostInflated = 1 << 19;
const mostFiles = 40;

const signs = /^[A-Za-z0-9_-]+$/;

export function codeLink(lab: string, code: string): string {
  return `#/lab/${lab}?code=${code}`;
}

/** `query` is what follows the "?". Undefined: it carries no code. Whether the code can be read is found out later. */
export function readCodeQuery(query: string): string | undefined {
  return /^code=([^&]*)$/.exec(query)?.[1];
}

/** Undefined: it would be too long for a link, or the browser cannot compress. */
export async function packCode(files: readonly SharedFile[]): Promise<string | undefined> {
  if (typeof CompressionStream === "undefined") return undefined;
  const json = JSON.stringify({ format: 1, files: files.map(({ path, text }) => [path, text]) });
  if (json.length > mostInflated) return undefined;
  const packed = await through(encodeText(json), new CompressionStream("deflate-raw"), mostInflated);
  const code = packed === undefined ? undefined : toBase64Url(packed);
  return code === undefined || code.length > mostSharedSigns ? undefined : code;
}

/** `paths` are the lab's: others are refused. Problems: share.too-long, share.unreadable, share.other-lab. */
export async function unpackCode(code: string, paths: readonly string[]): Promise<Result<readonly SharedFile[]>> {
  if (code.length > mostSharedSigns) return failure(problem("share.too-long", "the code in the link is too long"));
  if (!signs.test(code) || typeof DecompressionStream === "undefined") return unreadable("it is no base64url");
  const bytes = fromBase64Url(code);
  const inflated = bytes === undefined ? undefined : await through(bytes, new DecompressionStream("deflate-raw"), mostInflated);
  const text = inflated === undefined ? undefined : decodeText(inflated);
  if (text === undefined) return unreadable("it cannot be inflated");
  const read = decode("link", text, (it) => {
    if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
    return it.at("files").list((file) => {
      const [path = file.refuse("a path"), content = file.refuse("a text"), ...more] = file.list((part) => part.text());
      return more.length > 0 ? file.refuse("a path and a text") : { path, text: content };
    });
  });
  if (!read.ok) return unreadable(read.problems[0]?.message ?? "");
  const files = read.value;
  if (files.length === 0 || files.length > mostFiles || new Set(files.map(({ path }) => path)).size < files.length) return unreadable("its list of files");
  if (!files.every(({ path }) => paths.includes(path))) return failure(problem("share.other-lab", "it has a file that the lab does not know"));
  return success(files);
}

function unreadable(detail: string): ReturnType<typeof failure> {
  return failure(problem("share.unreadable", `the code in the link cannot be read: ${detail}`));
}

/** Undefined: what was put in is broken, or more than `most` bytes came out. */
async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream, most: number): Promise<Bytes | undefined> {
  const writer = stream.writable.getWriter();
  // What is wrong with the input is told by the reading side as well.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(next.value);
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(code: string): Bytes | undefined {
  try {
    const text = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
