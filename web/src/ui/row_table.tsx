// The rows of a table that are not as they should be. What is wrong with a row stands beside it in words; a wrong cell holds
// what came, struck through, and what was expected.

import type { ShownTable } from "../session/report_words.ts";
import { useSpeech } from "./words.ts";

export function RowTable({ table }: { table: ShownTable }) {
  const { t } = useSpeech();
  const { caption, columns, rows, more } = table;
  return (
    <div class="rows-box" tabIndex={0} role="group" aria-label={caption}>
      <table class="rows">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("report.row")}</th>
            {columns.map((name) => <th scope="col" translate={false}>{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, row, cells }) => (
            <tr class={`row-${state}`}>
              <th scope="row">{t(`report.row.${state}`, { row })}</th>
              {cells.map(({ text, expected }) => (
                <td>
                  {expected === null
                    ? <code translate={false}>{text}</code>
                    : (
                      <>
                        <span class="visually-hidden">{t("report.got")} </span><del><code translate={false}>{text}</code></del>{" "}
                        <span class="visually-hidden">{t("report.expected")} </span><ins><code translate={false}>{expected}</code></ins>
                      </>
                    )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="note">{t("report.table.more", { count: more })}</p>}
    </div>
  );
}
