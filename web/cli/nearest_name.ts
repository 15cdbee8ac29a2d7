// What somebody may have meant who wrote a name that is not there.

/** ", did you mean calls?" when one of the known names is near, else nothing. */
export function nearestHint(name: string, known: readonly string[]): string {
  const near = known.map((it) => ({ it, steps: distance(name, it) })).sort((left, right) => left.steps - right.steps)[0];
  return near !== undefined && near.steps <= Math.ceil(near.it.length / 3) ? `, did you mean ${near.it}?` : "";
}

/** Signs to be put in, taken out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, sign] of [...from].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= to.length; index += 1) {
      const changed = (row[index - 1] ?? 0) + (sign === to[index - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
