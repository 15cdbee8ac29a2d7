// What a worker starts its guest from.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { serveGuest, type WorkerLoad, type WorkerReply } from "../../../web/src/sandbox/guest_worker.ts";
import { guestParts, missingGuest } from "../support/runs.ts";

type Loaded = Extract<WorkerReply, { type: "loaded" }>;

function load(snapshot: WorkerLoad["snapshot"], hands: WorkerLoad["hands"]): Promise<WorkerReply> {
  const { module, library } = guestParts("sql");
  return new Promise((resolve) => serveGuest(resolve)({ type: "load", module, library, snapshot, hands }));
}

async function loaded(snapshot: WorkerLoad["snapshot"], hands: WorkerLoad["hands"]): Promise<Loaded> {
  const reply = await load(snapshot, hands);
  if (reply.type !== "loaded") assert.fail(JSON.stringify(reply));
  return reply;
}

const both = { bytes: true, blob: true };

describe("a guest's worker", { skip: missingGuest("sql") }, () => {
  test("hands its snapshot over in the forms that are asked for, and starts from each", async () => {
    const { bytes, blob } = await loaded(null, both);
    assert.ok(bytes !== null && blob !== null);
    assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), bytes);
    for (const from of [bytes, blob]) assert.deepEqual((await loaded(from, { bytes: true, blob: false })).bytes, bytes);
    assert.deepEqual(await loaded(bytes, { bytes: false, blob: false }), { type: "loaded", bytes: null, blob: null });
  });

  test("prepares the guest again where the browser has lost what it was to hold", async () => {
    const { bytes } = await loaded(null, both);
    const lost = Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(new DOMException("no room", "NotReadableError")) });
    assert.deepEqual((await loaded(lost, both)).bytes, bytes);
  });

  test("refuses what is no snapshot, from a Blob as well", async () => {
    assert.equal((await load(new Blob(["no snapshot"]), both)).type, "refused");
  });
});
