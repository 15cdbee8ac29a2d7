// All that a guest can ask of the world: wasi_snapshot_preview1, answered from memory. Files are the run's own copies, the
// clock is virtual, randomness comes from the seed, input is what the run was given. Promises: every pointer a guest passes
// is checked against its memory, everything it can make grow has a bound, and two runs with the same Run frame see the same
// answers. Refuses: sockets, links, host paths; a call that is not listed here does not exist (guest.ts refuses the module).

import { decodeText, encodeText, type Bytes } from "../protocol/frame.ts";
import { FileTree, type FileNode, type FolderNode, type Found, type TreeNode } from "./file_tree.ts";
import { keepFiles, type KeptFile } from "./kept_files.ts";
import { SeededRandom } from "./random.ts";
import { clockId, errno, eventType, fdFlags, fileType, openFlags, rights, type Errno } from "./wasi_abi.ts";

/** Thrown through the guest when the host ends a run; never seen by the guest. */
export class HostEnding extends Error {
  readonly ending: "needs-input" | "too-much-output" | "exited";
  readonly exitCode: number;

  constructor(ending: "needs-input" | "too-much-output" | "exited", exitCode = 0) {
    super(ending);
    this.ending = ending;
    this.exitCode = exitCode;
  }
}

export type OutputKind = "stdout" | "stderr" | "input";
export type OnOutput = (kind: OutputKind, bytes: Bytes) => void;

export interface World {
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly stdin: Uint8Array;
  /** False: reading past the end of `stdin` ends the run as needs-input. */
  readonly stdinEnded: boolean;
  /** Milliseconds since 1970 at which the virtual clock starts. */
  readonly clock: number;
  readonly seed: bigint;
  /** For standard output and standard error together. */
  readonly outputBytes: number;
  readonly onOutput: OnOutput | undefined;
  /** Fuel that the run has used so far: its time passes at a nanosecond a unit. */
  readonly fuelUsed?: () => bigint;
  /** Of a program that is a command, its name first; a guest is told its argv in its message, and gets none here. */
  readonly args?: readonly string[];
}

/** What stays the same from one world to the next. */
export interface HostSettings {
  /** Where the world's files are found: /work unless said. */
  readonly workFolder?: string;
  /** A folder that nobody can write to, if any. */
  readonly fixed?: FixedFolder | null;
  /** How many bytes a world may add to its files: 16 MiB unless said. */
  readonly writtenBytes?: number;
}

export interface FixedFolder {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

const bounds = {
  descriptors: 128,
  vectors: 1024,
  subscriptions: 64,
  writtenBytes: 16 * 1024 * 1024,
  newFiles: 1024,
} as const;

/** Of the work folder, unless the fixed one has more files than come before it. */
const firstInode = 16;

/** How far the clock moves whenever it is asked. */
const clockStep = 1_000n;

/** A pointer outside of the guest's memory: the call answers EFAULT. */
class Fault extends Error {}

interface Stdio {
  readonly is: "stdin" | "stdout" | "stderr";
}

interface OpenFile {
  readonly is: "file";
  readonly tree: FileTree;
  readonly node: FileNode;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly appends: boolean;
  position: number;
}

interface OpenFolder {
  readonly is: "folder";
  readonly tree: FileTree;
  readonly node: FolderNode;
  /** Set for the folders that the guest is given at its start. */
  readonly preopenedAs: string | null;
  listing: readonly (readonly [string, TreeNode])[];
}

type Descriptor = Stdio | OpenFile | OpenFolder;

/** Growing bytes with a bound kept by the caller. */
class Sink {
  private bytes = new Uint8Array(0);
  size = 0;

  add(part: Uint8Array): void {
    if (this.size + part.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(1024, 2 * this.bytes.length, this.size + part.length));
      grown.set(this.bytes.subarray(0, this.size));
      this.bytes = grown;
    }
    this.bytes.set(part, this.size);
    this.size += part.length;
  }

  done(): Bytes {
    return this.bytes.slice(0, this.size);
  }
}

type Call = (...args: (number | bigint)[]) => number;

export class WasiHost {
  /** The functions of `wasi_snapshot_preview1`, by name. Bound once; `begin` changes the world behind them. */
  readonly imports: Readonly<Record<string, Call>>;
  private readonly workFolder: string;
  private readonly writtenBytes: number;
  private readonly fixed: { readonly name: string; readonly tree: FileTree } | undefined;
  private work: FileTree;
  private memory: WebAssembly.Memory | undefined;
  private onReach: ((from: number, count: number) => void) | undefined;
  private descriptors: (Descriptor | undefined)[] = [];
  private world: World;
  private stdinAt = 0;
  /** Virtual nanoseconds since 1970, apart from those that fuel has let pass. */
  private pushed = 0n;
  private random = new SeededRandom(0n);
  private output = { stdout: new Sink(), stderr: new Sink() };
  private ended: HostEnding | undefined;

  constructor({ workFolder = "/work", fixed = null, writtenBytes = bounds.writtenBytes }: HostSettings = {}) {
    this.workFolder = workFolder;
    this.writtenBytes = writtenBytes;
    if (fixed !== null) {
      const tree = new FileTree({ isWritable: false, quota: { bytes: 0, nodes: 0 }, firstInode: 1, now: () => 0n });
      for (const file of fixed.files) {
        if (!tree.place(file.path, file.bytes)) throw new TypeError(`no file can be kept as ${fixed.name}/${file.path}`);
      }
      this.fixed = { name: fixed.name, tree };
    }
    this.world = {
      files: [], stdin: new Uint8Array(0), stdinEnded: true, clock: 0, seed: 0n, outputBytes: 64 * 1024,
      onOutput: undefined,
    };
    this.work = this.emptyWork();
    this.imports = this.calls();
    this.begin(this.world);
  }

  attach(memory: WebAssembly.Memory): void {
    this.memory = memory;
  }

  /** `onReach` is told of each stretch of the memory that a call reads or writes, before it does. */
  watch(onReach: (from: number, count: number) => void): void {
    this.onReach = onReach;
  }

  /** A new world: fresh files, clock, randomness, input. False: a file has no plain relative path, or two have the same. */
  begin(world: World): boolean {
    this.world = world;
    this.stdinAt = 0;
    this.pushed = BigInt(world.clock) * 1_000_000n;
    this.random = new SeededRandom(world.seed);
    this.output = { stdout: new Sink(), stderr: new Sink() };
    this.ended = undefined;
    this.work = this.emptyWork();
    const opened = (tree: FileTree, name: string): OpenFolder =>
      ({ is: "folder", tree, node: tree.root, preopenedAs: name, listing: [] });
    this.descriptors = [
      { is: "stdin" }, { is: "stdout" }, { is: "stderr" }, opened(this.work, this.workFolder),
      ...(this.fixed === undefined ? [] : [opened(this.fixed.tree, this.fixed.name)]),
    ];
    return this.bring(world.files);
  }

  /** More files for the world that is under way. False: as of `begin`. */
  bring(files: World["files"]): boolean {
    return files.every((file) => this.work.place(file.path, file.bytes));
  }

  /** A file of the work folder as it is now; undefined when there is none. */
  fileNow(path: string): Bytes | undefined {
    const found = this.work.find(this.work.root, path);
    if (typeof found === "number" || found.node?.kind !== "file") return undefined;
    return found.node.read(0, found.node.size).slice();
  }

  /** Of the work folder as it is now (kept_files.ts). */
  kept(wanted: readonly string[], bytes: number): KeptFile[] {
    return keepFiles(this.work, wanted, bytes);
  }

  private emptyWork(): FileTree {
    const quota = { bytes: this.writtenBytes, nodes: bounds.newFiles };
    return new FileTree({ isWritable: true, quota, firstInode: Math.max(firstInode, this.fixed?.tree.freeInode ?? 0), now: () => this.now() });
  }

  /** How the host ended this run, if it did: from then on every call throws it again. */
  get ending(): HostEnding | undefined {
    return this.ended;
  }

  stdout(): Bytes {
    return this.output.stdout.done();
  }

  stderr(): Bytes {
    return this.output.stderr.done();
  }

  // --- the guest's memory ----------------------------------------------------------------------------------------------

  private bytesAt(pointer: number, size: number): Uint8Array {
    const buffer = this.memory?.buffer;
    const from = pointer >>> 0;
    const count = size >>> 0;
    if (buffer === undefined || from + count > buffer.byteLength) throw new Fault();
    this.onReach?.(from, count);
    return new Uint8Array(buffer, from, count);
  }

  private viewAt(pointer: number, size: number): DataView {
    const bytes = this.bytesAt(pointer, size);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private setU32(pointer: number, value: number): void {
    this.viewAt(pointer, 4).setUint32(0, value, true);
  }

  private setU64(pointer: number, value: bigint): void {
    this.viewAt(pointer, 8).setBigUint64(0, BigInt.asUintN(64, value), true);
  }

  private textAt(pointer: number, size: number): string | undefined {
    return decodeText(this.bytesAt(pointer, size));
  }

  /** The buffers of a scattered read or write. */
  private vectors(pointer: number, count: number): Uint8Array[] | undefined {
    if (count >>> 0 > bounds.vectors) return undefined;
    const view = this.viewAt(pointer, 8 * count);
    const vectors: Uint8Array[] = [];
    for (let at = 0; at < 8 * count; at += 8) {
      vectors.push(this.bytesAt(view.getUint32(at, true), view.getUint32(at + 4, true)));
    }
    return vectors;
  }

  // --- descriptors -----------------------------------------------------------------------------------------------------

  private file(fd: number): OpenFile | Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    if (descriptor.is === "folder") return errno.isdir;
    return descriptor.is === "file" ? descriptor : errno.spipe;
  }

  private folder(fd: number): OpenFolder | Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    return descriptor.is === "folder" ? descriptor : errno.notdir;
  }

  /** Looks a path up below the open folder `fd`. */
  private lookUp(fd: number, pointer: number, size: number): { found: Found; tree: FileTree } | Errno {
    const path = this.textAt(pointer, size);
    const folder = this.folder(fd);
    if (typeof folder === "number") return folder;
    if (path === undefined) return errno.inval;
    const found = folder.tree.find(folder.node, path);
    return typeof found === "number" ? found : { found, tree: folder.tree };
  }

  /** The lowest free number, as POSIX has it. */
  private install(descriptor: Descriptor): number | undefined {
    for (let fd = 0; fd < bounds.descriptors; fd += 1) {
      if (this.descriptors[fd] === undefined) {
        this.descriptors[fd] = descriptor;
        return fd;
      }
    }
    return undefined;
  }

  private close(fd: number): Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    this.descriptors[fd] = undefined;
    if (descriptor.is === "file") descriptor.tree.closed(descriptor.node);
    return errno.success;
  }

  private writeStat(pointer: number, node: TreeNode | undefined, type: number): void {
    const view = this.viewAt(pointer, 64);
    const modified = node?.modified ?? 0n;
    view.setBigUint64(0, 1n, true);
    view.setBigUint64(8, BigInt(node?.inode ?? 0), true);
    view.setBigUint64(16, BigInt(type), true);
    view.setBigUint64(24, 1n, true);
    view.setBigUint64(32, BigInt(node?.size ?? 0), true);
    for (const at of [40, 48, 56]) view.setBigUint64(at, BigInt.asUintN(64, modified), true);
  }

  // --- input, output, time ---------------------------------------------------------------------------------------------

  private end(ending: HostEnding): never {
    this.ended = ending;
    throw ending;
  }

  /** At most one line a call, so that a program which reads lines is shown to read them when it does. */
  private readInput(target: Uint8Array): number {
    const { stdin, stdinEnded, onOutput } = this.world;
    if (this.stdinAt >= stdin.length) return stdinEnded ? 0 : this.end(new HostEnding("needs-input"));
    const lineEnd = stdin.indexOf(0x0a, this.stdinAt);
    const end = Math.min(lineEnd < 0 ? stdin.length : lineEnd + 1, this.stdinAt + target.length);
    const part = stdin.slice(this.stdinAt, end);
    target.set(part);
    this.stdinAt = end;
    onOutput?.("input", part);
    return part.length;
  }

  private writeOutput(kind: "stdout" | "stderr", part: Uint8Array): void {
    const left = this.world.outputBytes - this.output.stdout.size - this.output.stderr.size;
    const kept = part.slice(0, Math.max(0, left));
    if (kept.length > 0) {
      this.output[kind].add(kept);
      this.world.onOutput?.(kind, kept);
    }
    if (part.length > left) this.end(new HostEnding("too-much-output"));
  }

  private now(): bigint {
    return this.pushed + (this.world.fuelUsed?.() ?? 0n);
  }

  private clock(id: number): bigint | undefined {
    if (id === clockId.realtime) return this.now();
    if (id === clockId.monotonic || id === clockId.process) return this.now() - BigInt(this.world.clock) * 1_000_000n;
    return id === clockId.thread ? this.world.fuelUsed?.() ?? 0n : undefined;
  }

  // --- the calls -------------------------------------------------------------------------------------------------------

  private calls(): Record<string, Call> {
    const unsupported = (): number => errno.notsup;
    const listed: Record<string, (...args: never[]) => number> = {
      args_sizes_get: (count: number, size: number) => {
        const args = this.args();
        this.setU32(count, args.length);
        this.setU32(size, args.reduce((sum, arg) => sum + arg.length, 0));
        return errno.success;
      },
      args_get: (pointers: number, bytes: number) => {
        let at = bytes;
        this.args().forEach((arg, index) => {
          this.setU32(pointers + 4 * index, at);
          this.bytesAt(at, arg.length).set(arg);
          at += arg.length;
        });
        return errno.success;
      },
      environ_sizes_get: (count: number, size: number) => this.noStrings(count, size),
      environ_get: () => errno.success,

      clock_res_get: (id: number, result: number) => {
        if (this.clock(id) === undefined) return errno.inval;
        this.setU64(result, clockStep);
        return errno.success;
      },
      clock_time_get: (id: number, _precision: bigint, result: number) => {
        if (id !== clockId.thread) this.pushed += clockStep;
        const time = this.clock(id);
        if (time === undefined) return errno.inval;
        this.setU64(result, time);
        return errno.success;
      },
      poll_oneoff: (input: number, output: number, count: number, result: number) =>
        this.poll(input, output, count >>> 0, result),
      random_get: (pointer: number, size: number) => {
        this.random.fill(this.bytesAt(pointer, size));
        return errno.success;
      },
      sched_yield: () => errno.success,
      proc_exit: (code: number) => this.end(new HostEnding("exited", code)),
      proc_raise: unsupported,

      fd_advise: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.success),
      fd_allocate: (fd: number, offset: bigint, size: bigint) => {
        const file = this.file(fd);
        if (typeof file === "number") return file;
        if (!file.canWrite) return errno.badf;
        const end = position(offset + size);
        if (end === undefined) return errno.nospc;
        return end <= file.node.size || file.node.resize(end, file.tree.quota) ? errno.success : errno.nospc;
      },
      fd_close: (fd: number) => this.close(fd),
      fd_datasync: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.success),
      fd_sync: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.success),
      fd_fdstat_get: (fd: number, result: number) => this.fdstat(fd, result),
      fd_fdstat_set_flags: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.notsup),
      fd_fdstat_set_rights: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.success),
      fd_filestat_get: (fd: number, result: number) => {
        const descriptor = this.descriptors[fd];
        if (descriptor === undefined) return errno.badf;
        if ("node" in descriptor) this.writeStat(result, descriptor.node, typeOf(descriptor.node));
        else this.writeStat(result, undefined, stdioType(descriptor));
        return errno.success;
      },
      fd_filestat_set_size: (fd: number, size: bigint) => {
        const file = this.file(fd);
        if (typeof file === "number") return file;
        if (!file.canWrite) return errno.badf;
        const wanted = position(size);
        if (wanted === undefined || !file.node.resize(wanted, file.tree.quota)) return errno.nospc;
        file.node.modified = this.now();
        return errno.success;
      },
      fd_filestat_set_times: (fd: number) => (this.descriptors[fd] === undefined ? errno.badf : errno.success),
      fd_pread: (fd: number, vectors: number, count: number, offset: bigint, result: number) =>
        this.read(fd, vectors, count, result, offset),
      fd_read: (fd: number, vectors: number, count: number, result: number) =>
        this.read(fd, vectors, count, result, undefined),
      fd_pwrite: (fd: number, vectors: number, count: number, offset: bigint, result: number) =>
        this.write(fd, vectors, count, result, offset),
      fd_write: (fd: number, vectors: number, count: number, result: number) =>
        this.write(fd, vectors, count, result, undefined),
      fd_prestat_get: (fd: number, result: number) => {
        const descriptor = this.descriptors[fd];
        if (descriptor?.is !== "folder" || descriptor.preopenedAs === null) return errno.badf;
        const view = this.viewAt(result, 8);
        view.setUint32(0, 0, true);
        view.setUint32(4, encodeText(descriptor.preopenedAs).length, true);
        return errno.success;
      },
      fd_prestat_dir_name: (fd: number, pointer: number, size: number) => {
        const descriptor = this.descriptors[fd];
        if (descriptor?.is !== "folder" || descriptor.preopenedAs === null) return errno.badf;
        const name = encodeText(descriptor.preopenedAs);
        if (name.length > size >>> 0) return errno.nametoolong;
        this.bytesAt(pointer, name.length).set(name);
        return errno.success;
      },
      fd_readdir: (fd: number, pointer: number, size: number, cookie: bigint, result: number) =>
        this.readFolder(fd, this.bytesAt(pointer, size), cookie, result),
      fd_renumber: (from: number, to: number) => {
        const descriptor = this.descriptors[from];
        if (descriptor === undefined || this.descriptors[to] === undefined) return errno.badf;
        if (from === to) return errno.success;
        this.close(to);
        this.descriptors[to] = descriptor;
        this.descriptors[from] = undefined;
        return errno.success;
      },
      fd_seek: (fd: number, offset: bigint, whence: number, result: number) => {
        const file = this.file(fd);
        if (typeof file === "number") return file;
        const from = whence === 0 ? 0 : whence === 1 ? file.position : whence === 2 ? file.node.size : undefined;
        const wanted = from === undefined ? undefined : position(BigInt(from) + offset);
        if (wanted === undefined) return errno.inval;
        file.position = wanted;
        this.setU64(result, BigInt(wanted));
        return errno.success;
      },
      fd_tell: (fd: number, result: number) => {
        const file = this.file(fd);
        if (typeof file === "number") return file;
        this.setU64(result, BigInt(file.position));
        return errno.success;
      },

      path_create_directory: (fd: number, pointer: number, size: number) => {
        const looked = this.lookUp(fd, pointer, size);
        if (typeof looked === "number") return looked;
        const added = looked.tree.add(looked.found, "folder");
        return typeof added === "number" ? added : errno.success;
      },
      path_filestat_get: (fd: number, _flags: number, pointer: number, size: number, result: number) => {
        const looked = this.lookUp(fd, pointer, size);
        if (typeof looked === "number") return looked;
        const { node } = looked.found;
        if (node === undefined) return errno.noent;
        this.writeStat(result, node, typeOf(node));
        return errno.success;
      },
      path_filestat_set_times: (fd: number, _flags: number, pointer: number, size: number) => {
        const looked = this.lookUp(fd, pointer, size);
        if (typeof looked === "number") return looked;
        return looked.found.node === undefined ? errno.noent : errno.success;
      },
      path_link: unsupported,
      path_open: (
        fd: number, _lookup: number, pointer: number, size: number, flags: number, base: bigint, _inheriting: bigint,
        descriptorFlags: number, result: number,
      ) => this.open(fd, pointer, size, flags, base, descriptorFlags, result),
      path_readlink: (fd: number, pointer: number, size: number) => {
        const looked = this.lookUp(fd, pointer, size);
        if (typeof looked === "number") return looked;
        return looked.found.node === undefined ? errno.noent : errno.inval;
      },
      path_remove_directory: (fd: number, pointer: number, size: number) => {
        const looked = this.lookUp(fd, pointer, size);
        return typeof looked === "number" ? looked : looked.tree.remove(looked.found, "folder");
      },
      path_rename: (fd: number, pointer: number, size: number, toFd: number, toPointer: number, toSize: number) => {
        const from = this.lookUp(fd, pointer, size);
        if (typeof from === "number") return from;
        const to = this.lookUp(toFd, toPointer, toSize);
        if (typeof to === "number") return to;
        return from.tree === to.tree ? from.tree.rename(from.found, to.found) : errno.rofs;
      },
      path_symlink: unsupported,
      path_unlink_file: (fd: number, pointer: number, size: number) => {
        const looked = this.lookUp(fd, pointer, size);
        return typeof looked === "number" ? looked : looked.tree.remove(looked.found, "file");
      },

      sock_accept: unsupported,
      sock_recv: unsupported,
      sock_send: unsupported,
      sock_shutdown: unsupported,
    };

    // Once the host has ended a run, a guest that somehow goes on gets nowhere.
    const guarded = (call: (...args: never[]) => number): Call => (...args) => {
      if (this.ended !== undefined) throw this.ended;
      try {
        return call(...(args as never[]));
      } catch (error) {
        if (error instanceof Fault) return errno.fault;
        throw error;
      }
    };
    return Object.fromEntries(Object.entries(listed).map(([name, call]) => [name, guarded(call)]));
  }

  /** Each with its closing zero. */
  private args(): Uint8Array[] {
    return (this.world.args ?? []).map((arg) => encodeText(`${arg}\0`));
  }

  private noStrings(count: number, size: number): Errno {
    this.setU32(count, 0);
    this.setU32(size, 0);
    return errno.success;
  }

  private fdstat(fd: number, result: number): Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    const view = this.viewAt(result, 24);
    let type: number = fileType.folder;
    let flags = 0;
    let base: bigint = rights.all;
    if (descriptor.is === "file") {
      type = fileType.file;
      flags = descriptor.appends ? fdFlags.append : 0;
      if (!descriptor.canRead) base &= ~rights.read;
      if (!descriptor.canWrite) base &= ~rights.write;
    } else if (descriptor.is !== "folder") {
      type = stdioType(descriptor);
      base = descriptor.is === "stdin" ? rights.all & ~rights.write & ~rights.seek : rights.all & ~rights.read & ~rights.seek;
    }
    view.setUint8(0, type);
    view.setUint8(1, 0);
    view.setUint16(2, flags, true);
    view.setUint32(4, 0, true);
    view.setBigUint64(8, base, true);
    view.setBigUint64(16, descriptor.is === "folder" ? rights.all : 0n, true);
    return errno.success;
  }

  private read(fd: number, pointer: number, count: number, result: number, offset: bigint | undefined): Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    const targets = this.vectors(pointer, count);
    if (targets === undefined) return errno.inval;
    this.setU32(result, 0);
    if (descriptor.is === "folder") return errno.isdir;
    if (descriptor.is === "stdin") {
      if (offset !== undefined) return errno.spipe;
      const target = targets.find((it) => it.length > 0);
      if (target !== undefined) this.setU32(result, this.readInput(target));
      return errno.success;
    }
    if (descriptor.is !== "file" || !descriptor.canRead) return errno.badf;
    let at = offset === undefined ? descriptor.position : position(offset);
    if (at === undefined) return errno.inval;
    let total = 0;
    for (const target of targets) {
      const part = descriptor.node.read(at, target.length);
      target.set(part);
      at += part.length;
      total += part.length;
      if (part.length < target.length) break;
    }
    if (offset === undefined) descriptor.position = at;
    this.setU32(result, total);
    return errno.success;
  }

  private write(fd: number, pointer: number, count: number, result: number, offset: bigint | undefined): Errno {
    const descriptor = this.descriptors[fd];
    if (descriptor === undefined) return errno.badf;
    const parts = this.vectors(pointer, count);
    if (parts === undefined) return errno.inval;
    this.setU32(result, 0);
    if (descriptor.is === "folder") return errno.isdir;
    if (descriptor.is === "stdin") return errno.badf;
    let total = 0;
    if (descriptor.is !== "file") {
      if (offset !== undefined) return errno.spipe;
      for (const part of parts) {
        this.writeOutput(descriptor.is, part);
        total += part.length;
      }
      this.setU32(result, total);
      return errno.success;
    }
    if (!descriptor.canWrite) return errno.badf;
    let at = offset !== undefined ? position(offset) : descriptor.appends ? descriptor.node.size : descriptor.position;
    if (at === undefined) return errno.inval;
    for (const part of parts) {
      if (!descriptor.node.write(at, part, descriptor.tree.quota)) {
        if (total === 0) return errno.nospc;
        break;
      }
      at += part.length;
      total += part.length;
    }
    if (offset === undefined) descriptor.position = at;
    descriptor.node.modified = this.now();
    this.setU32(result, total);
    return errno.success;
  }

  private open(
    fd: number, pointer: number, size: number, flags: number, base: bigint, descriptorFlags: number, result: number,
  ): Errno {
    const looked = this.lookUp(fd, pointer, size);
    if (typeof looked === "number") return looked;
    const { tree, found } = looked;
    const canWrite = (base & rights.write) !== 0n;
    let node = found.node;
    if (node === undefined) {
      if ((flags & openFlags.create) === 0) return errno.noent;
      if ((flags & openFlags.folder) !== 0) return errno.inval;
      const added = tree.add(found, "file");
      if (typeof added === "number") return added;
      node = added;
    } else if ((flags & openFlags.create) !== 0 && (flags & openFlags.exclusive) !== 0) {
      return errno.exist;
    }
    let descriptor: Descriptor;
    if (node.kind === "folder") {
      if ((flags & openFlags.truncate) !== 0) return errno.isdir;
      descriptor = { is: "folder", tree, node, preopenedAs: null, listing: [] };
    } else {
      if ((flags & openFlags.folder) !== 0 || found.wantsFolder) return errno.notdir;
      if ((canWrite || (flags & openFlags.truncate) !== 0) && !node.isWritable) return errno.rofs;
      if ((flags & openFlags.truncate) !== 0) {
        node.resize(0, tree.quota);
        node.modified = this.now();
      }
      const canRead = (base & rights.read) !== 0n;
      const appends = (descriptorFlags & fdFlags.append) !== 0;
      descriptor = { is: "file", tree, node, canRead, canWrite, appends, position: 0 };
    }
    this.bytesAt(result, 4);
    const opened = this.install(descriptor);
    if (opened === undefined) return errno.mfile;
    if (node.kind === "file") node.opened += 1;
    this.setU32(result, opened);
    return errno.success;
  }

  private readFolder(fd: number, target: Uint8Array, cookie: bigint, result: number): Errno {
    const folder = this.folder(fd);
    if (typeof folder === "number") return folder;
    if (cookie === 0n || folder.listing.length === 0) folder.listing = folder.tree.list(folder.node);
    let used = 0;
    let index = position(cookie) ?? folder.listing.length;
    for (; index < folder.listing.length && used < target.length; index += 1) {
      const [name, node] = folder.listing[index] ?? ["", folder.node];
      const encoded = encodeText(name);
      const entry = new Uint8Array(24 + encoded.length);
      const view = new DataView(entry.buffer);
      view.setBigUint64(0, BigInt(index + 1), true);
      view.setBigUint64(8, BigInt(node.inode), true);
      view.setUint32(16, encoded.length, true);
      view.setUint8(20, typeOf(node));
      entry.set(encoded, 24);
      const fitting = entry.subarray(0, target.length - used);
      target.set(fitting, used);
      used += fitting.length;
    }
    this.setU32(result, used);
    return errno.success;
  }

  /** Nothing ever waits: descriptors are ready, and a sleep moves the clock. */
  private poll(input: number, output: number, count: number, result: number): Errno {
    if (count === 0 || count > bounds.subscriptions) return errno.inval;
    const subscriptions = this.viewAt(input, 48 * count);
    const events = this.viewAt(output, 32 * count);
    const now = this.now();
    const wanted = Array.from({ length: count }, (_, index) => {
      const at = 48 * index;
      const type = subscriptions.getUint8(at + 8);
      const user = subscriptions.getBigUint64(at, true);
      if (type !== eventType.clock) return { type, user, due: now, id: 0 };
      const id = subscriptions.getUint32(at + 16, true);
      const timeout = subscriptions.getBigUint64(at + 24, true);
      const isAbsolute = (subscriptions.getUint16(at + 40, true) & 1) !== 0;
      const due = now + timeout - (isAbsolute ? (this.clock(id) ?? 0n) : 0n);
      return { type, user, due, id };
    });
    const earliest = wanted.reduce((least, it) => (it.due < least ? it.due : least), wanted[0]?.due ?? now);
    const woken = earliest > now ? earliest : now;
    this.pushed += woken - now;
    let ready = 0;
    for (const it of wanted) {
      if (it.due > woken) continue;
      const at = 32 * ready;
      events.setBigUint64(at, it.user, true);
      const wrong = it.type === eventType.clock ? this.clock(it.id) === undefined : it.type > eventType.write;
      events.setUint16(at + 8, wrong ? errno.inval : errno.success, true);
      events.setUint8(at + 10, it.type);
      events.setBigUint64(at + 16, it.type === eventType.clock ? 0n : 1n, true);
      events.setUint16(at + 24, 0, true);
      ready += 1;
    }
    this.setU32(result, ready);
    return errno.success;
  }
}

function typeOf(node: TreeNode): number {
  return node.kind === "file" ? fileType.file : fileType.folder;
}

/** Output is a terminal, so that lines are shown as they are written; input is a pipe, so that no prompt editor wakes up. */
function stdioType(descriptor: Stdio): number {
  return descriptor.is === "stdin" ? fileType.unknown : fileType.characterDevice;
}

/** A 64-bit file position as a number; undefined when it is negative or beyond what a file here can ever be. */
function position(value: bigint): number | undefined {
  return value >= 0n && value <= 0x7fff_ffffn ? Number(value) : undefined;
}
