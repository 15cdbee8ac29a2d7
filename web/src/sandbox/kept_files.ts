// What a run left in its files, as far as it was asked for: paths, and all files right in a folder ("plots/*"). Whatever cannot
// be handed over is told, so that no file is missing without a word.

import type { FileTree } from "./file_tree.ts";

export type KeptFile =
  | { readonly path: string; readonly is: "file"; readonly bytes: Uint8Array }
  | { readonly path: string; readonly is: "missing" | "folder" | "too-large" };

const mostFiles = 16;

/** In the order of `wanted`, those of a folder by name; `bytes` is what all of them together may hold. What does not fit is
 *  "too-large", under the name of the pattern when there are too many. */
export function keepFiles(tree: FileTree, wanted: readonly string[], bytes: number): KeptFile[] {
  const kept: KeptFile[] = [];
  let left = bytes;
  const keep = (path: string): void => {
    const found = tree.find(tree.root, path);
    const node = typeof found === "number" ? undefined : found.node;
    if (node === undefined) {
      kept.push({ path, is: "missing" });
    } else if (node.kind === "folder") {
      kept.push({ path, is: "folder" });
    } else if (node.size > left) {
      kept.push({ path, is: "too-large" });
    } else {
      left -= node.size;
      kept.push({ path, is: "file", bytes: node.read(0, node.size).slice() });
    }
  };
  for (const path of wanted) {
    const paths = path.endsWith("/*") ? filesIn(tree, path.slice(0, -2)) : [path];
    const fitting = paths.slice(0, Math.max(0, mostFiles - kept.length));
    for (const it of fitting) keep(it);
    if (fitting.length < paths.length) {
      kept.push({ path, is: "too-large" });
      break;
    }
  }
  return kept;
}

function filesIn(tree: FileTree, folder: string): string[] {
  const found = tree.find(tree.root, folder);
  if (typeof found === "number" || found.node?.kind !== "folder") return [];
  return tree.list(found.node).filter(([, node]) => node.kind === "file").map(([name]) => `${folder}/${name}`);
}
