// A page without a page: the session alone, under the site's own policy, for tests/bench to drive.

import { createSession, type OpenLab, type Session, type Submission } from "../../../web/src/session/session.ts";

export interface BenchPage {
  /** Milliseconds from nothing loaded to a guest of the language that is ready. */
  start(language: string): Promise<number>;
  /** Milliseconds from the wish to the report, which must be that all is right. */
  check(source: string): Promise<number>;
  /** Milliseconds from the wish to the end of a program that must come to one. */
  run(source: string): Promise<number>;
}

let session: Session | undefined;
let lab: OpenLab | undefined;

const bench: BenchPage = {
  async start(language) {
    const started = performance.now();
    session = createSession({ base: new URL("./", document.baseURI).href });
    const [opened, ready] = await Promise.all([session.openLab(`bench-${language}`), session.prepare({ language, packages: [] })]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
    lab = opened.value;
    return performance.now() - started;
  },
  async check(source) {
    if (session === undefined || lab === undefined) throw new Error("not started");
    const started = performance.now();
    const checked = await session.checkSubmission(lab, submission(lab, source));
    const passed = performance.now() - started;
    if (!checked.ok || checked.value.state !== "report" || checked.value.report.outcome !== "passed") {
      throw new Error(JSON.stringify(checked));
    }
    return passed;
  },
  async run(source) {
    if (session === undefined || lab === undefined) throw new Error("not started");
    const started = performance.now();
    const ended = await session.runProgram(lab, submission(lab, source), {
      onEvent: () => undefined, askInput: () => Promise.resolve(null),
    });
    const taken = performance.now() - started;
    if (!ended.ok || ended.value.ending !== "finished") throw new Error(JSON.stringify(ended));
    return taken;
  },
};

function submission(opened: OpenLab, text: string): Submission {
  return opened.starter.map(({ path }) => ({ path, text }));
}

(globalThis as unknown as { bench: BenchPage }).bench = bench;
