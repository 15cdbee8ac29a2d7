// At most one tab writes a lab's work. The others read, and may take over. Where the browser has no Web Locks (plain http)
// every tab may write, and the journal's sequence number finds the clash.

import { owned } from "./owner.ts";

export interface WriterLock {
  readonly isWriter: boolean;
  /** Asks the tab that writes to save and let go, then becomes the writer; takes it by force when nobody answers. */
  takeOver(): Promise<void>;
  close(): void;
}

export interface LockEvents {
  /** This tab may write now. What is stored may be newer than what it shows. */
  onGained(): void;
  /** Another tab wants to write: save what is pending. The lock is let go when this settles. */
  onAsked(): Promise<void>;
  /** This tab may no longer write. */
  onLost(): void;
}

/** How long a tab that was asked politely may take to save (it may be frozen) before the lock is stolen. */
const patienceMs = 1500;

export async function openWriterLock(labKey: string, events: LockEvents): Promise<WriterLock> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return { isWriter: true, takeOver: async () => undefined, close: () => undefined };
  const lock = new TabLock(locks, `${owned("bengkel-work")}/${labKey}`, events);
  await lock.request({ ifAvailable: true });
  if (!lock.isWriter) lock.wait();
  return lock;
}

class TabLock implements WriterLock {
  isWriter = false;
  private readonly locks: LockManager;
  private readonly name: string;
  private readonly events: LockEvents;
  private readonly channel: BroadcastChannel;
  private release: (() => void) | undefined;
  private waiting: AbortController | undefined;
  private isClosed = false;

  constructor(locks: LockManager, name: string, events: LockEvents) {
    this.locks = locks;
    this.name = name;
    this.events = events;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = async ({ data }) => {
      if (data !== "take-over" || !this.isWriter) return;
      await events.onAsked().catch(() => undefined);
      this.lose();
    };
  }

  /** Resolves as soon as it is clear whether the lock is ours; holds it in the background if so. */
  request(options: LockOptions): Promise<void> {
    return new Promise((settled) => {
      this.locks
        .request(this.name, options, (lock) => {
          if (lock === null || this.isClosed) return settled();
          this.isWriter = true;
          settled();
          return new Promise<void>((release) => (this.release = release));
        })
        .catch(() => this.lose()) // stolen, or the wait was called off
        .finally(settled);
    });
  }

  /** Becomes the writer when the tab that is closes. */
  wait(): void {
    const waiting = new AbortController();
    this.waiting = waiting;
    void this.request({ signal: waiting.signal }).then(() => {
      if (this.isWriter && this.waiting === waiting) this.events.onGained();
    });
  }

  async takeOver(): Promise<void> {
    if (this.isWriter) return;
    const given = this.waitUntilWriter();
    this.channel.postMessage("take-over");
    await Promise.race([given, new Promise((late) => setTimeout(late, patienceMs))]);
    if (this.isWriter || this.isClosed) return;
    this.callOff();
    await this.request({ steal: true });
    if (this.isWriter) this.events.onGained();
  }

  close(): void {
    this.isClosed = true;
    this.callOff();
    this.channel.close();
    this.isWriter = false;
    this.release?.();
  }

  private async waitUntilWriter(): Promise<void> {
    while (!this.isWriter && !this.isClosed) await new Promise((tick) => setTimeout(tick, 30));
  }

  private callOff(): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.abort();
  }

  private lose(): void {
    const wasWriter = this.isWriter;
    this.isWriter = false;
    this.release?.();
    this.release = undefined;
    if (!wasWriter || this.isClosed) return;
    this.events.onLost();
    this.wait();
  }
}
