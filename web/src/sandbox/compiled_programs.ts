// What a guest's memory holds beyond its snapshot once it has compiled a program (guest_compile in wasm/guests/guest.h), of the last few
// programs: every case of a check begins with the same one, and compiling is most of what a small case costs. Put back, it leaves what
// compiling anew would leave, fuel too.

import type { Bytes } from "../protocol/frame.ts";
import type { Layer } from "./written_pages.ts";

export interface ProgramFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CompiledProgram {
  readonly memory: Layer;
  /** In the order of the module's exports. */
  readonly globals: readonly bigint[];
  readonly fuel: bigint;
}

interface Entry {
  readonly request: Bytes;
  readonly program: CompiledProgram;
}

/** Several submissions may take turns in one guest, and each is compared with other programs; but it may be a phone's memory. */
const mostBytes = 8 * 1024 * 1024;

/** More than most programs leave. */
export const mostLayerBytes = 2 * 1024 * 1024;

export class CompiledPrograms {
  private entries: readonly Entry[] = [];

  /** Only one that can be had for so much fuel. */
  find(request: Bytes, fuel: bigint): CompiledProgram | undefined {
    const found = this.entries.find((it) => isEqual(it.request, request));
    if (found === undefined || found.program.fuel > fuel) return undefined;
    this.entries = [found, ...this.entries.filter((it) => it !== found)];
    return found.program;
  }

  keep(request: Bytes, program: CompiledProgram): void {
    const entries = [{ request, program }, ...this.entries];
    let bytes = 0;
    this.entries = entries.filter((it) => (bytes += it.program.memory.bytes.length) <= mostBytes);
  }
}

/** What guest_compile is told. */
export function compileRequest({ path, bytes }: ProgramFile): Bytes {
  const name = new TextEncoder().encode(path);
  const request = new Uint8Array(4 + name.length + bytes.length);
  new DataView(request.buffer).setUint32(0, name.length, true);
  request.set(name, 4);
  request.set(bytes, 4 + name.length);
  return request;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
