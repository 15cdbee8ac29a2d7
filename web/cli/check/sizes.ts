// What a learner on a poor link fetches, and reads.

import type { NamedBytes } from "../../src/core/core_client.ts";
import type { LabInfo } from "../../src/protocol/messages.ts";
import { withoutAttempts, type LabFolder } from "../lab_folder.ts";
import { finding, type Finding } from "./finding.ts";

const limits = {
  /** Of everything that is shipped with a lab. */
  lab: 1_000_000,
  file: 500_000,
  text: 12_000,
  starter: 12_000,
} as const;

export function reviewSizes(folder: LabFolder, info: LabInfo): Finding[] {
  const { files } = withoutAttempts(folder, info);
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const findings = files.flatMap((file) => {
    const most = limitOf(file);
    if (file.bytes.length <= most) return [];
    return [finding("warning", "review.large-file", folder, { file: file.path }, `${kilobytes(file.bytes.length)} are much for this file; up to ${kilobytes(most)} is usual`, "make it shorter")];
  });
  if (total > limits.lab) {
    findings.push(finding("warning", "review.large-lab", folder, { file: "" }, `the lab weighs ${kilobytes(total)}; up to ${kilobytes(limits.lab)} is usual`, "take smaller data"));
  }
  return findings;
}

function limitOf({ path }: NamedBytes): number {
  if (/^text\..*\.md$/.test(path)) return limits.text;
  return path.startsWith("starter/") ? limits.starter : limits.file;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en")} KB`;
}
