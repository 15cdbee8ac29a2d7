// Puts the page together: one session, one tree of elements.

import { render } from "preact";
import { createSession } from "./session/session.ts";
import { App } from "./ui/app.tsx";
import { applySettings, readSettings } from "./ui/settings.ts";
import { followKeyboard } from "./ui/keyboard.ts";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/catalogue.css";
import "./ui/styles/lab.css";
import "./ui/styles/results.css";

applySettings(readSettings());
followKeyboard();
const session = createSession({ base: new URL("./", document.baseURI).href });
const root = document.getElementById("app");
if (root !== null) render(<App session={session} />, root);
