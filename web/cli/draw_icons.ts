// The icons of the installed site as pictures, for systems that take no SVG: drawn from the SVG of web/public.

import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFile } from "node:fs/promises";
import { places } from "./places.ts";

/** Name in the site to its drawing and its width in pixels. */
const icons = [
  ["icon-64.png", "icon.svg", 64],
  ["icon-180.png", "icon-maskable.svg", 180],
  ["icon-192.png", "icon.svg", 192],
  ["icon-512.png", "icon.svg", 512],
] as const;

/** `folder`: where the drawings are, with a final "/". */
export async function drawIcons(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  await initWasm(await readFile(places.drawer));
  const drawn = new Map<string, Uint8Array>();
  for (const [name, drawing, width] of icons) {
    const picture = new Resvg(await readFile(`${folder}${drawing}`, "utf8"), { fitTo: { mode: "width", value: width } });
    drawn.set(name, picture.render().asPng());
  }
  return drawn;
}
