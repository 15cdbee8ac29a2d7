// What the learner takes away as files on their device: the code, and the report exactly as the core wrote it.

import type { Bytes } from "../protocol/frame.ts";
import { encodeEvidence, type Evidence } from "../session/session.ts";
import type { WorkFile } from "../work/record.ts";

/** "lvg-checkout-main.py", one for each file. */
export function download(labId: string, files: readonly WorkFile[]): void {
  for (const { path, text } of files) {
    offerFile(`${labId}-${path.replaceAll("/", "-")}`, new Blob([text], { type: "text/plain;charset=utf-8" }));
  }
}

/** "lvg-checkout-report.json": the bytes that `bengkel grade --json` prints for the same files. */
export function downloadReport(labId: string, bytes: Bytes): void {
  offerFile(`${labId}-report.json`, new Blob([bytes], { type: "application/json" }));
}

export function offerText(name: string, text: string, type: string): void {
  offerFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Nothing where the browser made no picture. */
export function offerPicture(name: string, picture: Blob | null): void {
  if (picture !== null) offerFile(name, picture);
}

/** "lvg-checkout-evidence.json": what `bengkel grade --evidence` writes for the same files. */
export function downloadEvidence(labId: string, evidence: Evidence): void {
  offerFile(`${labId}-evidence.json`, new Blob([encodeEvidence(evidence)], { type: "application/json" }));
}

export function offerFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
