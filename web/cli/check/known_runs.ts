// Runs of one lab's programs, each carried out once. A run gives the same observation wherever and whenever it is carried out, and
// most are asked for again: a wrong attempt is run for its own verdict, and once more beside each attempt that may share its mistake.

import { createHash } from "node:crypto";
import { decodeFrame, encodeFrame, frameKinds, type Bytes } from "../../src/protocol/frame.ts";
import type { JsonObject } from "../../src/protocol/read_json.ts";
import { Gathering, type KeyedRun, type Runtime } from "../../src/runtime/runtime.ts";

/** Together, of all that is kept; beyond it a run is carried out again. */
const keptBytes = 256 * 1024 * 1024;

export class KnownRuns {
  private known = new Map<string, Promise<Bytes>>();
  private used = new Map<string, Promise<Bytes>>();
  private bytes = 0;

  /** Observations of `runtime`, or of the same run before. What the platform ended is not known, and asked for again. */
  async run(runtime: Runtime, runs: readonly KeyedRun[], onObservation: (index: number) => void): Promise<readonly Bytes[]> {
    const gathering = new Gathering(runs, { onObservation });
    const fresh: { readonly index: number; readonly settle: (observation: Bytes) => void }[] = [];
    const name = (index: number, observation: Bytes): void => gathering.add(index, renamed(observation, runs[index]?.key ?? ""));
    runs.forEach((run, index) => {
      const content = contentOf(run.frame);
      const known = this.used.get(content) ?? this.known.get(content);
      if (known !== undefined) {
        this.used.set(content, known);
        void known.then((observation) => name(index, observation));
        return;
      }
      let settle: (observation: Bytes) => void = () => undefined;
      this.used.set(content, new Promise((resolve) => {
        settle = (observation) => {
          this.bytes += observation.length;
          if (this.bytes > keptBytes || endedByPlatform(observation)) this.used.delete(content);
          resolve(observation);
        };
      }));
      fresh.push({ index, settle });
    });
    const asked = fresh.flatMap(({ index }) => runs[index] ?? []);
    const observed = await runtime.run(asked, { onObservation: () => undefined });
    fresh.forEach(({ index, settle }, at) => {
      const observation = observed[at];
      if (observation === undefined) return;
      settle(observation);
      gathering.add(index, observation);
    });
    return gathering.done;
  }

  /** Forgets what was not asked for since the last time. */
  turn(): void {
    this.known = this.used;
    this.used = new Map();
    this.bytes = 0;
  }
}

/** All of a run but its name. */
function contentOf(run: Uint8Array): string {
  const { json, blobs } = frameOf(run);
  const hash = createHash("sha256").update(JSON.stringify({ ...json, key: "" }));
  for (const blob of blobs) hash.update(`${blob.length} `).update(blob);
  return hash.digest("base64");
}

/** What a run left behind, told of another run of the same content. */
function renamed(observation: Bytes, key: string): Bytes {
  const { json, blobs } = frameOf(observation);
  return encodeFrame({ kind: frameKinds.observation, json: JSON.stringify({ ...json, key }), blobs });
}

function endedByPlatform(observation: Bytes): boolean {
  return frameOf(observation).json["stoppedBy"] === "platform";
}

function frameOf(bytes: Uint8Array): { readonly json: JsonObject; readonly blobs: readonly Uint8Array[] } {
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) throw new Error(`this is no frame: ${decoded.problems[0]?.message}`);
  return { json: JSON.parse(decoded.value.json) as JsonObject, blobs: decoded.value.blobs };
}
