// bengkel build-site: completes what Vite built in build/site. Engines under hashed names, labs with those of their authors'
// attempts that they carry, rule packs, the listings, the snapshot's hash (by preparing the guest here), and compressed copies. The same
// inputs give the same bytes.

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { encodeText } from "../src/protocol/frame.ts";
import type { Course } from "../src/protocol/courses.ts";
import type { Asset, Catalogue, CatalogueEntry, EngineAssets, Engines, ListedFile, SiteFile } from "../src/protocol/messages.ts";
import type { FontFile, Instruments } from "../src/protocol/instruments.ts";
import type { JsonObject } from "../src/protocol/read_json.ts";
import { engineFor, engineKinds, languages, type EngineKind } from "../src/runtime/engine_kind.ts";
import { writeShown } from "../src/session/shown_files.ts";
import { parseArguments } from "./arguments.ts";
import { authorGuide, type GuideExample } from "./author_guide.ts";
import { courseFiles, printCourseProblems, readCourses } from "./course_files.ts";
import { compressed, sha256, writeBrotli } from "./compress.ts";
import { allLabs, brokenLab, readLabFolder, withoutAttempts } from "./lab_folder.ts";
import { drawIcons } from "./draw_icons.ts";
import { labListings, shownOf } from "./lab_listings.ts";
import { listSite } from "./list_site.ts";
import { built, engineFile, grammarFile, guestFile, places } from "./places.ts";
import { readFonts } from "./read_fonts.ts";
import { listed } from "./seal_site.ts";
import { UsageError } from "./usage_error.ts";
import { readBytes, Workshop } from "./workshop.ts";

/** What is longer is cut into parts, so that a link that breaks does not lose all of it. */
const longestFile = 16 * 1024 * 1024;
const partBytes = 8 * 1024 * 1024;
/** As many files are compressed side by side. */
const atOnce = 8;

export async function buildSite(given: readonly string[]): Promise<number> {
  const { words } = parseArguments(given, {});
  if (words.length > 0) throw new UsageError(`build-site takes no ${words[0] ?? ""}`);
  built(join(places.site, "index.html"));
  const workshop = new Workshop();
  try {
    await removeEarlier();
    const catalogue = await placeLabs(workshop);
    await write("engines.json", json(await placeEngines(workshop, enginesFor(catalogue))));
    await write("instruments.json", json(await placeInstruments()));
    for (const [path, bytes] of labListings(catalogue)) await write(path, bytes);
    await write("labs/courses.json", json({ format: 1, courses: await courses(workshop, catalogue) }));
    await write("guide/index.html", await guide());
    for (const [name, picture] of await drawIcons(`${places.site}/`)) await write(name, picture);
    await listSite(places.site);
  } finally {
    workshop.close();
  }
  await compressAll();
  await Promise.all([places.compressed.forgetUnused(), places.programs.forgetUnused()]);
  return 0;
}

async function write(path: string, bytes: Uint8Array | string): Promise<void> {
  const target = join(places.site, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** What an earlier build-site left; what Vite made stays. */
async function removeEarlier(): Promise<void> {
  for (const folder of ["labs", "guide", "fonts"]) await rm(join(places.site, folder), { recursive: true, force: true });
  for (const name of await readdir(places.site)) {
    if (engineFile.test(name) || name.endsWith(".br")) await rm(join(places.site, name));
  }
}

/** Those without packages whatever the labs are, the others where a lab asks for them. */
function enginesFor({ labs }: Catalogue): EngineKind[] {
  const asked = new Set(labs.map(engineFor));
  return engineKinds.filter((kind) => kind.packages.length === 0 || asked.has(kind));
}

/** Under a name that says what it holds, so that it may be kept for ever. */
async function placeFile(bytes: Uint8Array, name: string, ending: string): Promise<SiteFile> {
  const hash = sha256(bytes);
  const url = `${name}-${hash.slice(0, 16)}.${ending}`;
  await write(url, bytes);
  const wireBytes = (await compressed(bytes, places.compressed)).length;
  return { url, sha256: hash, bytes: bytes.length, wireBytes };
}

async function placeBytes(bytes: Uint8Array, name: string, ending: string): Promise<Asset> {
  const cuts = Array.from({ length: bytes.length <= longestFile ? 0 : Math.ceil(bytes.length / partBytes) }, (_, index) => index * partBytes);
  const parts = cuts.length === 0
    ? [await placeFile(bytes, name, ending)] : await Promise.all(cuts.map((at) => placeFile(bytes.subarray(at, at + partBytes), name, "part")));
  return { sha256: sha256(bytes), bytes: bytes.length, wireBytes: parts.reduce((sum, part) => sum + part.wireBytes, 0), parts };
}

async function placeInstruments(): Promise<Instruments> {
  const shell = await placeBytes(await readBytes(built(places.shell)), "shell", "wasm");
  const fonts: FontFile[] = [];
  for await (const { name, bytes, ...font } of readFonts()) fonts.push({ ...font, asset: await placeBytes(bytes, `fonts/${name}`, "ttf") });
  return { shell, fonts };
}

async function placeEngines(workshop: Workshop, kinds: readonly EngineKind[]): Promise<Engines> {
  const place = async (path: string, name: string, ending: string): Promise<Asset> => placeBytes(await readBytes(built(path)), name, ending);
  const core = await place(places.core, "core", "wasm");
  const parser = await place(places.parser, "parser", "wasm");
  const engines: EngineAssets[] = [];
  for (const kind of kinds) {
    const { name, module, library } = kind;
    const prepared = await workshop.prepare(kind);
    if (!prepared.ok) throw new Error(`the engine ${name} does not start: ${prepared.problems[0]?.message}`);
    const { snapshot } = prepared.value;
    if (snapshot === null) throw new Error(`the engine ${name} left no snapshot`);
    engines.push({
      name,
      module: await place(guestFile(name, module), name, extname(module).slice(1)),
      library: library === null ? null : await place(guestFile(name, library), `${name}-library`, extname(library).slice(1)),
      snapshot: { sha256: sha256(snapshot), bytes: snapshot.length },
    });
  }
  const grammars: Record<string, Asset> = {};
  for (const language of languages) grammars[language] = await place(grammarFile(language), `${language}-grammar`, "wasm");
  return { core, engines, parser, grammars };
}

async function placeLabs(workshop: Workshop): Promise<Catalogue> {
  const core = await workshop.core();
  const labs: CatalogueEntry[] = [];
  const rules = new Map<string, ListedFile>();
  for (const path of await allLabs()) {
    const folder = await readLabFolder(path);
    const read = await core.readLab(folder);
    if (!read.ok) throw new UsageError(brokenLab(folder, read.problems));
    const { info } = read.value;
    const lab = withoutAttempts(folder, info);
    const fileList: ListedFile[] = [];
    for (const file of lab.files) {
      await write(`labs/${info.id}/${file.path}`, file.bytes);
      fileList.push(listed(file));
    }
    for (const file of lab.rules) {
      await write(`labs/${file.path}`, file.bytes);
      rules.set(file.path, listed(file));
    }
    await write(shownOf(info), encodeText(writeShown(info, lab.files)));
    labs.push({ ...info, fileList });
  }
  if (new Set(labs.map((lab) => lab.id)).size < labs.length) throw new UsageError("two labs have the same id");
  return { labs, rules: [...rules.values()] };
}

async function courses(workshop: Workshop, { labs }: Catalogue): Promise<readonly Course[]> {
  const files = await courseFiles();
  const read = await readCourses(await workshop.core(), files, labs);
  if (!read.ok) throw new UsageError(`a course is broken:\n${printCourseProblems(files, read.problems)}`);
  return read.value;
}

async function guide(): Promise<string> {
  const examples: GuideExample[] = [];
  for (const path of await allLabs()) {
    const lab = JSON.parse(await readFile(join(path, "lab.json"), "utf8")) as { id: string; checks: JsonObject[] };
    examples.push(...lab.checks.map((it) => ({ lab: lab.id, check: it })));
  }
  const schema = await readFile(join(places.labs, "schema", "lab.schema.json"), "utf8");
  return authorGuide(JSON.parse(schema) as JsonObject, examples);
}

async function compressAll(): Promise<void> {
  const entries = await readdir(places.site, { withFileTypes: true, recursive: true });
  const paths = entries.filter((it) => it.isFile() && !it.name.endsWith(".br")).map((it) => join(it.parentPath, it.name)).sort();
  // A copy whose original has changed would be served in its place.
  for (const path of paths) if (existsSync(`${path}.br`)) await rm(`${path}.br`);
  let wire = 0;
  for (let at = 0; at < paths.length; at += atOnce) {
    const sizes = await Promise.all(paths.slice(at, at + atOnce).map((path) => writeBrotli(path, places.compressed)));
    wire += sizes.reduce((sum, size) => sum + size, 0);
  }
  console.log(`build/site: ${paths.length} files, ${(wire / 1e6).toFixed(2)} MB compressed`);
}
