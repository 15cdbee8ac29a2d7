// The harness of wasm/guests/cpp around a program, compiled by Debian's clang with its sanitizers and run as a process: what the
// guest does in a browser, without one.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeGlue } from "../../../web/src/sandbox/cpp_glue.ts";
import { decodeValue, type Value } from "../../../web/src/protocol/value.ts";
import { mainFile, runMessage, type ProgramRun } from "./runs.ts";

const harness = resolve("wasm/guests/cpp");
const folder = resolve("build/native-cpp");
const compiler = "clang++-19";
const flags = ["-std=c++20", "-stdlib=libc++", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all",
  "-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST", "-isystem", join(harness, "include")];

export const noNativeCpp = spawnSync(compiler, ["--version"]).status === 0 ? false : `${compiler} is not installed`;

/** What a native run left behind; `errors` when it did not compile. */
export interface NativeRun {
  readonly errors: readonly string[];
  readonly out: string;
  readonly err: string;
  readonly value: Value | undefined;
  readonly exitCode: number;
}

/** Compiles the harness; answers with its objects. */
export function nativeHarness(): string[] {
  const objects = join(folder, "harness");
  rmSync(objects, { recursive: true, force: true });
  mkdirSync(objects, { recursive: true });
  const sources = readdirSync(join(harness, "runtime")).filter((file) => file.endsWith(".cpp")).map((file) => join(harness, "runtime", file));
  return [...sources, resolve("tests/web/support/cpp_host.cpp")].map((source) => {
    const object = join(objects, `${source.replace(/^.*\//, "")}.o`);
    const done = spawnSync(compiler, [...flags, "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", source, "-o", object], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
    return object;
  });
}

export function runNatively(run: ProgramRun, objects: readonly string[]): NativeRun {
  const work = mkdtempSync(join(folder, "run-"));
  try {
    return compileAndRun(run, objects, work);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function compileAndRun(run: ProgramRun, objects: readonly string[], work: string): NativeRun {
  const main = mainFile({ language: "cpp", ...run });
  const files = Object.entries({ [main]: run.source, ...run.files });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(work, "files", path)), { recursive: true });
    writeFileSync(join(work, "files", path), text);
  }
  const sources = files.map(([path]) => path).filter((path) => path.endsWith(".cpp"));
  const glue = makeGlue(sources, run.build ?? { functions: [], structs: {} });
  if (!glue.ok) throw new Error(glue.problems.map((it) => it.message).join("; "));
  writeFileSync(join(work, "glue.cpp"), glue.value);
  const at = (name: string): string => join(work, name);
  const compiled = spawnSync(compiler, [...flags, "-iquote", at("files"), "-c", at("glue.cpp"), "-o", at("glue.o")], { encoding: "utf8" });
  if (compiled.status !== 0) {
    const errors = compiled.stderr.split("\n").filter((line) => line.includes(" error: "));
    return { errors, out: "", err: compiled.stderr, value: undefined, exitCode: 1 };
  }
  // As the compiler for WebAssembly names it.
  check(spawnSync("llvm-objcopy-19", ["--redefine-sym", "main=__main_argc_argv", at("glue.o")], { encoding: "utf8" }));
  check(spawnSync(compiler, [...flags, ...objects, at("glue.o"), "-o", at("program")], { encoding: "utf8" }));
  writeFileSync(at("message"), runMessage({ language: "cpp", ...run }));
  const done = spawnSync(at("program"), [at("message"), at("reply")], {
    cwd: at("files"), input: run.stdin ?? "", encoding: "utf8", timeout: 60_000,
    env: { ASAN_OPTIONS: "detect_leaks=0:allocator_may_return_null=1:handle_abort=0" },
  });
  const reply = existsSync(at("reply")) ? decodeValue(readFileSync(at("reply"))) : undefined;
  if (reply !== undefined && !reply.ok) throw new Error(`the answer is no value: ${reply.problems[0]?.message ?? ""}`);
  const exitCode = done.signal === "SIGABRT" ? 134 : done.status ?? -1;
  return { errors: [], out: done.stdout, err: done.stderr, value: reply?.value, exitCode };
}

function check(done: { readonly status: number | null; readonly stderr: string }): void {
  if (done.status !== 0) throw new Error(done.stderr);
}
