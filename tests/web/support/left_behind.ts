// What a run left behind, as case files spell it.

import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import type { Expectation } from "./guest_cases.ts";
import type { Observed } from "./runs.ts";
import { spell } from "./spelled_value.ts";
import { tellCosts, tellTrace } from "./told_trace.ts";

export function leftBehind(it: Observed): Expectation {
  const part = (key: string): Value | undefined => it.value && entryOf(it.value, key);
  const ending = part("ending");
  const [value, exception, lineage, exitCode, trace, costs] = ["value", "exception", "lineage", "exitCode", "trace", "profile"].map(part);
  return {
    ending: it.ending === "returned" && ending?.is === "text" ? ending.value : it.ending,
    stdout: it.out,
    stderr: it.err,
    ...(exitCode?.is === "int" && { exitCode: Number(exitCode.value) }),
    ...(value && { value: spell(value) }),
    ...(exception && { exception: spell(exception) }),
    ...(lineage?.is === "list" && { lineage: lineage.items.map((name) => (name.is === "text" ? name.value : "?")) }),
    ...(trace && { trace: tellTrace(trace) }),
    ...(costs && { costs: tellCosts(costs) }),
    ...(it.files.length > 0 && { files: it.kept }),
  };
}
