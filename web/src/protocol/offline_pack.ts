// The list at the head of an offline pack: which labs it is for, and which files of which site it carries. It promises nothing: what is
// taken from a pack is held to the site's own list.

import { problem } from "../base/problem.ts";
import { failure, type Result } from "../base/result.ts";
import { decode } from "./read_json.ts";

export interface PackedSiteFile {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface PackList {
  /** Of the course or the lab. */
  readonly id: string;
  readonly labs: readonly string[];
  readonly files: readonly PackedSiteFile[];
}

/** The first entry of the archive. */
export const packListName = "bengkel-offline.json";
const format = 1;

export function packList(list: PackList): string {
  return `${JSON.stringify({ format, ...list })}\n`;
}

/** Problems: pack.newer, pack.damaged. */
export function readPackList(text: string): Result<PackList> {
  let version = 0;
  const read = decode(packListName, text, (it): PackList => {
    version = it.at("format").count();
    return {
      id: it.at("id").text(),
      labs: it.at("labs").texts(),
      files: it.at("files").list((file) => ({ url: file.at("url").text(), sha256: file.at("sha256").text(), bytes: file.at("bytes").count() })),
    };
  });
  if (version > format) return failure(problem("pack.newer", `the pack is of form ${version}`));
  return read.ok ? read : failure(problem("pack.damaged", read.problems[0]?.message ?? ""));
}
