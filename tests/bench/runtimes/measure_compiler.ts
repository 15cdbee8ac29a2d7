// The C++ compiler in Node: cold, warm, against the native one at the same level on the same sources.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { places } from "../../../web/cli/places.ts";
import type { OptimisationLevel } from "../../../web/src/sandbox/compile_flags.ts";
import { programRequest, realCompiler } from "../../web/support/compiler.ts";
import { measure, median, timed, type Measure } from "../measure.ts";

const levels: readonly OptimisationLevel[] = ["O0", "O1"];
const rounds = 5;

export async function measureCompiler(): Promise<Measure[]> {
  const folder = join(places.root, "tests/bench/runtimes/compile");
  const loaded = await timed(1, 0, () => void realCompiler());
  const compiler = realCompiler();
  const found = [measure("runtimes/cpp/node-load", "ms", loaded)];
  const scratch = mkdtempSync(join(tmpdir(), "bengkel-"));
  try {
    for (const file of readdirSync(folder).sort()) {
      const path = join(folder, file);
      const source = readFileSync(path, "utf8");
      for (const level of levels) {
        const request = programRequest(source, level);
        const compile = (): void => {
          if (compiler.compile(request).module === null) throw new Error(`${file} does not compile`);
        };
        const cold = await timed(1, 0, compile);
        const own: number[] = [];
        const native: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          own.push(...(await timed(1, 0, compile)));
          native.push(...(await timed(1, 0, () => compileNatively(path, level, join(scratch, "program")))));
        }
        const name = `runtimes/cpp/${basename(file, ".cpp")}-${level}`;
        found.push(
          measure(`${name}-first`, "ms", cold), measure(`${name}-warm`, "ms", own), measure(`${name}-native`, "ms", native),
          measure(`${name}-ratio`, "x native", [median(own) / median(native)]),
        );
      }
      const request = programRequest(source);
      found.push(measure(`runtimes/cpp/${basename(file, ".cpp")}-inspect`, "ms", await timed(rounds, 1, () => void compiler.inspect(request))));
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return found;
}

function compileNatively(path: string, level: OptimisationLevel, out: string): void {
  const flags = ["-std=c++20", "-stdlib=libc++", "-Wall", "-Wextra", `-${level}`];
  const { status, stderr } = spawnSync("clang++-19", [...flags, path, "-o", out], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
