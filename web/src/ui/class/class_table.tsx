// Learner by lab: what each piece of evidence is worth, sorted and filtered.

import { useMemo, useState } from "preact/hooks";
import type { Entry, EntryState } from "../../class/verify_class.ts";
import type { CatalogueEntry } from "../../session/session.ts";
import { Choice } from "../choice.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { HostileText } from "../instructor/hostile_text.tsx";
import { useSpeech, type WordKey } from "../words.ts";

export const stateIcons: Readonly<Record<EntryState, IconName>> = {
  verified: "check", tampered: "warning", apart: "dash", unreadable: "cross",
};

type Column = "learner" | "lab" | "state" | "points" | "file";
const columns: readonly Column[] = ["learner", "lab", "state", "points", "file"];

/** More are in the CSV; a filter finds them too. */
const mostRows = 500;
const mostProblems = 5;

export interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly labs: ReadonlyMap<string, CatalogueEntry>;
}

interface Wish {
  readonly text: string;
  readonly lab: string;
  readonly state: string;
}

export function ClassTable({ entries, labs }: EntriesProps) {
  const { t, pick, locale } = useSpeech();
  const [wish, setWish] = useState<Wish>({ text: "", lab: "", state: "" });
  const [sorted, setSorted] = useState<{ readonly by: Column; readonly isUp: boolean } | undefined>(undefined);
  const shown = useMemo(() => {
    const found = entries.filter((entry) => fits(entry, wish, locale));
    if (sorted === undefined) return found;
    const order = new Intl.Collator(locale, { numeric: true });
    return [...found].sort((a, b) => (sorted.isUp ? 1 : -1) * compare(a, b, sorted.by, order));
  }, [entries, wish, sorted, locale]);
  const ids = [...new Set(entries.flatMap(({ lab }) => lab?.id ?? []))];
  return (
    <section class="track" aria-labelledby="class-table-title">
      <h2 id="class-table-title" class="track-title">{t("class.table")} <span class="found" role="status">{t("class.shown", { count: shown.length })}</span></h2>
      <form class="filters" role="search" aria-label={t("class.filter")} onSubmit={(event) => event.preventDefault()}>
        <label class="field field-search">
          <span class="field-name">{t("class.search")}</span>
          <span class="field-box"><Icon name="search" /><input
            type="search" value={wish.text} maxLength={80} autocomplete="off" spellcheck={false}
            onInput={(event) => setWish({ ...wish, text: event.currentTarget.value })}
          /></span>
        </label>
        <Choice name={t("class.column.lab")} value={wish.lab} onChoose={(lab) => setWish({ ...wish, lab })}
          options={ids.map((id) => [id, pick(labs.get(id)?.title ?? { en: id }).text])} />
        <Choice name={t("class.column.state")} value={wish.state} onChoose={(state) => setWish({ ...wish, state })}
          options={(Object.keys(stateIcons) as EntryState[]).map((it) => [it, t(`class.state.${it}`)])} />
      </form>
      <div class="rows-box class-rows" tabIndex={0} role="group" aria-labelledby="class-table-title">
        <table class="class-table">
          <thead>
            <tr>
              {columns.map((it) => {
                const isBy = sorted?.by === it;
                return (
                  <th scope="col" {...(isBy ? { "aria-sort": sorted.isUp ? "ascending" : "descending" } : {})}>
                    <button type="button" class="sorter" onClick={() => setSorted({ by: it, isUp: !isBy || !sorted.isUp })}>
                      {t(`class.column.${it}`)} {isBy && <Icon name={sorted.isUp ? "up" : "down"} />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>{shown.slice(0, mostRows).map((entry) => <Row key={entry.key} entry={entry} labs={labs} />)}</tbody>
        </table>
      </div>
      {shown.length === 0 && <p class="note">{t("class.none")}</p>}
      {shown.length > mostRows && <p class="note">{t("class.more-rows", { most: mostRows })}</p>}
    </section>
  );
}

function Row({ entry, labs }: { entry: Entry; labs: EntriesProps["labs"] }) {
  const { t, pick } = useSpeech();
  const { learner, lab, state, report, problems, file, line } = entry;
  const title = pick(labs.get(lab?.id ?? "")?.title ?? { en: lab?.id ?? "–" });
  return (
    <tr class={`state-${state}`}>
      <th scope="row" data-name={t("class.column.learner")}>{learner === null ? <span class="nameless">{t("class.nameless")}</span> : <HostileText text={learner} />}</th>
      <td data-name={t("class.column.lab")} lang={title.lang}>{title.text}</td>
      <td data-name={t("class.column.state")}>
        <span class="state-chip"><Icon name={stateIcons[state]} /> {t(`class.state.${state}`)}</span>
        {problems.slice(0, mostProblems).map(({ code, message }) => <p class="told"><Told code={code} message={message} /></p>)}
        {problems.length > mostProblems && <p class="told">{t("class.more-problems", { count: problems.length - mostProblems })}</p>}
      </td>
      <td class="class-points" data-name={t("class.column.points")}>{report === null ? "–" : t("class.points", { points: report.points, of: report.outOf })}</td>
      <td data-name={t("class.column.file")}><HostileText text={file} most={60} />{line !== null && <> {t("class.line", { line })}</>}</td>
    </tr>
  );
}

const ownWords: ReadonlyMap<string, WordKey> = new Map<string, WordKey>([
  ["message.bad-json", "class.why.broken"], ["message.wrong-shape", "class.why.foreign"], ["evidence.bad-utf8", "class.why.foreign"],
  ["evidence.newer-format", "class.why.newer"], ["evidence.too-large", "class.why.large"], ["evidence.unknown-lab", "class.why.unknown-lab"],
  ["evidence.other-lab", "class.why.other-lab"], ["evidence.other-engine", "class.why.other-engine"], ["verify.platform", "class.why.platform"],
  ["evidence.stopped", "class.why.platform"], ["class.unreadable", "class.why.gone"],
]);

/** What was tampered with is said as `bengkel verify` says it. */
function Told({ code, message }: { code: string; message: string }) {
  const { t } = useSpeech();
  const own = ownWords.get(code);
  return own === undefined ? <span lang="en"><HostileText text={message} most={240} /></span> : <>{t(own as "class.why.broken")}</>;
}

function fits({ learner, file, lab, state }: Entry, wish: Wish, locale: string): boolean {
  const wanted = wish.text.trim().toLocaleLowerCase(locale);
  return (wish.lab === "" || lab?.id === wish.lab) && (wish.state === "" || state === wish.state)
    && (wanted === "" || `${learner ?? ""}\n${file}`.toLocaleLowerCase(locale).includes(wanted));
}

function compare(a: Entry, b: Entry, by: Column, order: Intl.Collator): number {
  const ranks: readonly EntryState[] = ["tampered", "unreadable", "apart", "verified"];
  switch (by) {
    case "learner": return order.compare(a.learner ?? "", b.learner ?? "");
    case "lab": return order.compare(a.lab?.id ?? "", b.lab?.id ?? "");
    case "state": return ranks.indexOf(a.state) - ranks.indexOf(b.state);
    case "points": return (a.report?.points ?? -1) - (b.report?.points ?? -1);
    case "file": return order.compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0);
  }
}
