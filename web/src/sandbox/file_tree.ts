// Files in memory, as a guest finds them: folders and files below a root, nothing outside of it, no links. Everything that a
// guest can make grow is counted in a Quota, so that a program can fill its own run and nothing else. Order and numbers are
// the same in every run: listings are sorted by name, inodes counted from 1.

import { errno, type Errno } from "./wasi_abi.ts";

export interface QuotaLimits {
  readonly bytes: number;
  readonly nodes: number;
}

/** What a run may still add: bytes in files, files and folders. */
export class Quota {
  private bytes: number;
  private nodes: number;

  constructor(limits: QuotaLimits) {
    this.bytes = limits.bytes;
    this.nodes = limits.nodes;
  }

  /** Negative `change` gives back. False: not enough left, and nothing was taken. */
  takeBytes(change: number): boolean {
    if (change > this.bytes) return false;
    this.bytes -= change;
    return true;
  }

  takeNode(): boolean {
    if (this.nodes <= 0) return false;
    this.nodes -= 1;
    return true;
  }

  giveNode(): void {
    this.nodes += 1;
  }
}

export class FileNode {
  readonly kind = "file";
  readonly inode: number;
  readonly isWritable: boolean;
  modified: bigint;
  size: number;
  /** How many descriptors hold it: its bytes count until the last one is closed. */
  opened = 0;
  isLinked = true;
  private data: Uint8Array;

  /** Keeps `data` without copying; it is copied before the first write. */
  constructor(inode: number, data: Uint8Array, isWritable: boolean, modified: bigint) {
    this.inode = inode;
    this.data = data;
    this.size = data.length;
    this.isWritable = isWritable;
    this.modified = modified;
  }

  private isOwn = false;

  /** A view, shorter than `count` at the end of the file. */
  read(from: number, count: number): Uint8Array {
    const start = Math.min(from, this.size);
    return this.data.subarray(start, Math.min(this.size, start + count));
  }

  write(from: number, part: Uint8Array, quota: Quota): boolean {
    const end = from + part.length;
    if (end > this.size && !this.resize(end, quota)) return false;
    this.own(this.size);
    this.data.set(part, from);
    return true;
  }

  /** New bytes are zero. False: the quota does not allow it, and nothing changed. */
  resize(size: number, quota: Quota): boolean {
    if (!quota.takeBytes(size - this.size)) return false;
    this.own(size);
    if (size < this.size) this.data.fill(0, size, this.size);
    this.size = size;
    return true;
  }

  /** After this `data` is ours alone and holds at least `size` bytes; grows by doubling. */
  private own(size: number): void {
    if (this.isOwn && size <= this.data.length) return;
    const grown = new Uint8Array(this.isOwn ? Math.max(size, 2 * this.data.length) : Math.max(size, this.size));
    grown.set(this.data.subarray(0, this.size));
    this.data = grown;
    this.isOwn = true;
  }
}

export class FolderNode {
  readonly kind = "folder";
  readonly inode: number;
  readonly isWritable: boolean;
  readonly entries = new Map<string, TreeNode>();
  modified: bigint;
  parent: FolderNode | null = null;
  readonly size = 0;

  constructor(inode: number, isWritable: boolean, modified: bigint) {
    this.inode = inode;
    this.isWritable = isWritable;
    this.modified = modified;
  }
}

export type TreeNode = FileNode | FolderNode;

/** Where a path leads: the folder that holds its last part, and what stands there, if anything. */
export interface Found {
  readonly folder: FolderNode;
  /** Empty: the path is the starting folder itself. */
  readonly name: string;
  readonly node: TreeNode | undefined;
  /** The path ends with "/" or ".": it must be a folder. */
  readonly wantsFolder: boolean;
}

const maximumPath = 4096;
const maximumName = 255;

export class FileTree {
  readonly root: FolderNode;
  readonly quota: Quota;
  private lastInode: number;
  private now: () => bigint;

  /** Inodes count from `firstInode`: trees that a guest sees together are given disjoint numbers. */
  constructor(options: { isWritable: boolean; quota: QuotaLimits; firstInode: number; now: () => bigint }) {
    this.lastInode = options.firstInode - 1;
    this.now = options.now;
    this.quota = new Quota(options.quota);
    this.root = new FolderNode(this.nextInode(), options.isWritable, options.now());
  }

  /** The first number that nothing in here has. */
  get freeInode(): number {
    return this.lastInode + 1;
  }

  private nextInode(): number {
    this.lastInode += 1;
    return this.lastInode;
  }

  /** Puts a given file there with its folders, outside of the quota. False: the path is not a plain relative one, or taken. */
  place(path: string, data: Uint8Array): boolean {
    const parts = path.split("/");
    if (parts.some((part) => part === "" || part === "." || part === ".." || part.includes("\0"))) return false;
    const name = parts.pop();
    if (name === undefined) return false;
    let folder = this.root;
    for (const part of parts) {
      let next = folder.entries.get(part);
      if (next === undefined) {
        next = new FolderNode(this.nextInode(), this.root.isWritable, this.now());
        next.parent = folder;
        folder.entries.set(part, next);
      }
      if (next.kind !== "folder") return false;
      folder = next;
    }
    if (folder.entries.has(name)) return false;
    folder.entries.set(name, new FileNode(this.nextInode(), data, this.root.isWritable, this.now()));
    return true;
  }

  /** Walks from `start`; ".." never leads above the root. */
  find(start: FolderNode, path: string): Found | Errno {
    if (path.length > maximumPath) return errno.nametoolong;
    if (path.startsWith("/")) return errno.notcapable;
    if (path === "") return errno.noent;
    if (path.includes("\0")) return errno.inval;
    const parts = path.split("/");
    const last = parts.at(-1);
    const wantsFolder = last === "" || last === "." || last === "..";
    let found: Found = { folder: start, name: "", node: start, wantsFolder };
    for (const part of parts) {
      if (part.length > maximumName) return errno.nametoolong;
      if (part === "" || part === ".") continue;
      if (found.node === undefined) return errno.noent;
      if (found.node.kind !== "folder") return errno.notdir;
      const folder = found.node;
      if (part === "..") {
        if (folder.parent === null) return errno.notcapable;
        found = { folder: folder.parent, name: "", node: folder.parent, wantsFolder };
      } else {
        found = { folder, name: part, node: folder.entries.get(part), wantsFolder };
      }
    }
    if (wantsFolder && found.node?.kind === "file") return errno.notdir;
    return found;
  }

  add(found: Found, kind: "file" | "folder"): TreeNode | Errno {
    if (found.node !== undefined) return errno.exist;
    if (!found.folder.isWritable) return errno.rofs;
    if (found.wantsFolder && kind === "file") return errno.noent;
    if (!this.quota.takeNode()) return errno.nospc;
    const node = kind === "file"
      ? new FileNode(this.nextInode(), new Uint8Array(0), true, this.now())
      : new FolderNode(this.nextInode(), true, this.now());
    if (node.kind === "folder") node.parent = found.folder;
    found.folder.entries.set(found.name, node);
    found.folder.modified = this.now();
    return node;
  }

  remove(found: Found, kind: "file" | "folder"): Errno {
    const { node, folder, name } = found;
    if (node === undefined) return errno.noent;
    if (kind === "file" && node.kind === "folder") return errno.isdir;
    if (kind === "folder" && node.kind === "file") return errno.notdir;
    if (name === "") return errno.inval;
    if (!folder.isWritable) return errno.rofs;
    if (node.kind === "folder" && node.entries.size > 0) return errno.notempty;
    folder.entries.delete(name);
    folder.modified = this.now();
    this.unlinked(node);
    return errno.success;
  }

  rename(from: Found, to: Found): Errno {
    const { node } = from;
    if (node === undefined) return errno.noent;
    if (from.name === "" || to.name === "") return errno.inval;
    if (!from.folder.isWritable || !to.folder.isWritable) return errno.rofs;
    if (to.node === node) return errno.success;
    for (let above: FolderNode | null = to.folder; above !== null; above = above.parent) {
      if (above === node) return errno.inval;
    }
    if (to.node !== undefined) {
      if (node.kind === "file" && to.node.kind === "folder") return errno.isdir;
      if (node.kind === "folder" && to.node.kind === "file") return errno.notdir;
      if (to.node.kind === "folder" && to.node.entries.size > 0) return errno.notempty;
      this.unlinked(to.node);
    }
    from.folder.entries.delete(from.name);
    to.folder.entries.set(to.name, node);
    if (node.kind === "folder") node.parent = to.folder;
    from.folder.modified = this.now();
    to.folder.modified = this.now();
    return errno.success;
  }

  /** Sorted by name, so that no program can depend on another order. */
  list(folder: FolderNode): readonly (readonly [string, TreeNode])[] {
    const named: [string, TreeNode][] = [...folder.entries].sort(([left], [right]) => (left < right ? -1 : 1));
    return [[".", folder], ["..", folder.parent ?? folder], ...named];
  }

  closed(node: FileNode): void {
    node.opened -= 1;
    this.release(node);
  }

  private unlinked(node: TreeNode): void {
    if (node.kind === "folder") return this.quota.giveNode();
    node.isLinked = false;
    this.release(node);
  }

  /** The bytes of a file come back when nothing leads to it any more. */
  private release(node: FileNode): void {
    if (node.isLinked || node.opened > 0) return;
    node.resize(0, this.quota);
    this.quota.giveNode();
  }
}
