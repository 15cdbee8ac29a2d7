// The command line: what ./bengkel dispatches to.
//
//   grade LAB FILE… [--json]     exit 0 passed, 1 failed or not gradable, 2 asked wrongly
//   verify [FILE…] [--jobs N]    evidence in, answers out, a line each; its own exit codes (verify/verify.ts)
//   new NAME [--language L] …    a lab from a template (new/new.ts)
//   check [LAB…] [--fuel]        everything about labs and courses (check/check.ts)
//   check --languages [--json]   how far each language is
//   sign EVIDENCE --key FILE …   credentials for what was verified (badge/sign.ts)
//   badge verify FILE            whether a credential is what it says (badge/badge.ts)
//   xapi FILE… --base IRI        statements of xAPI for what was verified (xapi/xapi.ts)
//   meter FILE [--explain]       what a WebAssembly module is charged; --out writes it metered
//   import FORMAT PATH --out F   other people's exercises as labs (exchange/README.md)
//   export coderunner LAB --out  a lab as a question of Moodle's CodeRunner
//   pack WHAT ... --out FILE     the site, an offline pack or a SCORM package (pack/README.md)
//   serve [--port N]             the built site on this machine
//   build-site                   completes what Vite built: engines, labs, compressed copies
//   seal-site FOLDER             lists the files of a site anew, after they were changed where they stand
//   build-cpp WHAT …             a step of wasm/guests/cpp/build.sh
//   bench [NAME] [--json FILE]   measures
//
// Exit codes are those of usage_error.ts, and for all that is refused there is one line on standard error.

import { printProblem } from "../src/base/problem.ts";
import { nearestHint } from "./nearest_name.ts";
import { exitCodes, UsageError } from "./usage_error.ts";

type Command = (given: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  grade: async () => (await import("./grade.ts")).grade,
  verify: async () => (await import("./verify/verify.ts")).verify,
  new: async () => (await import("./new/new.ts")).newLab,
  check: async () => (await import("./check/check.ts")).check,
  sign: async () => (await import("./badge/sign.ts")).sign,
  badge: async () => (await import("./badge/badge.ts")).badge,
  xapi: async () => (await import("./xapi/xapi.ts")).xapi,
  meter: async () => (await import("./meter.ts")).meter,
  import: async () => (await import("./exchange/import.ts")).importLabs,
  export: async () => (await import("./exchange/export.ts")).exportLab,
  pack: async () => (await import("./pack/pack.ts")).pack,
  serve: async () => (await import("./serve.ts")).serve,
  "build-site": async () => (await import("./build_site.ts")).buildSite,
  "seal-site": async () => (await import("./seal_site.ts")).sealSite,
  "build-cpp": async () => (await import("./build_cpp.ts")).buildCpp,
  bench: async () => (await import("./bench.ts")).bench,
};

async function main(): Promise<number> {
  const [name, ...given] = process.argv.slice(2);
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const known = Object.keys(commands);
    throw new UsageError(`${name === undefined ? "no command" : `no command ${name}${nearestHint(name, known)}`}; there are ${known.join(", ")}`);
  }
  return (await command())(given);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`bengkel: ${error.message}`);
    process.exitCode = error.exitCode;
  } else {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(printProblem({
      code: "bengkel", message, hint: "", place: { file: "", pointer: "", offset: 0, line: 0, column: 0 },
    }));
    process.exitCode = exitCodes.ours;
  }
}
