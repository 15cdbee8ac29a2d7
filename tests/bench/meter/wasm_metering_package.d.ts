// What we call of the npm package, which brings no types.

declare module "wasm-metering" {
  export function meterWASM(module: Buffer): Buffer;
}
