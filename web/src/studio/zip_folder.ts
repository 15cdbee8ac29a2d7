// A folder as a zip, and back. What comes is hostile: nothing is unpacked that says it is larger than a lab may be.

import { unzipSync, zipSync } from "fflate";
import { problem } from "../base/problem.ts";
import { failure, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import { folderLimits, isLeftBehind, makeFolder, tooLarge, type Folder } from "./folder.ts";

/** The same folder gives the same bytes: zips know no earlier day. */
const someDay = new Date(1980, 0, 1);

export function readZip(zip: Uint8Array): Result<Folder> {
  let count = 0;
  let bytes = 0;
  try {
    const unpacked = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || name.split("/").some(isLeftBehind)) return false;
        count += 1;
        bytes += originalSize;
        if (count > folderLimits.files || bytes > folderLimits.bytes) throw new TooLarge();
        return true;
      },
    });
    return makeFolder(Object.entries(unpacked).map(([path, content]) => ({ path, bytes: content })));
  } catch (error) {
    return failure(error instanceof TooLarge ? tooLarge() : problem("studio.bad-zip", "this is not a whole zip"));
  }
}

class TooLarge extends Error {}

/** All of it below one folder of this name. */
export function writeZip(name: string, folder: Folder): Bytes {
  const files = Object.fromEntries([...folder].map(([path, bytes]) => [`${name}/${path}`, bytes]));
  return new Uint8Array(zipSync(files, { level: 6, mtime: someDay }));
}
