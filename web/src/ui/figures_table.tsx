// Numbers in a table that may be wider than the page; the first cell of a row names it. Only the first rows are shown.

import { useSpeech } from "./words.ts";

export interface Figures {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows more there are. */
  readonly more: number;
}

export const shownRows = 20;

export function firstRows(head: readonly string[], rows: readonly (readonly string[])[]): Figures {
  return { head, rows: rows.slice(0, shownRows), more: Math.max(0, rows.length - shownRows) };
}

export function FiguresTable({ title, caption, figures: { head, rows, more } }: { title: string; caption?: string; figures: Figures }) {
  const { t, number } = useSpeech();
  return (
    <div class="rows-box" tabIndex={0} role="group" aria-label={title}>
      <table class="rows">
        {caption !== undefined && <caption>{caption}</caption>}
        <thead><tr>{head.map((name) => <th scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {rows.map(([first = "", ...cells]) => <tr><th scope="row">{first}</th>{cells.map((cell) => <td>{cell}</td>)}</tr>)}
        </tbody>
      </table>
      {more > 0 && <p class="note">{t("plots.more", { total: number(more) })}</p>}
    </div>
  );
}
