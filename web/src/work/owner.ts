// Whose work the stores of this page hold. On a site of its own that is whoever has the device. On a learning platform several learners may
// share a browser and one origin, so each has stores of their own: the first thing a page does is to say whose.

import { toHex } from "../base/hex.ts";
import { encodeText } from "../protocol/frame.ts";

let suffix = "";

/** `learner`: as the platform names them; of a long name its end tells people apart. */
export function nameOwner(learner: string): void {
  suffix = `-of-${toHex(encodeText(learner)).slice(-160)}`;
}

/** The name of a store. */
export function owned(name: string): string {
  return `${name}${suffix}`;
}
