// What a screen reader is told without being asked: one polite live region for the whole page.

import { createContext } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  // The same sentence twice must be read twice, so the text moves between two elements.
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div class="visually-hidden" role="status" aria-live="polite">
        <p>{said.turn % 2 === 0 ? said.text : ""}</p>
        <p>{said.turn % 2 === 1 ? said.text : ""}</p>
      </div>
    </AnnounceContext.Provider>
  );
}
