// The harness of wasm/guests/cpp around a program, compiled by Debian's clang with its sanitizers and run as a process: what the
// guest does in a browser, without one.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeGlue } from "../../../web/src/sandbox/cpp_glue.ts";
import { decodeValue, type Value } from "../../../web/src/protocol/value.ts";
import { mainFile, runMessage, type ProgramRun } from "./runs.ts";

const harness = resolve("wasm/guests/cpp");
const folder = resolve("build/native-cpp");
const compiler = "clang++-19";
const flags = ["-std=c++20", "-stdlib=libc++", "-fsanitize=address,undefined", "-fno-sanitize-recover=all",
  "-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST", "-isystem", join(harness, "include")];

export const noNativeCpp = spawnSync(compiler, ["--version"]).status === 0 ? false : `${compiler} is not installed`;

/** What a native run left behind; `errors` when it did not compile. */
export interface NativeRun {
  readonly errors: readonly string[];
  readonly out: string;
  readonly err: string;
  readonly value: Value | undefined;
  readonly exitCode: number;
  /** What it left in plots/ and shows/, by path. */
  readonly left: Readonly<Record<string, string>>;
}

interface Done {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function command(name: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {}): Promise<Done> {
  const { input, ...rest } = options;
  return new Promise((resolved, rejected) => {
    const child = spawn(name, args, { timeout: 120_000, ...rest });
    const parts: { out: Buffer[]; err: Buffer[] } = { out: [], err: [] };
    child.stdout.on("data", (bytes: Buffer) => parts.out.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => parts.err.push(bytes));
    child.on("error", rejected);
    child.stdin.on("error", () => undefined);  // it may end before it has read everything
    child.on("close", (status, signal) =>
      resolved({ status, signal, stdout: Buffer.concat(parts.out).toString(), stderr: Buffer.concat(parts.err).toString() }));
    child.stdin.end(input ?? "");
  });
}

/** Compiles the harness; answers with its objects. */
export async function nativeHarness(): Promise<string[]> {
  const objects = join(folder, "harness");
  rmSync(objects, { recursive: true, force: true });
  mkdirSync(objects, { recursive: true });
  const sources = readdirSync(join(harness, "runtime")).filter((file) => file.endsWith(".cpp")).map((file) => join(harness, "runtime", file));
  const made: string[] = [];
  for (const source of [...sources, resolve("tests/web/support/cpp_host.cpp")]) {
    const object = join(objects, `${source.replace(/^.*\//, "")}.o`);
    check(await command(compiler, [...flags, "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", source, "-o", object]));
    made.push(object);
  }
  return made;
}

export async function runNatively(run: ProgramRun, objects: readonly string[]): Promise<NativeRun> {
  const work = mkdtempSync(join(folder, "run-"));
  try {
    return await compileAndRun(run, objects, work);
  } finally {
    rmSync(work, { recursive: true });
  }
}

async function compileAndRun(run: ProgramRun, objects: readonly string[], work: string): Promise<NativeRun> {
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
  const compiled = await command(compiler, [
    ...flags, "-iquote", at("files"), `-fmacro-prefix-map=${at("files")}/=`, "-c", at("glue.cpp"), "-o", at("glue.o"),
  ]);
  if (compiled.status !== 0) {
    const errors = compiled.stderr.split("\n").filter((line) => line.includes(" error: "));
    return { errors, out: "", err: compiled.stderr, value: undefined, exitCode: 1, left: {} };
  }
  // As the compiler for WebAssembly names it.
  check(await command("llvm-objcopy-19", ["--redefine-sym", "main=__main_argc_argv", at("glue.o")]));
  check(await command(compiler, [...flags, "-fuse-ld=lld", ...objects, at("glue.o"), "-o", at("program")]));
  writeFileSync(at("message"), runMessage({ language: "cpp", ...run }));
  const done = await command(at("program"), [at("message"), at("reply")], {
    cwd: at("files"), input: run.stdin ?? "",
    env: { ASAN_OPTIONS: "detect_leaks=0:allocator_may_return_null=1:handle_abort=0" },
  });
  const reply = existsSync(at("reply")) ? decodeValue(readFileSync(at("reply"))) : undefined;
  if (reply !== undefined && !reply.ok) throw new Error(`the answer is no value: ${reply.problems[0]?.message ?? ""}`);
  const exitCode = done.signal === "SIGABRT" ? 134 : done.status ?? -1;
  const paths = ["plots", "shows"].flatMap((folder) => (existsSync(at(`files/${folder}`)) ? readdirSync(at(`files/${folder}`)).map((name) => `${folder}/${name}`) : []));
  const left = Object.fromEntries(paths.sort().map((path) => [path, readFileSync(at(`files/${path}`), "utf8")]));
  return { errors: [], out: done.stdout, err: done.stderr, value: reply?.value, exitCode, left };
}

function check(done: Done): void {
  if (done.status !== 0) throw new Error(done.stderr);
}
