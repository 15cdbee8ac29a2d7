import { toHex } from "../../web/src/base/hex.ts";
import { decodeFrame, type Bytes } from "../../web/src/protocol/frame.ts";
import { decodeObservationMessage } from "../../web/src/protocol/messages.ts";
import type { Trace } from "./findings.ts";

export async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Bytes)));
}

export async function traceOf(observation: Uint8Array): Promise<Trace> {
  const frame = decodeFrame(observation);
  const message = frame.ok ? decodeObservationMessage(frame.value.json) : frame;
  if (!frame.ok || !message.ok) throw new Error("this is no Observation frame");
  const { ending, detail, fuel, memoryBytes, stdout, stderr, result } = message.value;
  const digest = (blob: number): Promise<string> => sha256(new Uint8Array(frame.value.blobs[blob] ?? []));
  return {
    ending, detail: ending === "trapped" ? "" : detail, fuel, memoryBytes,
    stdout: await digest(stdout), stderr: await digest(stderr), result: result === null ? null : await digest(result),
  };
}
