// cmi.interactions of SCORM 1.2: what became of each check, try after try. A platform need not have them, and nothing of a lab hangs on
// them: where they are refused they are given up for this visit, and the learner is told nothing.

import type { CheckOutcome, CheckReport } from "../protocol/messages.ts";
import type { ScormApi } from "./scorm_api.ts";

/** Of one learner and lab. Platforms keep every element of every one of them; a learner who tries for days must not fill them. */
export const mostInteractions = 250;
/** The names of all nine take 95. */
const longestChildren = 1_000;
/** CMIIdentifier. */
const identifier = /^[A-Za-z0-9_-]{1,255}$/;

/** What was not judged is neither right nor wrong. */
const results: Readonly<Record<CheckOutcome, string>> = { passed: "correct", failed: "wrong", "not-gradable": "neutral", "not-reached": "neutral" };
/** All others are something done. */
const types: ReadonlyMap<string, string> = new Map([["choice", "choice"], ["gap", "fill-in"], ["predict", "fill-in"], ["parsons", "sequencing"]]);

export type Judged = Pick<CheckReport, "id" | "kind" | "outcome" | "outOf">;

export class Interactions {
  private readonly api: ScormApi;
  private readonly now: () => Date;
  /** Undefined until the first is told; empty: there are none here. */
  private children: ReadonlySet<string> | undefined;
  private count = 0;

  constructor(api: ScormApi, now: () => Date = () => new Date()) {
    this.api = api;
    this.now = now;
  }

  /** A try: all of its checks, or none where they would be too many. */
  tell(checks: readonly Judged[]): void {
    this.children ??= this.look();
    const sent = checks.filter(({ id }) => identifier.test(id));
    if (this.children.size === 0 || this.count + sent.length > mostInteractions) return;
    const time = timeOfDay(this.now());
    for (const { id, kind, outcome, outOf } of sent) {
      // No response: it is a program, and no 255 characters say it. No latency: when somebody began to think of a check is not known.
      const isTaken = this.set("id", id);
      if (!isTaken) {
        this.children = new Set();
        return;
      }
      this.set("type", types.get(kind) ?? "performance");
      this.set("time", time);
      this.set("weighting", String(outOf));
      this.set("result", results[outcome]);
      this.count += 1;
    }
  }

  private set(element: string, value: string): boolean {
    return this.children?.has(element) === true && this.api.set(`cmi.interactions.${this.count}.${element}`, value);
  }

  /** What there is of earlier visits is added to, never written over. */
  private look(): ReadonlySet<string> {
    const children = this.api.get("cmi.interactions._children") ?? "";
    const count = this.api.get("cmi.interactions._count") ?? "";
    if (children.length > longestChildren || !/^[0-9]{1,6}$/.test(count)) return new Set();
    this.count = Number(count);
    return new Set(children.split(",").map((it) => it.trim()).filter((it) => it !== ""));
  }
}

/** CMITime, as the learner's clock shows it. */
function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((it) => String(it).padStart(2, "0")).join(":");
}
