// The C++ compiler in Node: cold, warm, against the native one at the same level on the same sources.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { places } from "../../../web/cli/places.ts";
import { programRequest, realCompiler } from "../../web/support/compiler.ts";
import { measure, median, timed, type Measure } from "../measure.ts";

const rounds = 5;

export async function measureCompiler(): Promise<Measure[]> {
  const folder = join(places.root, "tests/bench/runtimes/compile");
  const loaded = await timed(1, 0, async () => void await realCompiler());
  const compiler = await realCompiler();
  const found = [measure("runtimes/cpp/node-load", "ms", loaded)];
  const scratch = mkdtempSync(join(tmpdir(), "bengkel-"));
  try {
    for (const file of readdirSync(folder).sort()) {
      const path = join(folder, file);
      const source = readFileSync(path, "utf8");
      const request = programRequest(source);
      const compile = async (): Promise<void> => {
        if ((await compiler.compile(request)).module === null) throw new Error(`${file} does not compile`);
      };
      const cold = await timed(1, 0, compile);
      const own: number[] = [];
      const native: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        own.push(...(await timed(1, 0, compile)));
        native.push(...(await timed(1, 0, () => compileNatively(path, join(scratch, "program")))));
      }
      const name = `runtimes/cpp/${basename(file, ".cpp")}`;
      found.push(
        measure(`${name}-first`, "ms", cold), measure(`${name}-warm`, "ms", own), measure(`${name}-native`, "ms", native),
        measure(`${name}-ratio`, "x native", [median(own) / median(native)]),
        measure(`${name}-inspect`, "ms", await timed(rounds, 1, async () => void await compiler.inspect(request))),
      );
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return found;
}

function compileNatively(path: string, out: string): void {
  const flags = ["-std=c++20", "-stdlib=libc++", "-Wall", "-Wextra", "-O1"];
  const { status, stderr } = spawnSync("clang++-19", [...flags, path, "-o", out], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
