// The table of labs in labs/README.md: made of what check found of all of them, and held to it.

import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { LabInfo } from "../../src/protocol/messages.ts";
import { detected } from "../../src/prove/misconception_matrix.ts";
import { places } from "../places.ts";
import type { Finding } from "./finding.ts";
import { dearestRight, type LabReview } from "./review_lab.ts";

const path = join(places.labs, "README.md");
const frame = /(<!-- made by \.\/bengkel check --table -->\n)[^]*?(<!-- end of the table -->)/;

/** Undefined: it stands there as it should. */
export function tableFinding(reviews: readonly LabReview[]): Finding | undefined {
  const text = readFileSync(path, "utf8");
  if (text === withTable(text, reviews)) return undefined;
  const line = text.slice(0, text.search(frame)).split("\n").length;
  return {
    level: "error", code: "labs.table", file: relative(process.cwd(), path), line, column: 1,
    message: "the table of labs is not what check finds", hint: "./bengkel check --table writes it",
  };
}

export function writeTable(reviews: readonly LabReview[]): void {
  writeFileSync(path, withTable(readFileSync(path, "utf8"), reviews));
}

function withTable(text: string, reviews: readonly LabReview[]): string {
  const changed = text.replace(frame, (_all, start: string, end: string) => `${start}${tableOf(reviews)}\n${end}`);
  if (!frame.test(text)) throw new Error(`${path} has no place for the table of labs`);
  return changed;
}

/** Fuel in millions, rounded up: a guest that is built anew may move the last digits. */
function tableOf(reviews: readonly LabReview[]): string {
  const rows = reviews.flatMap(({ info, attempts, fuelLimit }) => (info === null ? [] : [row(info, [
    attempts.filter(({ attempt }) => attempt.expects === "passes").length,
    attempts.filter(({ attempt }) => attempt.expects === "fails").length,
    detected(info).length,
    Math.ceil((dearestRight(attempts)?.fuel ?? 0) / 1e6),
    Math.round((fuelLimit ?? 0) / 1e6),
  ])]));
  return [
    "| lab | language | minutes | locales | right | wrong | detected | fuel, millions | limit |",
    "|---|---|--:|---|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

function row({ id, language, minutes, locales }: LabInfo, counts: readonly number[]): string {
  const read = Object.entries(locales).map(([locale, { reviewed }]) => (reviewed ? locale : `${locale}*`));
  return `| ${[`\`${id}\``, language, minutes, read.join(" "), ...counts].join(" | ")} |`;
}
