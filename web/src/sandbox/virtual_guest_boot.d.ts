/** Made by web/build/guest_boot.ts: the sandbox frame's script and its hash as a policy spells it ('sha256-…'). */
declare module "virtual:guest-boot" {
  const source: string;
  export default source;
  export const bootHash: string;
}
