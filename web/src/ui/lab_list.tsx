// All labs: looked through by words, language, topic and length.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ListedLab } from "../session/session.ts";
import { isDone, type Progress } from "../work/progress.ts";
import { useAnnounce } from "./announce.tsx";
import { Choice } from "./choice.tsx";
import { findLabs, lengths, noWish, type Length, type Wish } from "./find_labs.ts";
import { Icon } from "./icons.tsx";
import { labLink } from "./route.ts";
import type { AllProgress } from "./site_lists.ts";
import { LabMeta } from "./lab_meta.tsx";
import { useSite } from "./site_state.ts";
import { useSpeech, type Speech } from "./words.ts";

const searchRestMs = 600;

/** `whole`: those that work without a connection. */
export function LabList({ labs, progress, whole }: { labs: readonly ListedLab[]; progress: AllProgress; whole: ReadonlySet<string> }) {
  const { isOnline, isHere } = useSite();
  const { t, find, locale } = useSpeech();
  const announce = useAnnounce();
  const [wish, setWish] = useState<Wish>(noWish);
  const nameOf = (id: string) => trackName(id, find);
  const found = useMemo(() => findLabs(labs, wish, locale, nameOf), [labs, wish, locale]);
  const told = t("home.found", { count: found.length });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) return void (isFirst.current = false);
    const timer = setTimeout(() => announce(told), searchRestMs);
    return () => clearTimeout(timer);
  }, [told, wish]);

  const codes = [...new Set(labs.map(({ language }) => language))];
  const topics = [...new Set(labs.map(({ track }) => track))];
  return (
    <section class="track" aria-labelledby="labs-title">
      <h2 id="labs-title" class="track-title">{t("catalogue.labs")} <span class="found">{told}</span></h2>
      <form class="filters" role="search" aria-label={t("home.filter")} onSubmit={(event) => event.preventDefault()}>
        <label class="field field-search">
          <span class="field-name">{t("home.search")}</span>
          <span class="field-box"><Icon name="search" /><input
            type="search" value={wish.text} maxLength={80} autocomplete="off" spellcheck={false} enterkeyhint="search"
            onInput={(event) => setWish({ ...wish, text: event.currentTarget.value })}
          /></span>
        </label>
        <Choice name={t("home.filter.code")} value={wish.language} onChoose={(language) => setWish({ ...wish, language })}
          options={codes.map((id) => [id, find(`code-language.${id}`) ?? id])} />
        <Choice name={t("home.filter.topic")} value={wish.track} onChoose={(track) => setWish({ ...wish, track })}
          options={topics.map((id) => [id, nameOf(id)])} />
        <Choice name={t("home.filter.length")} value={wish.length} onChoose={(length) => setWish({ ...wish, length: length as Length | "" })}
          options={lengths.map((id) => [id, t(`home.length.${id}`)])} />
      </form>
      {found.length === 0
        ? (
          <div class="page-message nothing-found">
            <h3>{t("home.none")}</h3>
            <p>{t("home.none.text")}</p>
            <p class="page-actions"><button type="button" class="button button-run" onClick={() => setWish(noWish)}>{t("home.clear")}</button></p>
          </div>
        )
        : <ul class="cards">{found.map((lab) => <Card key={lab.id} lab={lab} progress={progress.get(lab.id)} isWhole={isHere && whole.has(lab.id)} isOnline={isOnline} />)}</ul>}
    </section>
  );
}

function Card({ lab, progress, isWhole, isOnline }: { lab: ListedLab; progress: Progress | undefined; isWhole: boolean; isOnline: boolean }) {
  const { t, pick, find } = useSpeech();
  const title = pick(lab.title);
  const summary = pick(lab.summary);
  return (
    <li class={["card", ...(isDone(progress) ? ["card-done"] : []), ...(isOnline || isWhole ? [] : ["card-away"])].join(" ")}>
      <p class="card-track">{trackName(lab.track, find)}</p>
      <h3 class="card-title" lang={title.lang}><a href={labLink(lab.id)}>{title.text}</a></h3>
      <p class="card-summary" lang={summary.lang}>{summary.text}</p>
      <LabMeta info={lab} isShort isWhole={isWhole} />
      {!isOnline && !isWhole && <p class="note"><Icon name="cut" /> {t("offline.away")}</p>}
      <div class="card-progress"><ProgressLine lab={lab} progress={progress} t={t} /></div>
    </li>
  );
}

export function ProgressLine({ lab, progress, t }: { lab: ListedLab; progress: Progress | undefined; t: Speech["t"] }) {
  if (progress === undefined) {
    return <span class="card-state">{t("catalogue.progress.none")} <span class="dot">·</span> {t("lab.points", { count: lab.outOf })}</span>;
  }
  const { points, outOf } = progress;
  if (isDone(progress)) return <span class="card-state"><Icon name="check" /> {t("catalogue.progress.done", { count: outOf })}</span>;
  const text = t("catalogue.progress.some", { points, count: outOf });
  return <><progress class="bar bar-thin" max={Math.max(1, outOf)} value={points} aria-label={text} /><span class="card-state">{text}</span></>;
}

/** A track without a name of its own ("sql-for-traders") is called by its id, as words. */
export function trackName(id: string, find: Speech["find"]): string {
  const name = find(`track.${id}`);
  if (name !== undefined) return name;
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
