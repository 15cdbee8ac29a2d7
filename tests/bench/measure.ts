// What a bench gives back, medians, and turns taken in turn.

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it may be at most, or has to be at least, by `bound`; null: only told. */
  readonly target: number | null;
  readonly bound: Bound;
  readonly ok: boolean | null;
  readonly samples: readonly number[];
}

export type Bound = "at most" | "at least";

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly run: () => Promise<readonly Measure[]>;
}

export function measure(
  name: string, unit: string, samples: readonly number[], target: number | null = null, bound: Bound = "at most",
): Measure {
  const value = median(samples);
  const ok = target === null ? null : bound === "at most" ? value <= target : value >= target;
  return { name, value, unit, target, bound, ok, samples };
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Milliseconds of each of `count` turns, after `warm` turns that are not counted. */
export async function timed(count: number, warm: number, turn: () => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < warm + count; index += 1) {
    const started = performance.now();
    await turn();
    if (index >= warm) samples.push(performance.now() - started);
  }
  return samples;
}

/** Milliseconds of processor time that a turn takes, all threads of this process together. */
export async function processorTime(turn: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await turn();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * What each of `turns` takes of processor time, compared with the first of them: for each of the others, a ratio a round.
 * Every round runs them all, forwards and backwards by turns, so that they meet the same weather. `warm` rounds do not count.
 */
export async function interleavedRatios(rounds: number, warm: number, turns: readonly (() => unknown)[]): Promise<number[][]> {
  const ratios: number[][] = turns.slice(1).map(() => []);
  for (let round = 0; round < warm + rounds; round += 1) {
    const order = turns.map((turn, index) => ({ turn, index }));
    if (round % 2 === 1) order.reverse();
    const taken: number[] = [];
    for (const { turn, index } of order) taken[index] = await processorTime(turn);
    if (round < warm) continue;
    const [base = Number.NaN, ...others] = taken;
    others.forEach((time, index) => ratios[index]?.push(time / base));
  }
  return ratios;
}
