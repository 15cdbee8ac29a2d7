// Two panels, one at a time: Output and Results. Arrow keys move between the tabs.

import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly badge?: string | undefined;
  readonly content: ComponentChildren;
}

export function Tabs<Id extends string>({ id: name = "result", label, tabs, chosen, onChoose }: {
  id?: string; label: string; tabs: readonly Tab<Id>[]; chosen: Id; onChoose: (id: Id) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen they are more than fit.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const strip = list.current;
      const tab = strip?.querySelector<HTMLElement>("[aria-selected=true]");
      if (strip == null || tab == null || strip.scrollWidth <= strip.clientWidth) return;
      strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
    });
    return () => cancelAnimationFrame(frame);
  }, [chosen, tabs.map(({ title }) => title).join("\n")]);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (tabs.findIndex(({ id }) => id === chosen) + step + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
  };
  return (
    <div class="panel" id={name}>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, title, badge }) => (
          <button type="button" class="tab" role="tab" id={`tab-${id}`} aria-selected={id === chosen}
            aria-controls={`panel-${id}`} tabIndex={id === chosen ? 0 : -1} onClick={() => onChoose(id)}>
            {title}{badge !== undefined && <span class="badge">{badge}</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div class="tab-panel" role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={id !== chosen} tabIndex={0}>
          {content}
        </div>
      ))}
    </div>
  );
}
