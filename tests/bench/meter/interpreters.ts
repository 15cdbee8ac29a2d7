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

function interpreter(name: string): Interpreter {
  return { name, plain: join(places.root, `build/guests/${name}/${name}.wasm`), metered: guestFile(name, `${name}.metered.wasm`) };
}

export const python = interpreter("python");

export const interpreters: readonly Interpreter[] = [python, interpreter("sql"), interpreter("javascript")];

export function builtBytes(path: string): Promise<Bytes> {
  return readBytes(built(path));
}
