// The starter has to fail, and for the reason that its author states in attempts/starter.json: {"<check>": "<code of its failure>"}. Checks that
// are not named there must not fail: they pass, are not reached, or wait for an answer.

import { decodeText } from "../../src/protocol/frame.ts";
import type { CheckReport, Report } from "../../src/protocol/messages.ts";
import { starterPath, type LabFolder } from "../lab_folder.ts";
import { Definition, isObject } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";

/** What a lab that asks questions waits for. */
const unanswered = "not-answered";

export function reviewStarter(folder: LabFolder, report: Report): Finding[] {
  const failing = new Map(report.checks.filter(hasFailed).map((it) => [it.id, it.failure?.code ?? ""]));
  if (report.outcome === "passed") {
    return [finding("error", "review.starter-passes", folder, { file: "starter" }, "the starter passes as it is", "leave something to do")];
  }
  const ungradable = report.checks.find(({ outcome }) => outcome === "not-gradable");
  if (ungradable !== undefined) {
    return [finding("error", "review.starter-breaks", folder, { file: "starter" }, `the starter cannot be graded by ${ungradable.id}`, "it has to be a program that can be run")];
  }
  const said = JSON.stringify(Object.fromEntries(failing)).replaceAll('":"', '": "').replaceAll('","', '", "');
  const stated = folder.files.find(({ path }) => path === starterPath);
  if (stated === undefined) {
    return [finding("warning", "review.starter-unstated", folder, { file: starterPath }, "nothing states why the starter fails", `write ${said}`)];
  }
  const text = decodeText(stated.bytes) ?? "";
  let wants: Definition;
  try {
    wants = new Definition(text);
  } catch (error) {
    return [finding("error", "review.starter-bad-json", folder, { file: starterPath }, `this is no JSON: ${error instanceof Error ? error.message : ""}`, `write ${said}`)];
  }
  if (!isObject(wants.json)) return [finding("error", "review.starter-bad-json", folder, { file: starterPath, line: 1, column: 1 }, "expected an object", `write ${said}`)];
  const named = Object.entries(wants.json).flatMap(([id, code]) => {
    const got = failing.get(id);
    if (got === code) return [];
    const is = got === undefined ? `${report.checks.some((it) => it.id === id) ? "does not fail" : "is not there"}` : `fails as ${got}`;
    return [finding("error", "review.starter-reason", folder, { file: starterPath, ...wants.position([id]) },
      `the starter should fail ${id} as ${String(code)}, which ${is}`, `if that is meant, write ${said}`)];
  });
  const others = [...failing.keys()].filter((id) => !Object.hasOwn(wants.json, id)).map((id) =>
    finding("error", "review.starter-reason", folder, { file: starterPath, line: 1, column: 1 }, `the starter fails ${id} too, as ${failing.get(id) ?? ""}`, `if that is meant, write ${said}`));
  return [...named, ...others];
}

function hasFailed({ outcome, failure }: CheckReport): boolean {
  return outcome === "failed" && failure?.code !== unanswered;
}
