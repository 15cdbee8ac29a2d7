// A table of any length, to sort, filter and copy from.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Exhibit } from "../../shell/exhibit.ts";
import { useSpeech } from "../words.ts";
import { InstrumentBox, member, numberIn, textIn, type Obey } from "./instrument_box.tsx";

export interface TableInstrumentProps {
  readonly exhibit: Exhibit;
  readonly title: string;
  /** What was expected in a cell, if anything is known of that; rows and columns from 0. */
  readonly expectedAt?: (row: number, column: number) => string | undefined;
  /** What the colours mean. */
  readonly legend?: ComponentChildren;
  readonly isOpen?: boolean;
}

export function TableInstrument({ exhibit, title, expectedAt, legend, isOpen }: TableInstrumentProps) {
  const { t, number } = useSpeech();
  const [filter, setFilter] = useState("");
  const [isCopied, setIsCopied] = useState(false);
  const caption = (told: unknown): string => {
    const rows = t("instrument.table.rows", { shown: number(numberIn(told, "shown") ?? 0), total: number(numberIn(told, "rows") ?? 0) });
    const cell = member(told, "cell");
    const [row, name, text] = [numberIn(cell, "row"), textIn(cell, "name"), textIn(cell, "text")];
    if (row === undefined || name === undefined || text === undefined) return rows;
    const expected = expectedAt?.(row, numberIn(cell, "column") ?? -1);
    const values = { rows, row: number(row + 1), name, text };
    return expected === undefined ? t("instrument.table.cell", values) : t("instrument.table.cell.expected", { ...values, expected });
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={t("instrument.table.open")} keys={t("instrument.table.keys")} wheel="pan" isOpen={isOpen === true} caption={caption} legend={legend}
      below={(told, obey) => <FirstRows order={`${JSON.stringify(member(told, "sort"))} ${filter}`} obey={obey} title={title} />}
      controls={(_told, obey) => (
        <>
          <label class="instrument-filter">
            <span>{t("instrument.table.filter")}</span>
            <input
              type="search" value={filter} autocomplete="off" spellcheck={false}
              onInput={(event) => {
                setFilter(event.currentTarget.value);
                obey({ do: "filter", text: event.currentTarget.value });
              }}
            />
          </label>
          <button
            type="button" class="button button-small button-quiet"
            onClick={() => {
              const text = obey({ do: "copy" });
              if (typeof text === "string") void navigator.clipboard.writeText(text).then(() => setIsCopied(true), () => setIsCopied(false));
            }}
          >
            {t(isCopied ? "instrument.table.copied" : "instrument.table.copy")}
          </button>
        </>
      )}
    />
  );
}

const readRows = 50;

/** The same rows for whoever reads rather than looks: as they are sorted and found, the first of them. Read again when `order` is
 *  another one, and not with every frame. */
function FirstRows({ order, obey, title }: { order: string; obey: Obey; title: string }) {
  const { t, number } = useSpeech();
  const [isWanted, setIsWanted] = useState(false);
  const [text, setText] = useState<unknown>(null);
  useEffect(() => setText(isWanted ? obey({ do: "copy", rows: readRows }) : null), [isWanted, order]);
  const [head = [], ...rows] = typeof text === "string" ? text.split("\n").map((line) => line.split("\t")) : [];
  const shown = rows.filter((row) => row.length === head.length);
  return (
    <details class="first-rows" onToggle={(event) => setIsWanted(event.currentTarget.open)}>
      <summary>{t("instrument.table.text", { rows: number(readRows) })}</summary>
      {shown.length > 0 && (
        <div class="rows-box" tabIndex={0} role="group" aria-label={title}>
          <table class="rows">
            <thead><tr>{head.map((name) => <th scope="col" translate={false}>{name}</th>)}</tr></thead>
            <tbody>{shown.map((row) => <tr>{row.map((cell) => <td translate={false}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </details>
  );
}
