// Rules are facts with dates. One that has ended, or that nobody has looked at for half a year, may still be right in a lab that says which day
// it speaks of; its author is told.

import type { JsonObject } from "../../src/protocol/read_json.ts";
import { decodeText } from "../../src/protocol/frame.ts";
import type { LabInfo } from "../../src/protocol/messages.ts";
import type { LabFolder } from "../lab_folder.ts";
import { Definition, isObject, objectsOf } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";

/** So many days a fact is believed without another look. */
export const staleAfterDays = 180;

/** `today` as 2026-11-26. Of the packs only what the lab uses is looked at. */
export function reviewRules(folder: LabFolder, info: LabInfo, definition: Definition, today: string): Finding[] {
  const rules = definition.json["rules"];
  if (!isObject(rules)) return [];
  const findings: Finding[] = [];
  const pack = `rules/${String(rules["pack"])}.json`;
  const bytes = folder.rules.find(({ path }) => path === pack)?.bytes;
  const packDefinition = new Definition((bytes === undefined ? undefined : decodeText(bytes)) ?? "{}");
  const entries = objectsOf(packDefinition.json["rules"]);
  const used = Array.isArray(rules["use"]) ? rules["use"] : [];
  for (const rule of info.rules) {
    if (rule.effectiveTo !== null && rule.effectiveTo < today) {
      const spot = { file: "lab.json", ...definition.position(["rules", "use", used.indexOf(rule.id)]) };
      const follows = entries.some((it) => it["id"] === rule.id && isInForce(it, today));
      findings.push(finding("warning", "review.rule-ended", folder, spot, `the rule ${rule.id} ended on ${rule.effectiveTo}`,
        follows ? `move /rules/asOf to ${today} and see to the numbers in cases and texts` : "say in the text that it is history, or leave it out"));
    }
    const age = daysBetween(rule.checkedOn, today);
    if (age <= staleAfterDays) continue;
    const at = entries.findIndex((it) => it["id"] === rule.id && it["effectiveFrom"] === rule.effectiveFrom);
    findings.push(finding("warning", "review.rule-unchecked", folder, { file: pack, ...packDefinition.position(["rules", at, "checkedOn"]) },
      `nobody has checked the rule ${rule.id} for ${age} days`, `look at its source again, then write ${today}`));
  }
  return findings;
}

function isInForce(entry: JsonObject, today: string): boolean {
  const { effectiveFrom, effectiveTo } = entry;
  return typeof effectiveFrom === "string" && effectiveFrom <= today && (typeof effectiveTo !== "string" || effectiveTo >= today);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
