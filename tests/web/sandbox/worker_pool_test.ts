import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Bytes } from "../../../web/src/protocol/frame.ts";
import { encodeObservation } from "../../../web/src/sandbox/observation.ts";
import type { Ended, WorkerReply, WorkerRequest } from "../../../web/src/sandbox/guest_worker.ts";
import { WorkerPool, type SpawnWorker } from "../../../web/src/sandbox/worker_pool.ts";
import { observed } from "../support/runs.ts";

/** A worker that does what the frame of each of its runs says: "ok", "hang", "die", "flood" or "print". */
class Fakes {
  /** How many runs came in each message. */
  readonly together: number[] = [];
  spawned = 0;
  terminated = 0;
  loads = "load";
  /** So many workers die while they load. */
  diesAtFirst = 0;
  /** Of each load: in what form it came with a snapshot, and whether that moved. */
  readonly given: string[] = [];

  readonly spawn: SpawnWorker = (onReply, onDeath) => {
    this.spawned += 1;
    const later = (reply: WorkerReply): void => void setTimeout(() => onReply(reply), 1);
    return {
      post: (request: WorkerRequest, transfer = []) => {
        if (request.type === "load") {
          const { snapshot, hands } = request;
          this.given.push(snapshot === null ? "none" : snapshot instanceof Blob ? "blob" : transfer.includes(snapshot.buffer) ? "moved" : "copied");
          if (this.loads === "refuse") return later({ type: "refused", detail: "no guest" });
          if (this.loads === "die" || this.given.length <= this.diesAtFirst) return void setTimeout(() => onDeath("no start"), 1);
          return later({ type: "loaded", bytes: hands.bytes ? new Uint8Array(8) : null, blob: hands.blob ? new Blob([new Uint8Array(8)]) : null });
        }
        this.together.push(request.runs.length);
        const ended: Ended[] = [];
        for (const { id, frame } of request.runs) {
          const what = new TextDecoder().decode(frame);
          const output = (bytes: Bytes): void => onReply({ type: "output", id, kind: "stdout", bytes });
          if (what === "die") return void setTimeout(() => onDeath("gone"), 1);
          if (what === "print") output(new TextEncoder().encode("so far"));
          if (what === "flood") for (let index = 0; index < 30; index += 1) output(new Uint8Array(1 << 20));
          if (what !== "ok") return undefined;
          ended.push({ id, observation: encodeObservation({ key: what, ending: "returned" }) });
        }
        return later({ type: "done", ended });
      },
      terminate: () => {
        this.terminated += 1;
      },
    };
  };
}

async function pool(fakes: Fakes, watchdogMs = 60): Promise<WorkerPool> {
  const it = new WorkerPool({ spawn: fakes.spawn, size: 2, watchdogMs });
  await it.prepare({ module: {} as WebAssembly.Module, library: new Uint8Array(0), snapshot: null });
  return it;
}

/** How the workers of a pool were loaded, and whether it handed a snapshot over. */
async function loads(fakes: Fakes, mayMove: boolean, snapshot: Bytes | null, program: { preparationFuel?: number } = {}): Promise<string> {
  const it = new WorkerPool({ spawn: fakes.spawn, size: 3, watchdogMs: 60, mayMove });
  const prepared = await it.prepare({ module: {} as WebAssembly.Module, library: null, snapshot, ...program });
  await new Promise((resolve) => setTimeout(resolve, 10));
  return [...fakes.given, "snapshot" in prepared && prepared.snapshot !== null ? "made" : "had"].join(" ");
}

function run(it: WorkerPool, whats: readonly string[], isStreamed = false): Promise<string[]> {
  return new Promise((resolve) => {
    const endings: string[] = [];
    let missing = whats.length;
    it.run(whats.map((what) => ({ key: what, frame: new TextEncoder().encode(what) })), {
      onObservation: (index, bytes) => {
        const { ending, stoppedBy, out } = observed(bytes);
        endings[index] = [ending, stoppedBy, out.slice(0, 10).replaceAll("\0", "")].filter((word) => word !== undefined && word !== "").join(" ");
        missing -= 1;
        if (missing === 0) resolve(endings);
      },
      ...(isStreamed ? { onOutput: () => undefined } : {}),
    });
  });
}

describe("the pool", () => {
  test("prepares one guest and starts the others from its snapshot", async () => {
    assert.equal(await loads(new Fakes(), false, null), "none copied copied made");
    assert.equal(await loads(new Fakes(), true, null), "none blob blob made");
  });

  test("starts all from a snapshot that it is given, which moves where it is its own", async () => {
    assert.equal(await loads(new Fakes(), false, new Uint8Array(8)), "copied copied copied had");
    assert.equal(await loads(new Fakes(), true, new Uint8Array(8)), "moved blob blob had");
  });

  test("has each worker prepare a learner's program, and hands nothing over", async () => {
    for (const mayMove of [false, true]) assert.equal(await loads(new Fakes(), mayMove, null, { preparationFuel: 1000 }), "none none none had");
  });

  test("prepares a guest anew where its snapshot was lost with a worker", async () => {
    const fakes = new Fakes();
    fakes.diesAtFirst = 1;
    assert.equal(await loads(fakes, true, new Uint8Array(8)), "moved none blob blob had");
  });

  test("gives a worker that takes another's place the same", async () => {
    const fakes = new Fakes();
    const it = new WorkerPool({ spawn: fakes.spawn, size: 2, watchdogMs: 60, mayMove: true });
    await it.prepare({ module: {} as WebAssembly.Module, library: null, snapshot: new Uint8Array(8) });
    await run(it, ["die", "ok"]);
    assert.deepEqual(fakes.given, ["moved", "blob", "blob"]);
  });

  test("answers every run in its place", async () => {
    assert.deepEqual(await run(await pool(new Fakes()), ["ok", "die", "ok", "hang", "ok"]), [
      "returned", "stopped platform", "returned", "stopped watchdog", "returned",
    ]);
  });

  test("gives a worker several runs together, and one that is watched alone", async () => {
    const fakes = new Fakes();
    const it = await pool(fakes);
    await run(it, Array.from({ length: 60 }, () => "ok"));
    assert.equal(Math.max(...fakes.together), 15);
    fakes.together.length = 0;
    await run(it, ["ok", "ok", "ok", "ok", "ok"], true);
    assert.deepEqual(fakes.together, [1, 1, 1, 1, 1]);
  });

  for (const [what, ending] of [["hang", "stopped watchdog"], ["die", "stopped platform"]] as const) {
    test(`lets no run suffer from one beside it (${what})`, async () => {
      const whats = Array.from({ length: 40 }, (_, index) => (index === 3 || index === 17 ? what : "ok"));
      const endings = await run(await pool(new Fakes()), whats);
      assert.deepEqual(endings, whats.map((it) => (it === "ok" ? "returned" : ending)));
    });
  }

  test("replaces what it terminates, and goes on", async () => {
    const fakes = new Fakes();
    const it = await pool(fakes);
    await run(it, ["hang", "hang", "hang"]);
    assert.deepEqual(await run(it, ["ok", "ok"]), ["returned", "returned"]);
    assert.equal(fakes.terminated, 3);
    assert.equal(fakes.spawned, 5);
  });

  test("stops what runs and what waits", async () => {
    const it = await pool(new Fakes(), 10_000);
    const outcome = run(it, ["hang", "print", "ok", "ok"], true);
    setTimeout(() => it.stop(), 20);
    assert.deepEqual(await outcome, ["stopped person", "stopped person so far", "stopped person", "stopped person"]);
  });

  test("stops relaying a flood", async () => {
    assert.deepEqual(await run(await pool(new Fakes(), 10_000), ["flood", "ok"], true), ["stopped platform", "returned"]);
  });

  test("answers even when no guest can be had", async () => {
    for (const loads of ["refuse", "die"]) {
      const fakes = new Fakes();
      fakes.loads = loads;
      const it = new WorkerPool({ spawn: fakes.spawn, size: 2, watchdogMs: 50 });
      const prepared = await it.prepare({ module: {} as WebAssembly.Module, library: new Uint8Array(0), snapshot: null });
      assert.ok("refused" in prepared);
      assert.deepEqual(await run(it, ["ok"]), ["stopped platform"]);
      assert.ok(fakes.spawned <= 4);
    }
  });

  test("answers runs that came before any guest", async () => {
    const it = new WorkerPool({ spawn: new Fakes().spawn, size: 2, watchdogMs: 50 });
    assert.deepEqual(await run(it, ["ok"]), ["stopped platform"]);
  });

  test("is closed for good", async () => {
    const it = await pool(new Fakes(), 10_000);
    const outcome = run(it, ["hang"]);
    it.dispose();
    assert.deepEqual(await outcome, ["stopped platform"]);
    assert.deepEqual(await run(it, ["ok"]), ["stopped platform"]);
  });
});
