import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Guest, GuestRefused } from "../../../web/src/sandbox/guest.ts";
import { entryOf } from "../../../web/src/protocol/value.ts";
import { observed, runFrame, type Observed } from "../support/runs.ts";
import { code, guestModule, i32, i64, wasm } from "../support/wat.ts";

const noLibrary = new Uint8Array(0);
const frame = runFrame({ source: "" });

function runOnce(module: WebAssembly.Module): Observed {
  return observed(Guest.prepare(module, noLibrary).run(frame));
}

describe("a guest", () => {
  test("is refused when it wants anything but WASI", () => {
    for (const [from, name] of [["env", "eval"], ["wasi_snapshot_preview1", "evil"], ["wasi_snapshot_preview1", "toString"], ["js", "fd_write"]] as const) {
      const module = guestModule([code.constant(8)], [{ from, name }]);
      assert.throws(() => Guest.prepare(module, noLibrary), GuestRefused);
    }
  });

  test("is refused when it lacks an export, or does not prepare", () => {
    assert.throws(() => Guest.prepare(new WebAssembly.Module(wasm([{ exportAs: "_initialize", body: [] }])), noLibrary), GuestRefused);
    const failing = wasm([
      { exportAs: "_initialize", body: [] },
      { exportAs: "guest_prepare", results: [i32], body: [code.constant(1)] },
      { exportAs: "guest_alloc", params: [i32], results: [i32], body: [code.constant(8)] },
      { exportAs: "guest_run", params: [i32, i32], results: [i32], body: [code.constant(8)] },
    ]);
    assert.throws(() => Guest.prepare(new WebAssembly.Module(failing), noLibrary), /guest_prepare answered 1/);
  });

  test("may answer with the empty result that its memory holds", () => {
    const it = runOnce(guestModule([code.constant(8)]));
    assert.equal(it.ending, "returned");
  });

  test("is trapped by unreachable, and runs again in a new instance", () => {
    const guest = Guest.prepare(guestModule([code.unreachable]), noLibrary);
    assert.equal(observed(guest.run(frame)).ending, "trapped");
    assert.equal(observed(guest.run(frame)).ending, "trapped");
  });

  test("is trapped when its answer lies outside of its memory", () => {
    for (const pointer of [0, -4, 65_533, 65_536]) {
      assert.equal(runOnce(guestModule([code.constant(pointer)])).ending, "trapped");
    }
    const tooLarge = guestModule([code.constant(8), code.constant(-1), code.store32, code.constant(8)]);
    assert.equal(runOnce(tooLarge).ending, "trapped");
  });

  test("is stopped, and judged by nobody, when it exhausts the stack of the engine", () => {
    const it = runOnce(guestModule([code.local(0), code.local(1), code.call(3)]));
    assert.equal(it.ending, "stopped");
  });

  test("finds its memory as the snapshot had it", () => {
    // Adds one to the word at 64 and stores a result of that many bytes at 128.
    const counting = guestModule([
      code.constant(64), code.constant(64), code.load32, code.constant(1), code.add, code.store32,
      code.constant(128), code.constant(64), code.load32, code.store32, code.constant(128),
    ]);
    const guest = Guest.prepare(counting, noLibrary);
    const first = guest.run(frame);
    assert.deepEqual(guest.run(frame), first);
  });

  test("is ended by the host even when it catches what the host throws", () => {
    const imports = [{ from: "wasi_snapshot_preview1", name: "proc_exit", params: [i32] }];
    const exit = [code.constant(7), code.call(0)];
    for (const afterwards of [[code.constant(8)], [code.unreachable], [code.local(0), code.local(1), code.call(4)]]) {
      const it = runOnce(guestModule([code.tryAll(exit), ...afterwards], imports));
      assert.equal(it.ending, "returned");
      assert.deepEqual(it.value && entryOf(it.value, "exitCode"), { is: "int", value: 7n });
    }
  });

  test("that leaves by proc_exit is said to have exited", () => {
    const exiting = guestModule(
      [code.constant(7), code.call(0), code.unreachable],
      [{ from: "wasi_snapshot_preview1", name: "proc_exit", params: [i32] }],
    );
    const it = runOnce(exiting);
    assert.equal(it.ending, "returned");
    assert.deepEqual(it.value, {
      is: "map",
      entries: [
        [{ is: "text", value: "ending" }, { is: "text", value: "exited" }],
        [{ is: "text", value: "exitCode" }, { is: "int", value: 7n }],
      ],
    });
  });

  test("gets an error for a pointer outside of its memory, and no more", () => {
    const asking = guestModule(
      [code.constant(0), [0x42, 0x00], code.constant(-8), code.call(0), code.drop, code.constant(8)],
      [{ from: "wasi_snapshot_preview1", name: "clock_time_get", params: [i32, i64, i32], results: [i32] }],
    );
    assert.equal(runOnce(asking).ending, "returned");
  });

  test("refuses what is not a Run frame", () => {
    const guest = Guest.prepare(guestModule([code.constant(8)]), noLibrary);
    assert.equal(observed(guest.run(new Uint8Array(3))).ending, "refused");
    const traversal = runFrame({ source: "", files: { "../x": "" } });
    assert.equal(observed(guest.run(traversal)).ending, "refused");
  });
});
