// Puts the page together: one session, one tree of elements.

import { render } from "preact";
import { createSession } from "./session/session.ts";
import { namedListings } from "./ui/named_listings.ts";
import { versionsOfWork } from "./work/versions_of_work.ts";
import { App } from "./ui/app.tsx";
import { applySettings, readSettings } from "./ui/settings.ts";
import { followKeyboard } from "./ui/keyboard.ts";
import { readRoute } from "./ui/route.ts";
import { fetchWords } from "./ui/words.ts";

const settings = readSettings();
applySettings(settings);
followKeyboard();
const base = new URL("./", document.baseURI).href;
const session = createSession({ base, listings: namedListings(), workedOn: versionsOfWork });
const route = readRoute(location.hash);
if (route.page === "lab") session.openAhead(route.id);
const root = document.getElementById("app");

/** Not awaited by the file itself: a part that is fetched meanwhile may stand on this very file, and would wait for its end for ever. */
async function show(): Promise<void> {
  const words = await fetchWords(settings.locale);
  root?.replaceChildren();
  if (root !== null) render(<App session={session} base={base} settings={settings} words={words} />, root);
}
void show();
