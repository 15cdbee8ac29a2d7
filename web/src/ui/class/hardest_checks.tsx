// Where learners stop: the checks by the share for whom each was the first that failed.

import { useMemo } from "preact/hooks";
import { hardestChecks } from "../../class/hardest_checks.ts";
import { useSpeech } from "../words.ts";
import type { EntriesProps } from "./class_table.tsx";

const mostChecks = 20;

export function HardestChecks({ entries, labs }: EntriesProps) {
  const { t, pick, percent } = useSpeech();
  const shares = useMemo(() => hardestChecks(entries), [entries]);
  if (shares.length === 0) return null;
  return (
    <section class="track" aria-labelledby="hardest-title">
      <h2 id="hardest-title" class="track-title">{t("class.hardest")}</h2>
      <p class="track-text">{t("class.hardest.text")}</p>
      <div class="rows-box" tabIndex={0} role="group" aria-labelledby="hardest-title">
        <table class="class-table class-hardest">
          <thead>
            <tr>
              <th scope="col">{t("class.hardest.check")}</th><th scope="col">{t("class.column.lab")}</th>
              <th scope="col">{t("class.hardest.first")}</th><th scope="col">{t("class.hardest.all")}</th>
            </tr>
          </thead>
          <tbody>
            {shares.slice(0, mostChecks).map(({ lab, check, run, failedFirst, failed }) => {
              const known = labs.get(lab);
              const name = pick(known?.checks.find(({ id }) => id === check)?.title ?? { en: check });
              const title = pick(known?.title ?? { en: lab });
              return (
                <tr>
                  <th scope="row" data-name={t("class.hardest.check")} lang={name.lang}>{name.text}</th>
                  <td data-name={t("class.column.lab")} lang={title.lang}>{title.text}</td>
                  <td data-name={t("class.hardest.first")}>
                    <span class="share">{percent(failedFirst / run)} <span class="share-of">{t("class.of", { part: failedFirst, whole: run })}</span></span>
                    <meter class="share-bar" min={0} max={run} value={failedFirst} aria-hidden="true" />
                  </td>
                  <td data-name={t("class.hardest.all")}>{percent(failed / run)} <span class="share-of">{t("class.of", { part: failed, whole: run })}</span></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
