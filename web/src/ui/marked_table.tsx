// Of a check that failed by a table: all of that table, with what is wrong in it coloured, where the report has the first few rows.

import { useMemo, useState } from "preact/hooks";
import type { MarkedTable } from "../session/session.ts";
import { tableExhibit } from "../shell/exhibit.ts";
import { LegendItem } from "./instruments/instrument_box.tsx";
import { TableInstrument } from "./instruments/table_instrument.tsx";
import { useSpeech } from "./words.ts";

export interface WholeTableProps {
  readonly title: string;
  /** Null: it cannot be had. */
  readonly load: () => Promise<MarkedTable | null>;
}

export function WholeTable({ title, load }: WholeTableProps) {
  const { t } = useSpeech();
  const [marked, setMarked] = useState<MarkedTable | null | undefined>(undefined);
  if (marked === undefined) {
    return (
      <p><button type="button" class="button button-small button-quiet" onClick={() => void load().then(setMarked)}>{t("report.table.whole")}</button></p>
    );
  }
  return marked === null ? <p class="note" role="status">{t("report.table.gone")}</p> : <Marked marked={marked} title={title} />;
}

export function Marked({ marked: { table, marks }, title }: { marked: MarkedTable; title: string }) {
  const { t } = useSpeech();
  const exhibit = useMemo(() => tableExhibit("value", table, marks.map(({ row, column, is }) => [row, column ?? -1, is])), [table, marks]);
  const expected = useMemo(() => new Map(marks.map((mark) => [`${mark.row} ${mark.column}`, mark.expected])), [marks]);
  const has = (kind: MarkedTable["marks"][number]["is"]): boolean => marks.some(({ is }) => is === kind);
  return (
    <TableInstrument
      exhibit={exhibit} title={title} expectedAt={(row, column) => expected.get(`${row} ${column}`) ?? undefined} isOpen
      legend={(
        <>
          {has("wrong") && <LegendItem sign="bad" name={t("report.table.wrong")} />}
          {has("extra") && <LegendItem sign="bad" name={t("report.table.extra")} />}
          {has("missing") && <LegendItem sign="missing" name={t("report.table.missing")} />}
        </>
      )}
    />
  );
}
