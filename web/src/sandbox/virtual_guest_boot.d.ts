/** Made by web/build/guest_boot.ts: a sandbox frame's script and its hash as a policy spells it ('sha256-…'). */
declare module "virtual:guest-boot" {
  const source: string;
  export default source;
  export const bootHash: string;
}

/** The same of the frame that reads programs; to be fetched only when there is something to read. */
declare module "virtual:source-boot" {
  const source: string;
  export default source;
  export const bootHash: string;
}
