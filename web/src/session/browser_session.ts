import type { Session, SessionOptions } from "./session.ts";

export function createSession(_options: SessionOptions): Session {
  throw new Error("not there yet");
}
