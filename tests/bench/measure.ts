// What a bench gives back, and medians.

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be; null: only told. */
  readonly target: number | null;
  readonly ok: boolean | null;
  readonly samples: readonly number[];
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly run: () => Promise<readonly Measure[]>;
}

export function measure(name: string, unit: string, samples: readonly number[], target: number | null = null): Measure {
  const value = median(samples);
  return { name, value, unit, target, ok: target === null ? null : value <= target, samples };
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
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
