/** Made by web/build/language_coverage.ts: of each community pack, the share of the page's sentences that it has. */
declare module "virtual:language-coverage" {
  export const communityShares: Readonly<Record<string, number>>;
}
