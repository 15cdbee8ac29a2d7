// The command as a person starts it: built, in a process of its own.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { noCompiler } from "./compiler.ts";
import { missingGuest } from "./runs.ts";

export const cli = "build/cli/bengkel.mjs";

/** Why tests that start the command and run these guests cannot be run, or false. */
export function missingCommand(guests: readonly string[]): string | false {
  if (!existsSync(cli)) return `${cli} is not built`;
  // C++ has a compiler in an interpreter's place.
  const absent = guests.map((name) => (name === "cpp" ? noCompiler : missingGuest(name)));
  return absent.find((it) => it !== false) ?? false;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function bengkel(given: readonly string[], input = ""): Promise<Ended> {
  return new Promise((settle, refuse) => {
    const child = spawn(process.execPath, [cli, ...given], { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => { out += part; });
    child.stderr.setEncoding("utf8").on("data", (part: string) => { err += part; });
    child.on("error", refuse);
    child.on("close", (code) => settle({ code, out, err }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
