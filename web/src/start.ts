// The first code of the page, and very little of it: on a lab's address its page is asked for while the rest is still on
// its way. (index.html asks for that rest by itself: web/build/early_parts.ts.)

import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/catalogue.css";
import "./ui/styles/lab.css";
import "./ui/styles/results.css";
import "./ui/styles/questions.css";
import "./ui/styles/offline.css";

// That it does not come is told by the page, which asks for it as well.
if (location.hash.startsWith("#/lab/")) void import("./ui/lab_page.tsx").catch(() => undefined);
void import("./main.tsx").then(({ start }) => setTimeout(start));
