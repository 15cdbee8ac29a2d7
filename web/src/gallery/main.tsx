// The instruments with fixed data, one at a time or all in a list: for screenshots, tests and benches, and for whoever draws a
// new one. gallery/?specimen=plot-lines&locale=th&colours=dark

import { render } from "preact";
import { createSession } from "../session/session.ts";
import { SourceContext } from "../ui/instruments/source_context.ts";
import { applySettings, type Colours } from "../ui/settings.ts";
import { english, fetchWords, isLocale, speak, SpeechContext } from "../ui/words.ts";
import { specimens } from "./specimens.tsx";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";
import "../ui/styles/results.css";
import "./gallery.css";

const asked = new URL(document.location.href).searchParams;
const locale = asked.get("locale");
const shown = isLocale(locale) ? locale : "en";
const colours = asked.get("colours");
applySettings({ locale: shown, colours: colours === "dark" || colours === "light" ? (colours satisfies Colours) : "auto" });
const session = createSession({ base: new URL("../", document.baseURI).href });
const words = (await fetchWords(shown)) ?? english;
const root = document.getElementById("gallery");
if (root !== null) render(<Gallery name={asked.get("specimen")} />, root);

function Gallery({ name }: { name: string | null }) {
  const specimen = specimens.find((it) => it.name === name);
  return (
    <SpeechContext.Provider value={speak(words)}>
      <SourceContext.Provider value={session}>
        <h1>{specimen?.name ?? "Instruments"}</h1>
        {specimen !== undefined ? <specimen.Show /> : <ul>{specimens.map((it) => <li><a href={`?specimen=${it.name}`}>{it.name}</a></li>)}</ul>}
      </SourceContext.Provider>
    </SpeechContext.Provider>
  );
}
