// The built site as its own listings tell it: which files there are, and which of them some labs need. What lies in the folder beside
// (files of an earlier build) belongs to nobody and is not packed.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../../src/base/result.ts";
import { decodeCourses, type Course } from "../../src/protocol/courses.ts";
import { decodeInstruments, type Instruments } from "../../src/protocol/instruments.ts";
import { decodeCatalogue, decodeEngines, decodeSiteList, type Asset, type Catalogue, type Engines, type Localised, type SiteList } from "../../src/protocol/messages.ts";
import { joined, needsOf } from "../../src/session/kept_labs.ts";
import type { SiteFile } from "../../src/protocol/messages.ts";
import { built, places } from "../places.ts";
import { UsageError } from "../usage_error.ts";
import type { PackedFile } from "./write_pack.ts";

/** A lab, or the labs of a course. */
export interface Chosen {
  readonly id: string;
  readonly title: Localised;
  readonly labs: readonly string[];
}

export class BuiltSite {
  readonly list: SiteList;
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly instruments: Instruments;
  private readonly courses: readonly Course[];

  private constructor(list: SiteList, catalogue: Catalogue, engines: Engines, instruments: Instruments, courses: readonly Course[]) {
    this.list = list;
    this.catalogue = catalogue;
    this.engines = engines;
    this.instruments = instruments;
    this.courses = courses;
  }

  static async read(): Promise<BuiltSite> {
    built(join(places.site, "site.json"));
    const [list, catalogue, engines, instruments, courses] = await Promise.all([
      listing("site.json", decodeSiteList), listing("labs/index.json", decodeCatalogue), listing("engines.json", decodeEngines),
      listing("instruments.json", decodeInstruments), listing("labs/courses.json", decodeCourses),
    ]);
    return new BuiltSite(list, catalogue, engines, instruments, courses);
  }

  choose(name: string): Chosen {
    const known = this.catalogue.labs;
    const lab = known.find(({ id }) => id === name);
    if (lab !== undefined) return { id: name, title: lab.title, labs: [name] };
    const course = this.courses.find(({ id }) => id === name);
    if (course !== undefined) return { id: name, title: course.title, labs: course.labs };
    const names = [...this.courses, ...known].map(({ id }) => id);
    throw new UsageError(`the site has no lab or course ${name}; it has ${names.join(", ")}`);
  }

  /** What it takes to open these labs, run them and grade them, and to draw. */
  neededBy({ labs }: Chosen): readonly SiteFile[] {
    const { rules } = this.catalogue;
    const needs = this.catalogue.labs.filter(({ id }) => labs.includes(id)).map((entry) => needsOf({ entry, rules }, this.engines));
    return [...joined(needs), ...filesOf([this.instruments.shell, ...this.fonts().map(({ asset }) => asset)])];
  }

  /** Those without which nothing is drawn; the others are for single letters of single labs. */
  fonts(): Instruments["fonts"] {
    return this.instruments.fonts.filter(({ isBasic }) => isBasic);
  }

  async file(path: string): Promise<PackedFile> {
    return { path, bytes: await readFile(join(places.site, path)) };
  }

  /** As they lie in the folder, each once. */
  files(paths: Iterable<string>): Promise<PackedFile[]> {
    return Promise.all([...new Set(paths)].sort().map((path) => this.file(path)));
  }
}

export function filesOf(assets: readonly Asset[]): SiteFile[] {
  return assets.flatMap(({ parts }) => parts);
}

async function listing<T>(path: string, decode: (text: string) => Result<T>): Promise<T> {
  const read = decode(await readFile(join(places.site, path), "utf8"));
  if (read.ok) return read.value;
  throw new UsageError(`build/site/${path} cannot be read: ${read.problems[0]?.message}; ./bengkel build makes it anew`);
}

/** The compressed copies beside some files. */
export function withCompressed(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (existsSync(join(places.site, `${path}.br`)) ? [path, `${path}.br`] : [path]));
}
