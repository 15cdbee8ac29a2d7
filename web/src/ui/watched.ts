// A value that changes often: only those parts of a page that show it are drawn again.

import { useEffect, useState } from "preact/hooks";

export class Watched<T> {
  private current: T;
  private readonly watchers = new Set<(value: T) => void>();

  constructor(first: T) {
    this.current = first;
  }

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    this.current = value;
    for (const tell of this.watchers) tell(value);
  }

  /** Returns how to stop watching. */
  watch(tell: (value: T) => void): () => void {
    this.watchers.add(tell);
    return () => void this.watchers.delete(tell);
  }
}

export function useWatched<T>(watched: Watched<T>): T {
  const [value, setValue] = useState<T>(watched.value);
  useEffect(() => {
    const show = (next: T) => setValue(() => next);
    // It may have changed before this part of the page was there.
    show(watched.value);
    return watched.watch(show);
  }, [watched]);
  return value;
}
