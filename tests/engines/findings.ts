// What one engine found when it did the whole job; two engines agree when these are equal.

export interface Trace {
  readonly ending: string;
  /** Each engine has its own words for a trap, so they are left out there. */
  readonly detail: string;
  readonly fuel: number | null;
  readonly memoryBytes: number;
  /** SHA-256 of what was printed and of the result, null without one. */
  readonly stdout: string;
  readonly stderr: string;
  readonly result: string | null;
}

/** The same, and what an Observation does not tell: the guest's memory, whole, and every global it exports, as the run left them. */
export interface InnerTrace extends Trace {
  readonly memory: string;
  readonly globals: Readonly<Record<string, string>>;
}

export interface Findings {
  /** How deep a plain recursion gets before the engine's own stack is full: tells its compilers apart. */
  readonly frames: number;
  /** By guest, a language or a compiled program: SHA-256 of the snapshot of one that was prepared here. */
  readonly snapshots: Readonly<Record<string, string>>;
  /** By the name of the run. */
  readonly runs: Readonly<Record<string, InnerTrace>>;
  /** By the name of the case: SHA-256 of what the parser found in a program. */
  readonly readings: Readonly<Record<string, string>>;
  /** By the name of the module: the SHA-256 of the metered module, or the code and place of its problem. */
  readonly modules: Readonly<Record<string, string>>;
}
