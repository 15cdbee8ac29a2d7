// A page without a page: the session alone, under the site's own policy, for tests/bench to drive.

import { createSession, type OpenLab, type Session } from "../../../web/src/session/session.ts";

export interface BenchPage {
  /** Milliseconds from nothing loaded to a guest that is ready. */
  start(): Promise<number>;
  /** Milliseconds from the wish to the report. */
  check(source: string): Promise<number>;
}

let session: Session | undefined;
let lab: OpenLab | undefined;

const bench: BenchPage = {
  async start() {
    const started = performance.now();
    session = createSession({ base: new URL("./", document.baseURI).href });
    const [opened, ready] = await Promise.all([session.openLab("bench"), session.prepare("python")]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
    lab = opened.value;
    return performance.now() - started;
  },
  async check(source) {
    if (session === undefined || lab === undefined) throw new Error("not started");
    const started = performance.now();
    const checked = await session.checkSubmission(lab, [{ path: "main.py", text: source }]);
    const passed = performance.now() - started;
    if (!checked.ok || checked.value.state !== "report" || checked.value.report.outcome !== "passed") {
      throw new Error(JSON.stringify(checked));
    }
    return passed;
  },
};

(globalThis as unknown as { bench: BenchPage }).bench = bench;
