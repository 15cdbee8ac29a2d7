// What a learning platform remembers of a lab between two visits: cmi.suspend_data, one text of at most 4,096 characters. The state as
// JSON, deflated, in base64, behind a word that says whose and which form it is. A state that is too long is never cut.

import { deflateSync, inflateSync } from "fflate";
import { decodeText, encodeText } from "../protocol/frame.ts";
import { decode } from "../protocol/read_json.ts";
import type { WorkFile } from "../work/record.ts";

/** SCORM 1.2 promises room for so many. */
export const mostSigns = 4096;
/** A platform that allows more may have been written to by a later page. */
const mostSignsRead = 65_536;
const mostInflated = 1 << 20;
const mostFiles = 64;
const form = "bengkel1:";

export interface PlatformState {
  readonly lab: string;
  /** Made up once by each device, and how often it has written since: tells whose state this is, and how old. */
  readonly device: string;
  readonly count: number;
  /** Checks that did not pass. */
  readonly tries: number;
  /** Null: they did not fit, and lie on that device alone. */
  readonly files: readonly WorkFile[] | null;
}

/** Undefined: it does not fit. */
export function writeState({ lab, device, count, tries, files }: PlatformState): string | undefined {
  const json = JSON.stringify({ lab, device, count, tries, files: files?.map(({ path, text }) => [path, text]) ?? null });
  const packed = deflateSync(encodeText(json), { level: 9 });
  const text = form + btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return text.length > mostSigns ? undefined : text;
}

/** Undefined: it is none of ours, damaged, or of another lab. */
export function readState(text: string, lab: string): PlatformState | undefined {
  if (!text.startsWith(form) || text.length > mostSignsRead) return undefined;
  const json = inflated(text.slice(form.length));
  if (json === undefined) return undefined;
  const read = decode("suspend_data", json, (it): PlatformState => ({
    lab: it.at("lab").text(),
    device: it.at("device").text(),
    count: it.at("count").count(),
    tries: it.at("tries").count(),
    files: it.at("files").value === null ? null : it.at("files").list((file) => {
      const [path = file.refuse("a path"), content = file.refuse("a text"), ...more] = file.list((part) => part.text());
      return more.length > 0 ? file.refuse("a path and a text") : { path, text: content };
    }),
  }));
  if (!read.ok || read.value.lab !== lab || (read.value.files?.length ?? 0) > mostFiles) return undefined;
  return read.value;
}

function inflated(base64: string): string | undefined {
  try {
    const packed = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    // Deflate packs at most 1,032 to one, so what comes out is bounded by what goes in.
    const bytes = inflateSync(packed);
    return bytes.length > mostInflated ? undefined : decodeText(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
