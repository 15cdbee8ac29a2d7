// shell.wasm as calls from TypeScript; the only file that sees its pointers (shell/stage/shell.h has the border). Memory may
// grow in any call, so every view is made anew, and those of a picture hold until the next call.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { instantiateStandalone } from "../core/standalone_module.ts";
import { decodeFrame, encodeFrame, frameKinds, type Bytes } from "../protocol/frame.ts";

export const pointerPhases = { moved: 0, pressed: 1, released: 2, left: 3 } as const;
export type PointerPhase = keyof typeof pointerPhases;

/** By the names that KeyboardEvent.key has for them; numbers as in shell/panel/canvas.hpp. */
export const shellKeys: Readonly<Record<string, number>> = {
  ArrowLeft: 1, ArrowRight: 2, ArrowUp: 3, ArrowDown: 4, PageUp: 5, PageDown: 6, Home: 7, End: 8, "+": 9, "=": 9, "-": 10, Enter: 11,
};

/** `vertexBytes`: x, y, u, v as floats and a colour. Commands are rectangles in CSS pixels with their run of indices. */
export interface Picture {
  readonly vertices: Uint8Array;
  readonly indices: Uint32Array;
  readonly commands: readonly PictureCommand[];
  readonly atlas: { readonly pixels: Uint8Array; readonly width: number; readonly height: number; readonly number: number };
  readonly wantsFrame: boolean;
}

export interface PictureCommand {
  readonly first: number;
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const vertexBytes = 20;
const commandBytes = 24;

type Call = (...args: number[]) => number;

export class ShellModule {
  private readonly memory: WebAssembly.Memory;
  private readonly calls: Readonly<Record<"alloc" | "free" | "call" | "reply" | "point" | "pan" | "zoom" | "press" | "draw", Call>>;

  private constructor(memory: WebAssembly.Memory, called: (name: string) => Call) {
    this.memory = memory;
    this.calls = {
      alloc: called("shell_alloc"), free: called("shell_free"), call: called("shell_call"), reply: called("shell_reply"),
      point: called("shell_point"), pan: called("shell_pan"), zoom: called("shell_zoom"), press: called("shell_press"),
      draw: called("shell_draw"),
    };
  }

  static async start(module: WebAssembly.Module): Promise<ShellModule> {
    const { memory, called } = await instantiateStandalone(module);
    return new ShellModule(memory, called);
  }

  /** What the stage answers (shell/stage/stage.hpp). */
  ask(request: Readonly<Record<string, unknown>>, blobs: readonly Uint8Array[] = []): Result<unknown> {
    const answer = this.askText(request, blobs);
    return answer.ok ? success(JSON.parse(answer.value) as unknown) : answer;
  }

  /** The same as JSON text. */
  askText(request: Readonly<Record<string, unknown>>, blobs: readonly Uint8Array[] = []): Result<string> {
    const frame = encodeFrame({ kind: frameKinds.shell, json: JSON.stringify(request), blobs });
    const pointer = this.calls.alloc(frame.length) >>> 0;
    if (pointer === 0) return failure(problem("shell.out-of-memory", "there is no memory left to show this"));
    new Uint8Array(this.memory.buffer, pointer, frame.length).set(frame);
    const size = this.calls.call(pointer, frame.length) >>> 0;
    const reply: Bytes = new Uint8Array(this.memory.buffer, this.calls.reply() >>> 0, size).slice();
    this.calls.free(pointer);
    const decoded = decodeFrame(reply);
    if (!decoded.ok) return decoded;
    if (decoded.value.kind === frameKinds.ok) return success(decoded.value.json);
    const first = (JSON.parse(decoded.value.json) as { problems?: { code?: unknown; message?: unknown }[] }).problems?.[0];
    return failure(problem(String(first?.code), String(first?.message)));
  }

  point(phase: PointerPhase, x: number, y: number): void {
    this.calls.point(pointerPhases[phase], x, y);
  }

  pan(x: number, y: number): void {
    this.calls.pan(x, y);
  }

  zoom(factor: number, x: number, y: number): void {
    this.calls.zoom(factor, x, y);
  }

  press(key: number): void {
    this.calls.press(key);
  }

  draw(width: number, height: number, ratio: number, nowMs: number): Picture {
    const at = this.calls.draw(width, height, ratio, nowMs) >>> 0;
    const { buffer } = this.memory;
    const field = new Uint32Array(buffer, at, 11);
    const [vertices = 0, vertexCount = 0, indices = 0, indexCount = 0, commands = 0, commandCount = 0] = field;
    const [atlas = 0, atlasWidth = 0, atlasHeight = 0, number = 0, wants = 0] = field.subarray(6);
    const view = new DataView(buffer, commands, commandCount * commandBytes);
    return {
      vertices: new Uint8Array(buffer, vertices, vertexCount * vertexBytes),
      indices: new Uint32Array(buffer, indices, indexCount),
      commands: Array.from({ length: commandCount }, (_, index) => {
        const from = index * commandBytes;
        return {
          first: view.getUint32(from, true), count: view.getUint32(from + 4, true),
          left: view.getFloat32(from + 8, true), top: view.getFloat32(from + 12, true),
          right: view.getFloat32(from + 16, true), bottom: view.getFloat32(from + 20, true),
        };
      }),
      atlas: { pixels: new Uint8Array(buffer, atlas, atlasWidth * atlasHeight), width: atlasWidth, height: atlasHeight, number },
      wantsFrame: wants === 1,
    };
  }
}
