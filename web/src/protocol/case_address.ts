// A case of a lab by name: what a link to it says, so that it can be looked at and checked again elsewhere. It stands behind the
// "#" of the lab's address.

export interface CaseAddress {
  readonly check: string;
  /** From 0, as the Report counts. */
  readonly case: number;
  /** A whole number as text, below 2^64. */
  readonly seed: string;
}

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const numberPattern = /^(?:0|[1-9][0-9]*)$/;
const mostCases = 2 ** 32;
const seeds = 1n << 64n;

/** One spelling a seed, as the core has it. */
export function isSeed(text: string): boolean {
  return text.length <= 20 && numberPattern.test(text) && BigInt(text) < seeds;
}

export function caseLink(lab: string, { check, case: number, seed }: CaseAddress): string {
  return `#/lab/${lab}?check=${check}&case=${number}&seed=${seed}`;
}

/** `query` is what follows the "?". Undefined: it is no address of a case. */
export function readCaseAddress(query: string): CaseAddress | undefined {
  const parts = new URLSearchParams(query);
  const names = [...parts.keys()].sort();
  if (names.join() !== "case,check,seed") return undefined;
  const [check = "", number = "", seed = ""] = ["check", "case", "seed"].map((name) => parts.get(name) ?? "");
  if (!idPattern.test(check) || !isSeed(seed) || !numberPattern.test(number) || Number(number) >= mostCases) return undefined;
  return { check, case: Number(number), seed };
}
