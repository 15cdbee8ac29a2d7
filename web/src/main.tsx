// Puts the page together: one session, one tree of elements.

import { render } from "preact";
import { createSession } from "./session/session.ts";
import { App } from "./ui/app.tsx";
import { applySettings, readSettings } from "./ui/settings.ts";
import { followKeyboard } from "./ui/keyboard.ts";
import { fetchWords } from "./ui/words.ts";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/catalogue.css";
import "./ui/styles/lab.css";
import "./ui/styles/results.css";
import "./ui/styles/questions.css";

const settings = readSettings();
applySettings(settings);
followKeyboard();
const session = createSession({ base: new URL("./", document.baseURI).href });
const root = document.getElementById("app");
const words = await fetchWords(settings.locale);
if (root !== null) render(<App session={session} settings={settings} words={words} />, root);
