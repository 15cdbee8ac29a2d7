// The result sets of an SQL program, however long: of each its columns with their types, its first rows as text, and all of it in the
// table instrument. Fetched when it is first wanted.

import { useMemo } from "preact/hooks";
import { toHex } from "../base/hex.ts";
import { maximumValueBytes, type Value } from "../protocol/value.ts";
import type { RecordedTables, ResultSet } from "../session/session.ts";
import { tableExhibit } from "../shell/exhibit.ts";
import { ExceptionBox } from "./exception_box.tsx";
import { TableInstrument } from "./instruments/table_instrument.tsx";
import { endSentence } from "./output_panel.tsx";
import { StaleNotice } from "./stale_notice.tsx";
import { useSpeech } from "./words.ts";

export interface TablesPanelProps {
  readonly recorded: RecordedTables;
  readonly language: string;
  /** True when the code is no longer what was run. */
  readonly isStale: boolean;
  readonly onAgain: () => void;
  readonly onGoTo: (path: string, line: number, column: number) => void;
}

export function TablesPanel({ recorded: { end, results }, language, isStale, onAgain, onGoTo }: TablesPanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div class="result-sets">
      {isStale && <StaleNotice again="tables.again" onAgain={onAgain} />}
      {results?.length === 0 && <p>{t("tables.none")}</p>}
      {results === null && end.ending === "too-much-output" && <p>{t("tables.too-large", { size: speech.megabytes(maximumValueBytes, 0) })}</p>}
      {results === null && end.ending !== "too-much-output" && <p>{endSentence(end, language, speech)}</p>}
      {end.exception !== null && <ExceptionBox exception={end.exception} onGoTo={onGoTo} />}
      {results?.map((result, index) => <Result result={result} number={index + 1} />)}
    </div>
  );
}

function Result({ result, number: place }: { result: ResultSet; number: number }) {
  const { t, number } = useSpeech();
  const { line, columns, rowCount, firstRows } = result;
  const exhibit = useMemo(() => tableExhibit("value", result.bytes), [result]);
  const title = t("tables.result", { number: number(place), line });
  const size = t("tables.size", { rows: number(rowCount), columns: number(columns.length) });
  return (
    <section class="result-set">
      <h3 class="result-title">{title}</h3>
      <p class="note">{size}</p>
      <div class="rows-box" tabIndex={0} role="group" aria-label={title}>
        <table class="rows">
          <thead>
            <tr>{columns.map(({ name, classes }) => (
              <th scope="col" translate={false}>{name} <span class="cell-classes">{classes.join(" ")}</span></th>
            ))}</tr>
          </thead>
          <tbody>{firstRows.map((row) => <tr>{row.map((cell) => <Cell cell={cell} />)}</tr>)}</tbody>
        </table>
      </div>
      {rowCount > firstRows.length && <p class="note">{t("tables.first", { shown: number(firstRows.length), total: number(rowCount) })}</p>}
      {rowCount > 0 && <TableInstrument exhibit={exhibit} title={title} />}
    </section>
  );
}

const shownSigns = 300;

function Cell({ cell }: { cell: Value }) {
  if (cell.is === "null") return <td class="cell-null" translate={false}>NULL</td>;
  const text = textOf(cell);
  const isNumber = cell.is === "int" || cell.is === "float";
  return <td class={isNumber ? "cell-number" : ""} translate={false}>{text.length > shownSigns ? `${text.slice(0, shownSigns)}…` : text}</td>;
}

/** As the SQL guest prints it. */
function textOf(cell: Value): string {
  switch (cell.is) {
    case "int": return String(cell.value);
    case "float": return Number.isInteger(cell.value) && Math.abs(cell.value) < 1e15 ? cell.value.toFixed(1) : String(cell.value);
    case "text": return cell.value;
    case "bytes": return `x'${toHex(cell.value.subarray(0, shownSigns))}'`;
    default: return "";
  }
}
