// The interpreters that ship metered, before and after.

import { join } from "node:path";
import { built, guestFile, places } from "../../../web/cli/places.ts";
import { readBytes } from "../../../web/cli/workshop.ts";
import type { Bytes } from "../../../web/src/protocol/frame.ts";

export interface Interpreter {
  readonly name: string;
  readonly plain: string;
  readonly metered: string;
}

export const python: Interpreter = {
  name: "python",
  plain: join(places.root, "build/guests/python/python.wasm"),
  metered: guestFile("python", "python.metered.wasm"),
};

export const interpreters: readonly Interpreter[] = [python];

export function builtBytes(path: string): Promise<Bytes> {
  return readBytes(built(path));
}
