import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { FileTree } from "../../../web/src/sandbox/file_tree.ts";
import { keepFiles } from "../../../web/src/sandbox/kept_files.ts";

function treeOf(files: Readonly<Record<string, string>>): FileTree {
  const tree = new FileTree({ isWritable: true, quota: { bytes: 1000, nodes: 100 }, firstInode: 1, now: () => 0n });
  for (const [path, text] of Object.entries(files)) assert.ok(tree.place(path, encodeText(text)));
  return tree;
}

/** "a.txt: text", "b: missing". */
function told(files: Readonly<Record<string, string>>, wanted: readonly string[], bytes = 1000): string[] {
  return keepFiles(treeOf(files), wanted, bytes).map((it) =>
    `${it.path}: ${it.is === "file" ? new TextDecoder().decode(it.bytes) : it.is}`);
}

test("files come in the order in which they are wanted", () => {
  assert.deepEqual(told({ "a.txt": "1", "out/b.txt": "2" }, ["out/b.txt", "a.txt"]), ["out/b.txt: 2", "a.txt: 1"]);
});

test("what is not there, and what is no file, is told", () => {
  assert.deepEqual(told({ "out/b.txt": "2" }, ["a.txt", "out", "out/b.txt/c"]), ["a.txt: missing", "out: folder", "out/b.txt/c: missing"]);
});

test("a path that leads out of the folder leads nowhere", () => {
  assert.deepEqual(told({ "a.txt": "1" }, ["../a.txt", "/a.txt", ""]), ["../a.txt: missing", "/a.txt: missing", ": missing"]);
});

test("a folder's files come by name, its folders do not", () => {
  assert.deepEqual(told({ "p/2.json": "b", "p/1.json": "a", "p/deep/3.json": "c" }, ["p/*"]), ["p/1.json: a", "p/2.json: b"]);
  assert.deepEqual(told({}, ["p/*"]), []);
});

test("all together hold no more than they may, and what does not fit is told", () => {
  assert.deepEqual(told({ a: "12", b: "345", c: "6" }, ["a", "b", "c"], 3), ["a: 12", "b: too-large", "c: 6"]);
  assert.deepEqual(told({ a: "123" }, ["a"], 3), ["a: 123"]);
});

test("a seventeenth file is one too many", () => {
  const files = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`p/${String(index).padStart(2, "0")}`, "x"]));
  const kept = told(files, ["p/*", "p/00"]);
  assert.equal(kept.length, 17);
  assert.equal(kept.at(-1), "p/*: too-large");
});
