import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeCatalogue, decodeEngines, decodeRunMessage } from "../../../web/src/protocol/messages.ts";

const hash = "0".repeat(64);

test("takes own properties only", () => {
  const outcome = decodeEngines('{"__proto__": {"core": {}}, "python": {}}');
  assert.ok(!outcome.ok);
  assert.match(outcome.problems[0]?.message ?? "", /expected the key/);
});

test("says where a shape is wrong", () => {
  const outcome = decodeRunMessage('{"key": "a", "argv": ["x", 3]}');
  assert.ok(!outcome.ok);
});

test("refuses addresses that leave the site", () => {
  for (const url of ["../x.wasm", "/x.wasm", "https://example.org/x", "a//b", "a\\\\b", "a?b", ""]) {
    const asset = `{"url": "${url}", "sha256": "${hash}", "bytes": 1}`;
    const text = `{"core": ${asset}, "python": {"module": ${asset}, "library": ${asset}, "snapshot": {"sha256": "${hash}", "bytes": 1}}}`;
    const outcome = decodeEngines(text);
    assert.ok(!outcome.ok, url);
    assert.equal(outcome.problems[0]?.code, "message.wrong-shape");
  }
});

test("is not confused by keys of every object", () => {
  const outcome = decodeCatalogue('{"format": 1, "labs": [], "rules": []}');
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value, { labs: [], rules: [] });
});
