import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KnownRuns } from "../../../web/cli/check/known_runs.ts";
import { decodeFrame, encodeFrame, encodeText, frameKinds, type Bytes } from "../../../web/src/protocol/frame.ts";
import { success } from "../../../web/src/base/result.ts";
import { platformObservation, type KeyedRun, type Runtime } from "../../../web/src/runtime/runtime.ts";
import { encodeObservation } from "../../../web/src/sandbox/observation.ts";

/** Answers with what it was given, and notes what it was asked; a run of "weak" is ended by the platform. */
function echo(asked: string[]): Runtime {
  return {
    prepare: () => Promise.resolve(success(null)),
    run: (runs) => Promise.resolve(runs.map(({ key, frame }) => {
      const text = textOf(frame);
      asked.push(text);
      return text === "weak" ? platformObservation(key, "no memory") : encodeObservation({ key, ending: "returned", stdout: encodeText(text) });
    })),
    stop: () => undefined,
    isAlive: true,
    dispose: () => undefined,
  };
}

function run(key: string, text: string): KeyedRun {
  return { key, frame: encodeFrame({ kind: frameKinds.run, json: JSON.stringify({ key, stdin: 0 }), blobs: [encodeText(text)] }) };
}

function textOf(frame: Uint8Array): string {
  const decoded = decodeFrame(frame);
  return decoded.ok ? new TextDecoder().decode(decoded.value.blobs[0]) : "";
}

function keyOf(observation: Bytes): string {
  const decoded = decodeFrame(observation);
  return decoded.ok ? (JSON.parse(decoded.value.json) as { key: string }).key : "";
}

describe("known runs", () => {
  test("carry out a run once, whatever it is called", async () => {
    const asked: string[] = [];
    const known = new KnownRuns();
    const seen: number[] = [];
    const first = await known.run(echo(asked), [run("a/0", "x"), run("a/1", "y"), run("b/0", "x")], (index) => seen.push(index));
    const second = await known.run(echo(asked), [run("c/0", "y"), run("c/1", "z")], () => undefined);
    assert.deepEqual(asked, ["x", "y", "z"]);
    assert.deepEqual([...first, ...second].map((it) => `${keyOf(it)} ${textOf(it)}`), ["a/0 x", "a/1 y", "b/0 x", "c/0 y", "c/1 z"]);
    assert.deepEqual(seen.sort(), [0, 1, 2]);
  });

  test("ask again for what the platform ended", async () => {
    const asked: string[] = [];
    const known = new KnownRuns();
    await known.run(echo(asked), [run("a", "weak")], () => undefined);
    await known.run(echo(asked), [run("a", "weak")], () => undefined);
    assert.deepEqual(asked, ["weak", "weak"]);
  });

  test("forget what was not asked for between two turns", async () => {
    const asked: string[] = [];
    const known = new KnownRuns();
    const ask = (text: string): Promise<unknown> => known.run(echo(asked), [run("a", text)], () => undefined);
    await ask("x");
    await ask("y");
    known.turn();
    await ask("x");
    known.turn();
    await ask("x");
    await ask("y");
    assert.deepEqual(asked, ["x", "y", "y"]);
  });
});
