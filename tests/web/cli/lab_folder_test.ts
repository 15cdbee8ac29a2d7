import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { readLabFolder } from "../../../web/cli/lab_folder.ts";

const labs = await mkdtemp(join(tmpdir(), "bengkel-labs-"));
after(() => rm(labs, { recursive: true }));

async function labWith(sharedData: readonly string[], own: Record<string, string> = {}): Promise<string> {
  const folder = join(await mkdtemp(join(labs, "case-")), "tax-desk");
  await mkdir(join(folder, "data/rules"), { recursive: true });
  await writeFile(join(folder, "lab.json"), JSON.stringify({ sharedData }));
  for (const [path, text] of Object.entries(own)) await writeFile(join(folder, path), text);
  return folder;
}

test("a rule pack that a lab names lies in its data, as it is in the rules", async () => {
  const { files } = await readLabFolder(await labWith(["rules/my.json", "rules/none.json", "rules/../lab.json"]));
  assert.deepEqual(files.map(({ path }) => path), ["data/rules/my.json", "lab.json"]);
  assert.deepEqual(files[0]?.bytes, new Uint8Array(await readFile("labs/rules/my.json")));
});

test("a file of the lab's own goes before the shared one", async () => {
  const { files } = await readLabFolder(await labWith(["rules/my.json"], { "data/rules/my.json": "{}" }));
  assert.equal(new TextDecoder().decode(files[0]?.bytes), "{}");
});
