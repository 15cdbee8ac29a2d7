// That what was seen of an attack is what its file says.

import assert from "node:assert/strict";
import { entryOf } from "../../../web/src/protocol/value.ts";
import type { AttackCase } from "./attack_cases.ts";
import type { Observed } from "./runs.ts";
import { spell } from "./spelled_value.ts";

export function checkAttack({ observe }: AttackCase, it: Observed): void {
  const part = (key: string): ReturnType<typeof entryOf> => it.value && entryOf(it.value, key);
  const [ending, exception, lineage, value] = [part("ending"), part("exception"), part("lineage"), part("value")];
  assert.equal(it.ending === "returned" && ending?.is === "text" ? ending.value : it.ending, observe.ending, it.err || it.detail);
  if (observe.raised !== undefined) {
    const classes = lineage?.is === "list" ? lineage.items.map((item) => (item.is === "text" ? item.value : "")) : [];
    assert.ok(classes.includes(observe.raised), `raised ${classes.join(", ")}, not ${observe.raised}`);
  }
  if (observe.message !== undefined) {
    assert.match(exception?.is === "exception" ? exception.exception.message : "", pattern(observe.message));
  }
  if (observe.stdout !== undefined) assert.match(it.out, pattern(observe.stdout));
  if (observe.prints !== undefined) assert.equal(it.out, observe.prints);
  if (observe.value !== undefined) assert.deepEqual(value && spell(value), observe.value);
}

export function pattern(text: string): RegExp {
  return new RegExp(text, "mu");
}
