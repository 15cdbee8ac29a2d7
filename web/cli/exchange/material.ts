// What is to be imported, as it came: a folder or a zip from anywhere. It is hostile until it has been read: no link is followed, no path leaves
// it, and it is no larger than a lab can be.

import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { decodeText } from "../../src/protocol/frame.ts";
import { UsageError } from "../usage_error.ts";

/** Bytes by path, "/" between parts. */
export type Material = ReadonlyMap<string, Uint8Array>;

const mostFiles = 4_000;
const mostBytes = 64 << 20;
const mostFileBytes = 16 << 20;

/** A single file is material with one path, its own name. A zip that holds one folder and nothing beside it is that folder. */
export async function readMaterial(path: string): Promise<Material> {
  const found = await lstat(path).catch(() => {
    throw new UsageError(`there is no ${path}`);
  });
  if (found.isSymbolicLink()) throw new UsageError(`${path} is a link; name what it points to`);
  if (found.isDirectory()) return readFolder(path);
  if (found.size > mostBytes) throw new UsageError(`${path} is longer than ${mostBytes >> 20} MB`);
  const bytes = new Uint8Array(await readFile(path));
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? withoutWrapper(unpack(path, bytes)) : new Map([[basename(path), bytes]]);
}

async function readFolder(folder: string): Promise<Material> {
  const material = new Map<string, Uint8Array>();
  let sum = 0;
  const walk = async (inside: string): Promise<void> => {
    for (const name of (await readdir(join(folder, inside))).sort()) {
      const path = inside === "" ? name : `${inside}/${name}`;
      if (name === ".git") continue;
      const it = await lstat(join(folder, path));
      if (it.isSymbolicLink()) throw new UsageError(`${path} is a link: material has to stand by itself`);
      if (it.isDirectory()) {
        await walk(path);
        continue;
      }
      sum += it.size;
      admit(path, it.size, sum, material.size + 1);
      material.set(path, new Uint8Array(await readFile(join(folder, path))));
    }
  };
  await walk("");
  return material;
}

/** Sizes and names are judged before anything is unpacked. */
function unpack(archive: string, bytes: Uint8Array): Material {
  let sum = 0;
  let count = 0;
  const names = new Set<string>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/")) return false;
        if (names.has(name)) throw new UsageError(`${archive} has ${name} twice`);
        names.add(name);
        sum += originalSize;
        count += 1;
        admit(name, originalSize, sum, count);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${archive} is no zip that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function admit(path: string, size: number, sum: number, count: number): void {
  if (!isInside(path)) throw new UsageError(`${JSON.stringify(path)} would leave its folder`);
  if (size > mostFileBytes) throw new UsageError(`${path} is longer than ${mostFileBytes >> 20} MB`);
  if (sum > mostBytes) throw new UsageError(`it is longer than ${mostBytes >> 20} MB unpacked`);
  if (count > mostFiles) throw new UsageError(`it has more than ${mostFiles} files`);
}

/** Relative, without "..", and without what another system takes for a root, a drive or a part of its own. */
export function isInside(path: string): boolean {
  return path !== "" && path.length <= 400 && !/[\\:\p{Cc}]/u.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function withoutWrapper(material: Material): Material {
  const tops = new Set([...material.keys()].map((path) => path.split("/")[0] ?? ""));
  const [top = ""] = tops;
  if (tops.size !== 1 || material.has(top)) return material;
  return new Map([...material].map(([path, bytes]) => [path.slice(top.length + 1), bytes]));
}

/** Undefined: there is no such file. Line ends become those of labs. */
export function textOf(material: Material, path: string): string | undefined {
  const bytes = material.get(path);
  if (bytes === undefined) return undefined;
  const text = decodeText(new Uint8Array(bytes));
  if (text === undefined) throw new UsageError(`${path} is not UTF-8`);
  return text.replaceAll("\r\n", "\n");
}

export function pathsBelow(material: Material, folder: string): readonly string[] {
  return [...material.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
}
