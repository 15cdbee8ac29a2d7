// What a program left by lab.show, in words and numbers: what each look is called, and its data as tables and lists. Whoever
// cannot see a drawing reads it here.

import type { LeftShow, Show } from "../session/session.ts";
import { figuresOf } from "./show_figures.ts";
import { FiguresTable } from "./figures_table.tsx";
import { LookInstrument } from "./instruments/look_instrument.tsx";
import { useSpeech } from "./words.ts";

export function Shows({ shows }: { shows: readonly LeftShow[] }) {
  const { t } = useSpeech();
  if (shows.length === 0) return null;
  return (
    <section class="plots" aria-label={t("shows.title")}>
      <h3 class="small-title">{t("shows.title")}</h3>
      {shows.map((it) => {
        if (it.is === "show") return <ShownLook show={it.show} />;
        return <p class="note">{it.is === "too-many" ? t("shows.too-many") : t("shows.unreadable", { file: it.file })}</p>;
      })}
    </section>
  );
}

export function ShownLook({ show, isOpen }: { show: Show; isOpen?: boolean }) {
  const speech = useSpeech();
  const kind = speech.t(`shows.kind.${show.look.kind}`);
  const title = show.title === "" ? kind : show.title;
  const { sentences, tables } = figuresOf(show.look, speech);
  return (
    <figure class="plot">
      <figcaption>
        <strong>{title}</strong>
        {title !== kind && <span class="note">{kind}</span>}
      </figcaption>
      <LookInstrument show={show} title={title} isOpen={isOpen === true} />
      {sentences.length > 0 && <ul>{sentences.map((it) => <li>{it}</li>)}</ul>}
      {tables.map(({ title: name, figures }) => <FiguresTable title={name} caption={name} figures={figures} />)}
    </figure>
  );
}
