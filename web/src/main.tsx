// Puts the page together: one session, one tree of elements.

import { render } from "preact";
import { packagedLab } from "./lms/packaged_lab.ts";
import { createSession } from "./session/session.ts";
import { namedListings } from "./ui/named_listings.ts";
import { versionsOfWork } from "./work/versions_of_work.ts";
import { App, type AppProps } from "./ui/app.tsx";
import { applySettings, readSettings } from "./ui/settings.ts";
import { followKeyboard } from "./ui/keyboard.ts";
import { PlatformContext } from "./ui/platform.tsx";
import { readRoute } from "./ui/route.ts";
import { fetchWords } from "./ui/words.ts";

/** Called once, in a turn of its own; what is seen comes in the next one. */
export function start(): void {
  const packaged = packagedLab();
  const settings = readSettings();
  applySettings(settings);
  followKeyboard();
  const base = new URL("./", document.baseURI).href;
  const session = createSession({ base, listings: namedListings(), workedOn: versionsOfWork });
  const route = readRoute(location.hash);
  const ahead = packaged ?? (route.page === "lab" ? route.id : undefined);
  if (ahead !== undefined) session.openAhead(ahead);
  setTimeout(() => void show({ session, base, settings }, packaged));
}

async function show(given: Omit<AppProps, "words">, packaged: string | undefined): Promise<void> {
  const platform = packaged === undefined ? undefined : (await import("./lms/connect_platform.ts")).connectPlatform(packaged);
  const words = await fetchWords(given.settings.locale);
  const root = document.getElementById("app");
  if (root === null) return;
  root.replaceChildren();
  render((
    <PlatformContext.Provider value={platform}>
      <App {...given} words={words} />
    </PlatformContext.Provider>
  ), root);
}
