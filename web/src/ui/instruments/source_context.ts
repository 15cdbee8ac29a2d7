import { createContext } from "preact";
import type { Source } from "../../shell/shell.ts";

/** Where the drawing tools come from: the page's session. */
export const SourceContext = createContext<Source | undefined>(undefined);
