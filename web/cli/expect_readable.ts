// What was named on the command line, looked at before anything is done.

import { accessSync, constants, statSync } from "node:fs";
import { unreadable, UsageError } from "./usage_error.ts";

/** Refuses, with its own exit code, what is not there, what the system does not let us read, and what is the other of the two. */
export function expectReadable(path: string, what: "file" | "folder"): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (statSync(path).isDirectory() !== (what === "folder")) throw new UsageError(`${path} is ${what === "file" ? "a folder, not a file" : "no folder"}`);
}
