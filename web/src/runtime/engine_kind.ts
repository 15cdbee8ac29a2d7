// What there is to know about an engine before any of its bytes is fetched. One file an engine in engines/. A language has
// more than one where some labs ask for packages: another image of its interpreter, so that the others need not fetch them.

import { cpp } from "./engines/cpp.ts";
import { javascript } from "./engines/javascript.ts";
import { python } from "./engines/python.ts";
import { pythonNumpy } from "./engines/python_numpy.ts";
import { sql } from "./engines/sql.ts";

/** What a lab asks for. */
export interface EngineWish {
  readonly language: string;
  readonly packages: readonly string[];
}

export interface EngineKind extends EngineWish {
  /** As engines.json and the folder of build/guests name it. */
  readonly name: string;
  /** Files of build/guests/<name>: the metered interpreter, and what it reads when it starts (null: nothing). */
  readonly module: string;
  readonly library: string | null;
  /** The build's own snapshot; if not given, whoever needs one prepares the guest. */
  readonly snapshot?: string;
  /** The module is a compiler, and what it makes is the guest. */
  readonly isCompiled?: boolean;
  /** What the engine needs of a device's memory, in bytes, when it is so large that the person is asked before it is fetched. */
  readonly askedMemoryBytes?: number;
}

/** Of a language, the smallest first. */
export const engineKinds: readonly EngineKind[] = [python, pythonNumpy, sql, javascript, cpp];

export const languages: readonly string[] = [...new Set(engineKinds.map(({ language }) => language))];

/** Those that are themselves the guest of every run. */
export const interpreted: readonly EngineKind[] = engineKinds.filter(({ isCompiled }) => isCompiled !== true);

export function engineNamed(name: string): EngineKind | undefined {
  return engineKinds.find((kind) => kind.name === name);
}

/** The smallest engine that will do. */
export function engineFor({ language, packages }: EngineWish): EngineKind | undefined {
  return engineKinds.find((kind) => kind.language === language && packages.every((name) => kind.packages.includes(name)));
}
