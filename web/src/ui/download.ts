// The learner's files as files on their device.

import type { WorkFile } from "../work/record.ts";

/** "lvg-checkout-main.py", one for each file. */
export function download(labId: string, files: readonly WorkFile[]): void {
  for (const { path, text } of files) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${labId}-${path.replaceAll("/", "-")}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
