// What a program wrote and read, in order, ready to be shown: neighbouring pieces of one kind are one piece, and beyond a
// limit nothing is added. A program can print faster than a page can draw.

import type { TranscriptEvent } from "../session/session.ts";

export interface Piece {
  readonly kind: "stdout" | "stderr" | "input";
  readonly text: string;
}

export interface Transcript {
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** There was more than `shownLimit`. */
  readonly isCut: boolean;
}

export const shownLimit = 40_000;

export const noTranscript: Transcript = { pieces: [], length: 0, isCut: false };

export function extend(transcript: Transcript, events: readonly TranscriptEvent[]): Transcript {
  const pieces = [...transcript.pieces];
  let { length, isCut } = transcript;
  for (const event of events) {
    const room = shownLimit - length;
    const text = event.text.slice(0, room);
    isCut ||= text.length < event.text.length;
    if (text === "") continue;
    length += text.length;
    const kind = event.kind === "input" ? "input" : event.stream;
    const last = pieces.at(-1);
    if (last?.kind === kind && kind !== "input") pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  }
  return { pieces, length, isCut };
}
