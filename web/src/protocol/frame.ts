// The frame: one message across any of our borders, the twin of wasm/core/frame/frame.hpp (layout:
// wasm/core/frame/README.md). A frame is hostile until decoded: every size is checked before anything is allocated,
// padding must be zero, nothing may follow the last blob; one content has one encoding.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";

export const frameKinds = {
  readLab: 1,
  advance: 2,
  planRun: 3,
  hash: 4,
  meter: 5,
  readCourses: 6,
  followWatches: 7,
  markTable: 8,
  run: 16,
  observation: 17,
  shell: 32,
  ok: 128,
  problems: 129,
} as const;

export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Frame {
  readonly kind: FrameKind;
  readonly json: string;
  readonly blobs: readonly Uint8Array[];
}

const magic = [0x42, 0x47, 0x4b, 0x4c] as const; // "BGKL"
const version = 1;
const headerSize = 16;
const maximumBlobs = 4096;
const maximumJson = 16 * 1024 * 1024;
const maximumFrame = 256 * 1024 * 1024;

const kinds: ReadonlySet<number> = new Set(Object.values(frameKinds));

function isKind(number: number): number is FrameKind {
  return kinds.has(number);
}

function padded(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function refuse(name: string, message: string, offset: number): ReturnType<typeof failure> {
  return failure(problem(`frame.${name}`, message, { offset }));
}

/** The blobs are views into `bytes`. */
export function decodeFrame(bytes: Uint8Array): Result<Frame> {
  if (bytes.length > maximumFrame) return refuse("too-large", "the frame is larger than 256 MiB", 0);
  if (bytes.length < headerSize) return refuse("truncated", "the frame ends within its header", bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (magic.some((byte, at) => bytes[at] !== byte)) return refuse("bad-magic", "this does not begin as a frame", 0);
  if (view.getUint16(4, true) !== version) return refuse("bad-version", `expected version ${version}`, 4);
  const kind = view.getUint16(6, true);
  if (!isKind(kind)) return refuse("unknown-kind", `there is no kind ${kind}`, 6);
  const jsonSize = view.getUint32(8, true);
  if (jsonSize > maximumJson) return refuse("too-large", "the JSON is larger than 16 MiB", 8);
  const blobCount = view.getUint32(12, true);
  if (blobCount > maximumBlobs) return refuse("too-large", `more than ${maximumBlobs} blobs`, 12);
  const tableEnd = headerSize + 4 * blobCount;
  if (bytes.length < tableEnd) return refuse("truncated", "the frame ends within its table of sizes", bytes.length);

  let at = headerSize;
  const sizes: number[] = [];
  for (let index = 0; index < blobCount; index += 1, at += 4) sizes.push(view.getUint32(at, true));

  const skipPadding = (): ReturnType<typeof failure> | undefined => {
    for (const end = padded(at); at < end; at += 1) {
      if (at >= bytes.length) return refuse("truncated", "the frame ends within padding", bytes.length);
      if (bytes[at] !== 0) return refuse("bad-padding", "padding must be zero", at);
    }
    return undefined;
  };
  const take = (size: number): Uint8Array | undefined => {
    if (size > bytes.length - at) return undefined;
    at += size;
    return bytes.subarray(at - size, at);
  };

  let wrong = skipPadding();
  if (wrong !== undefined) return wrong;
  const jsonStart = at;
  const jsonBytes = take(jsonSize);
  if (jsonBytes === undefined) return refuse("truncated", "the frame ends within its JSON", bytes.length);
  wrong = skipPadding();
  if (wrong !== undefined) return wrong;
  const blobs: Uint8Array[] = [];
  for (const size of sizes) {
    const blob = take(size);
    if (blob === undefined) return refuse("truncated", `the frame ends within blob ${blobs.length}`, bytes.length);
    blobs.push(blob);
    wrong = skipPadding();
    if (wrong !== undefined) return wrong;
  }
  if (at !== bytes.length) return refuse("trailing-bytes", "something follows the last blob", at);

  const json = decodeText(jsonBytes);
  if (json === undefined) return refuse("bad-utf8", "the JSON is not UTF-8", jsonStart);
  return success({ kind, json, blobs });
}

export function encodeFrame(frame: Frame): Bytes {
  const json = encodeText(frame.json);
  if (json.length > maximumJson || frame.blobs.length > maximumBlobs) throw new RangeError("the frame is too large");
  const start = padded(headerSize + 4 * frame.blobs.length);
  const size = frame.blobs.reduce((sum, blob) => sum + padded(blob.length), start + padded(json.length));
  if (size > maximumFrame) throw new RangeError("the frame is too large");
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(magic, 0);
  view.setUint16(4, version, true);
  view.setUint16(6, frame.kind, true);
  view.setUint32(8, json.length, true);
  view.setUint32(12, frame.blobs.length, true);
  frame.blobs.forEach((blob, index) => view.setUint32(headerSize + 4 * index, blob.length, true));
  let at = start;
  for (const part of [json, ...frame.blobs]) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function encodeText(text: string): Bytes {
  return encoder.encode(text);
}

/** Undefined when `bytes` is not UTF-8; a byte order mark stays in the text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}
