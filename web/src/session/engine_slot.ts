// One engine in a page: loaded when it is first wanted, shared by all who wait for it, made anew after it died, given up when
// another engine wants the memory.

import type { Result } from "../base/result.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { EngineProgress } from "./session.ts";

type Load = (onProgress: (progress: EngineProgress) => void) => Promise<Result<Runtime>>;

export class EngineSlot {
  private readonly load: Load;
  private loading: Promise<Result<Runtime>> | undefined;
  private runtime: Runtime | undefined;
  private readonly listeners = new Set<(progress: EngineProgress) => void>();
  private lastProgress: EngineProgress | undefined;

  constructor(load: Load) {
    this.load = load;
  }

  get isReady(): boolean {
    return this.runtime?.isAlive === true;
  }

  async get(onProgress?: (progress: EngineProgress) => void): Promise<Result<Runtime>> {
    if (this.runtime?.isAlive === false) this.forget();
    if (onProgress !== undefined && !this.isReady) {
      this.listeners.add(onProgress);
      if (this.lastProgress !== undefined) onProgress(this.lastProgress);
    }
    const loading = (this.loading ??= this.start());
    const outcome = await loading;
    if (this.loading === loading) {
      if (outcome.ok) this.runtime = outcome.value;
      else this.forget();
    }
    if (onProgress !== undefined) this.listeners.delete(onProgress);
    return outcome;
  }

  stop(): void {
    this.runtime?.stop();
  }

  /** Ends the engine; the next `get` loads it again. One that is still loading is ended when it arrives. */
  release(): void {
    const { loading } = this;
    this.forget();
    void loading?.then((outcome) => {
      if (outcome.ok) outcome.value.dispose();
    });
  }

  private async start(): Promise<Result<Runtime>> {
    const outcome = await this.load((progress) => {
      this.lastProgress = progress;
      for (const listener of this.listeners) listener(progress);
    });
    this.lastProgress = undefined;
    return outcome;
  }

  private forget(): void {
    this.loading = undefined;
    this.runtime = undefined;
  }
}
