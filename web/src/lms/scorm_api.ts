// The calls of SCORM 1.2, as a learning platform offers them to a page that it shows: found by walking up from the page, and guarded. A
// platform is other people's code. It may be missing, throw, answer with anything; none of that may reach the lab.

/** What is understood of an answer: true where the platform said "true". */
export interface ScormApi {
  initialize(): boolean;
  /** Undefined: it threw, or gave something that is no text. */
  get(element: string): string | undefined;
  set(element: string, value: string): boolean;
  commit(): boolean;
  finish(): boolean;
}

const calls = ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"] as const;
type Call = (typeof calls)[number];

/** Frames within frames that are gone through. */
const mostSteps = 10;

/** Upwards from the page, then from the window that opened it, then from the one that opened the outermost. */
export function findScormApi(own: Window): ScormApi | undefined {
  for (const start of [own, openerOf(own), openerOf(quietly(() => own.top))]) {
    const found = start === undefined ? undefined : climb(start);
    if (found !== undefined) return guarded(found);
  }
  return undefined;
}

function climb(start: Window): object | undefined {
  let at = start;
  for (let step = 0; step < mostSteps; step += 1) {
    // A window of another origin throws whatever it is asked, but its parent may be one of ours.
    const api = quietly(() => (at as { API?: unknown }).API);
    if (isApi(api)) return api;
    const above = quietly(() => at.parent);
    if (above === undefined || above === null || above === at) return undefined;
    at = above;
  }
  return undefined;
}

function openerOf(of: Window | null | undefined): Window | undefined {
  return quietly(() => of?.opener as Window | null) ?? undefined;
}

function isApi(it: unknown): it is object {
  return typeof it === "object" && it !== null && quietly(() => calls.every((name) => typeof (it as Record<string, unknown>)[name] === "function")) === true;
}

function guarded(api: object): ScormApi {
  const call = (name: Call, ...given: readonly string[]): unknown => quietly(() => (api as Record<Call, (...given: readonly string[]) => unknown>)[name](...given));
  const isDone = (answer: unknown): boolean => answer === "true" || answer === true;
  return {
    initialize: () => isDone(call("LMSInitialize", "")),
    get: (element) => {
      const answer = call("LMSGetValue", element);
      return typeof answer === "string" ? answer : typeof answer === "number" ? String(answer) : undefined;
    },
    set: (element, value) => isDone(call("LMSSetValue", element, value)),
    commit: () => isDone(call("LMSCommit", "")),
    finish: () => isDone(call("LMSFinish", "")),
  };
}

function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
