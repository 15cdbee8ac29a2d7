// Real programs: each must leave in its guest what it leaves natively, which is what it prints (SQL: its typed rows). A program may have its input beside it (<name>.in) and
// files to read (folder files/).

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { after, describe, test } from "node:test";
import { places } from "../../web/cli/places.ts";
import { Workshop } from "../../web/cli/workshop.ts";
import { mainFiles, observed, runFrame, type Observed } from "../web/support/runs.ts";
import { natives, type Native, type Program } from "./natives.ts";

const folder = join(places.root, "tests/programs");
const workshop = new Workshop();
after(() => workshop.close());

for (const native of natives) {
  describe(native.language, () => {
    const programs = programsOf(native.language);
    test("there are at least 60", () => assert.ok(programs.length >= 60, `${programs.length}`));
    for (const program of programs) {
      test(program.name, async () => {
        const [wanted, got] = await Promise.all([native.run(program), inGuest(native, program)]);
        assert.equal(got.ending, "returned", got.detail);
        assert.equal(native.left === undefined ? got.out : native.left(got), wanted, got.err);
      });
    }
  });
}

async function inGuest({ language, kind }: Native, { source, input, files }: Program): Promise<Observed> {
  const runtime = await workshop.runtime({ language, packages: [] });
  if (!runtime.ok) throw new Error(runtime.problems[0]?.message);
  const frame = runFrame({ language, source, stdin: input, files, outputBytes: 1 << 20, ...(kind && { kind }) });
  const [observation] = await runtime.value.run([{ key: "run", frame }]);
  if (observation === undefined) throw new Error("no observation");
  return observed(observation);
}

function programsOf(language: string): Program[] {
  const own = join(folder, language);
  const ending = extname(mainFiles[language] ?? "");
  const filesFolder = join(own, "files");
  const names = existsSync(filesFolder) ? readdirSync(filesFolder).sort() : [];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(filesFolder, name), "utf8")]));
  return readdirSync(own).filter((name) => name.endsWith(ending)).sort().map((file) => {
    const input = join(own, `${basename(file, ending)}.in`);
    return {
      name: basename(file, ending),
      path: join(own, file),
      source: readFileSync(join(own, file), "utf8"),
      input: existsSync(input) ? readFileSync(input, "utf8") : "",
      files,
    };
  });
}
