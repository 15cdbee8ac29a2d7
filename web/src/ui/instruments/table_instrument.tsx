// A table of any length, to sort, filter and copy from.

import { useState } from "preact/hooks";
import type { Exhibit } from "../../shell/exhibit.ts";
import { useSpeech } from "../words.ts";
import { InstrumentBox, member, numberIn, textIn } from "./instrument_box.tsx";

export interface TableInstrumentProps {
  readonly exhibit: Exhibit;
  readonly title: string;
  readonly isOpen?: boolean;
}

export function TableInstrument({ exhibit, title, isOpen }: TableInstrumentProps) {
  const { t, number } = useSpeech();
  const [filter, setFilter] = useState("");
  const [isCopied, setIsCopied] = useState(false);
  const caption = (told: unknown): string => {
    const rows = t("instrument.table.rows", { shown: number(numberIn(told, "shown") ?? 0), total: number(numberIn(told, "rows") ?? 0) });
    const cell = member(told, "cell");
    const [row, name, text] = [numberIn(cell, "row"), textIn(cell, "name"), textIn(cell, "text")];
    if (row === undefined || name === undefined || text === undefined) return rows;
    return t("instrument.table.cell", { rows, row: number(row + 1), name, text });
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={t("instrument.table.open")} keys={t("instrument.table.keys")} wheel="pan" isOpen={isOpen === true} caption={caption}
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
