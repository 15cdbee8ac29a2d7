// A string of somebody else's, in its own direction, cut and with nothing unseen in it.

import { plainText } from "../../class/plain_text.ts";

export function HostileText({ text, most = 80 }: { text: string; most?: number }) {
  return <bdi class="hostile" translate={false}>{plainText(text, most)}</bdi>;
}
