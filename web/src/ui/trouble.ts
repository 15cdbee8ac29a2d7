// What to say of problems that kept something from coming: in the reader's words, by what the reader can do about it.

import type { Problem } from "../session/session.ts";
import type { Speech } from "./words.ts";

export function troubleText([first]: readonly Pick<Problem, "code">[], t: Speech["t"], otherwise = t("engine.failed.text.page")): string {
  switch (first?.code) {
    case "site.wrong-hash": return t("trouble.wrong-hash");
    case "site.renewed": return t("trouble.renewed");
    case "pack.no-room": return t("trouble.no-room");
    default: return navigator.onLine ? otherwise : t("trouble.offline");
  }
}
