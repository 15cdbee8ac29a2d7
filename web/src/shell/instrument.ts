// One instrument on one canvas: draws when something has happened and sleeps otherwise; turns pointers, wheel and keys into
// what the shell knows; follows the page's size, theme and language.

import { success, type Result } from "../base/result.ts";
import type { Exhibit } from "./exhibit.ts";
import { lookOf } from "./look.ts";
import { Painter } from "./painter.ts";
import { giveFonts, startShell, type Source } from "./shell.ts";
import { shellKeys, type ShellModule } from "./shell_module.ts";

export interface InstrumentOptions {
  readonly canvas: HTMLCanvasElement;
  readonly source: Source;
  /** The locale of numbers. */
  readonly formats: string;
  /** What a wheel does without Ctrl: moves the content, or zooms once the canvas has the focus. */
  readonly wheel: "pan" | "zoom";
  /** What the panel tells, each time that it has changed. */
  readonly onTell: (told: unknown) => void;
  /** The canvas cannot draw at all, for now or for good; "well" when it can again. */
  readonly onTrouble: (trouble: "no-webgl" | "lost" | "well") => void;
}

/** On the canvas after each frame, with the milliseconds that it took this thread: whoever listens sees it sleep, too. */
export const frameEvent = "bengkel-frame";

const linePixels = 24;
const settlingFrames = 1;

export class Instrument {
  private readonly options: InstrumentOptions;
  private readonly shell: ShellModule;
  private readonly painter: Painter | undefined;
  private readonly ending = new AbortController();
  private readonly touches = new Map<number, { x: number; y: number }>();
  private size = { width: 0, height: 0 };
  private frame = 0;
  private settling = 0;
  /** What the panel told last. */
  private told = "";
  private constructor(options: InstrumentOptions, shell: ShellModule) {
    this.options = options;
    this.shell = shell;
    this.painter = Painter.on(options.canvas);
    if (this.painter === undefined) options.onTrouble("no-webgl");
    this.listen();
  }

  static async open(options: InstrumentOptions, exhibit: Exhibit): Promise<Result<Instrument>> {
    const shell = await startShell(options.source);
    if (!shell.ok) return shell;
    const instrument = new Instrument(options, shell.value);
    const shown = await instrument.show(exhibit);
    if (shown.ok) return success(instrument);
    instrument.close();
    return shown;
  }

  /** Other data: another panel. */
  async show({ panel, data, blobs }: Exhibit): Promise<Result<null>> {
    this.applyLook();
    const opened = this.shell.ask({ do: "open", panel, data }, blobs);
    if (!opened.ok) return opened;
    const letters = this.shell.ask({ do: "letters" });
    if (!letters.ok) return letters;
    const given = await giveFonts(this.options.source, this.shell, typeof letters.value === "string" ? letters.value : "");
    if (!given.ok) return given;
    this.wake();
    return success(null);
  }

  /** What a control of the page asks for. */
  obey(command: Readonly<Record<string, unknown>>): Result<unknown> {
    const told = this.shell.ask({ do: "obey", command });
    this.wake();
    return told;
  }

  /** The page's colours or language have changed. */
  refresh(): void {
    this.applyLook();
    this.wake();
  }

  /** What is drawn, as PNG. */
  picture(): Promise<Blob | null> {
    this.draw(performance.now());
    return new Promise((resolve) => this.options.canvas.toBlob(resolve, "image/png"));
  }

  close(): void {
    this.ending.abort();
    cancelAnimationFrame(this.frame);
    this.painter?.release();
  }

  /** Draws one frame at the next chance; nothing is drawn otherwise. */
  wake(): void {
    this.settling = settlingFrames;
    this.schedule();
  }

  private schedule(): void {
    if (this.frame !== 0 || this.ending.signal.aborted) return;
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      this.draw(now);
    });
  }

  private draw(now: number): void {
    const { canvas } = this.options;
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    const ratio = Math.min(window.devicePixelRatio, 3);
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    const began = performance.now();
    const picture = this.shell.draw(width, height, ratio, now);
    this.painter?.paint(picture, width, height, ratio);
    const told = this.shell.askText({ do: "tell" });
    if (told.ok && told.value !== this.told) {
      this.told = told.value;
      this.options.onTell(JSON.parse(told.value));
    }
    canvas.dispatchEvent(new CustomEvent<number>(frameEvent, { detail: performance.now() - began }));
    if (picture.wantsFrame) this.settling = settlingFrames;
    if (picture.wantsFrame || this.settling > 0) {
      this.settling -= picture.wantsFrame ? 0 : 1;
      this.schedule();
    }
  }

  private applyLook(): void {
    this.shell.ask({ do: "look", ...lookOf(this.options.canvas, this.options.formats) });
  }

  private listen(): void {
    const { canvas, onTrouble } = this.options;
    const { signal } = this.ending;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
      this.wake();
    });
    sizes.observe(canvas);
    signal.addEventListener("abort", () => sizes.disconnect());
    const themes = new MutationObserver(() => this.refresh());
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-colours", "lang"] });
    signal.addEventListener("abort", () => themes.disconnect());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.refresh(), { signal });
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      onTrouble("lost");
    }, { signal });
    canvas.addEventListener("webglcontextrestored", () => {
      this.painter?.restore();
      onTrouble("well");
      this.wake();
    }, { signal });
    canvas.addEventListener("pointerdown", (event) => this.press(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.move(event), { signal });
    for (const name of ["pointerup", "pointercancel"] as const) {
      canvas.addEventListener(name, (event) => this.release(event), { signal });
    }
    canvas.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && this.touches.size === 0) this.tellPointer("left", event);
    }, { signal });
    canvas.addEventListener("wheel", (event) => this.turn(event), { signal, passive: false });
    canvas.addEventListener("keydown", (event) => {
      const key = event.ctrlKey || event.metaKey || event.altKey ? undefined : shellKeys[event.key];
      if (key === undefined) return;
      event.preventDefault();
      this.shell.press(key);
      this.wake();
    }, { signal });
  }

  private tellPointer(phase: "moved" | "pressed" | "released" | "left", event: MouseEvent): void {
    this.shell.point(phase, event.offsetX, event.offsetY);
    this.wake();
  }

  private press(event: PointerEvent): void {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    this.options.canvas.setPointerCapture(event.pointerId);
    this.touches.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    if (this.touches.size === 1) this.tellPointer("pressed", event);
  }

  private move(event: PointerEvent): void {
    const before = this.touches.get(event.pointerId);
    const now = { x: event.offsetX, y: event.offsetY };
    if (before !== undefined) {
      const [other] = [...this.touches].filter(([id]) => id !== event.pointerId).map(([, it]) => it);
      if (other === undefined) {
        this.shell.pan(now.x - before.x, now.y - before.y);
      } else {
        const [was, is] = [distance(before, other), distance(now, other)];
        this.shell.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
        if (was > 0 && is > 0) this.shell.zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
      }
      this.touches.set(event.pointerId, now);
    }
    if (this.touches.size < 2) this.tellPointer("moved", event);
    else this.wake();
  }

  private release(event: PointerEvent): void {
    const wasAlone = this.touches.size === 1;
    if (!this.touches.delete(event.pointerId)) return;
    this.tellPointer(wasAlone && event.type === "pointerup" ? "released" : "left", event);
  }

  private turn(event: WheelEvent): void {
    const { canvas, wheel } = this.options;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePixels : 1;
    const zooms = event.ctrlKey || wheel === "zoom";
    // A page must scroll past a plot.
    if (zooms && !event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    if (zooms) this.shell.zoom(Math.exp(-event.deltaY * unit / 400), event.offsetX, event.offsetY);
    else this.shell.pan(-(event.shiftKey ? event.deltaY : event.deltaX) * unit, event.shiftKey ? 0 : -event.deltaY * unit);
    this.wake();
  }
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
