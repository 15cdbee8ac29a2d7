import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import type { LabInfo, SolutionInfo } from "../../../web/src/protocol/messages.ts";
import { describeLab } from "../../../web/src/session/open_lab.ts";

const starter = { "starter/main.py": "# begin\n", "starter/rates.py": "RATE = 10\n" };

function solutionOf(attempt: string, attempts: Readonly<Record<string, string>>): unknown {
  const solution: SolutionInfo = { attempt, files: ["main.py", "rates.py"], tries: null };
  const info = { entry: "main.py", files: ["main.py", "rates.py"], data: [], locales: {}, solution } as unknown as LabInfo;
  const files = Object.entries({ ...starter, ...attempts }).map(([path, text]) => ({ path, bytes: encodeText(text) }));
  const described = describeLab(info, files);
  return described.ok ? described.value.solution : described.problems[0]?.code;
}

test("a solution is what it changes of the starter", () => {
  assert.deepEqual(solutionOf("passes/a.py", { "attempts/passes/a.py": "print(1)\n" }), [{ path: "main.py", text: "print(1)\n" }]);
  assert.deepEqual(solutionOf("passes/two", { "attempts/passes/two/rates.py": "RATE = 9\n" }), [{ path: "rates.py", text: "RATE = 9\n" }]);
});

test("a solution that did not come with the lab is a problem", () => {
  assert.equal(solutionOf("passes/a.py", {}), "session.bad-file");
});
