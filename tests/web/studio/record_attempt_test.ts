import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import type { LabInfo } from "../../../web/src/protocol/messages.ts";
import type { Folder } from "../../../web/src/studio/folder.ts";
import { recordAttempt } from "../../../web/src/studio/record_attempt.ts";

const info = { entry: "main.py", files: ["main.py", "shop.py"], checks: [{ id: "tax" }], misconceptions: ["known"], locales: { en: { reviewed: true }, ms: { reviewed: false } } } as unknown as LabInfo;
const definition = "{\n  \"id\": \"x\",\n  \"misconceptions\": [\n    {\"id\": \"known\", \"check\": \"tax\", \"say\": {\"en\": \"k\"}}\n  ]\n}\n";
const folder: Folder = new Map([["lab.json", encodeText(definition)], ["starter/main.py", encodeText("a")], ["starter/shop.py", encodeText("b")]]);
const text = (it: Folder, path: string): string => new TextDecoder().decode(it.get(path));
const recorded = (name: string, sentence: string, main: string, shop: string) => recordAttempt(folder, info, {
  name, check: "tax", sentence, submission: [{ path: "main.py", text: main }, { path: "shop.py", text: shop }],
});

test("is one file filed by its check when only the entry differs", () => {
  const made = recorded("rounds_down", "", "wrong", "b");
  assert.equal(made.ok && text(made.value, "attempts/fails/tax/rounds_down.py"), "wrong");
  assert.equal(made.ok && text(made.value, "lab.json"), definition);
});

test("is a folder when another file differs", () => {
  const made = recorded("two-files", "", "wrong", "other");
  assert.deepEqual(made.ok && [...made.value.keys()].filter((it) => it.startsWith("attempts/")), ["attempts/fails/tax/two-files/main.py", "attempts/fails/tax/two-files/shop.py"]);
});

test("with a sentence is a misconception of its own, added where the others stand and nothing else changed", () => {
  const made = recorded("rounds_down", " Say \"this\". ", "wrong", "b");
  assert.ok(made.ok);
  assert.equal(text(made.value, "attempts/fails/rounds-down/rounds_down.py"), "wrong");
  const lab = JSON.parse(text(made.value, "lab.json")) as { misconceptions: unknown[] };
  assert.deepEqual(lab.misconceptions[1], { id: "rounds-down", check: "tax", say: { en: "Say \"this\".", ms: "Say \"this\"." } });
  assert.ok(text(made.value, "lab.json").startsWith(definition.slice(0, definition.indexOf("}}") + 2)));
});

test("is refused under a name that is none, or taken", () => {
  for (const name of ["", "A", "a b", "../x", "-a", "a".repeat(61)]) assert.ok(!recorded(name, "", "wrong", "b").ok, name);
  assert.ok(!recorded("known", "A sentence.", "wrong", "b").ok);
  assert.ok(!recorded("tax", "A sentence.", "wrong", "b").ok);
});
