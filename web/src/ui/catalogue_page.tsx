// All labs, what they are about, and how far the learner is.

import { useEffect, useState } from "preact/hooks";
import type { Catalogue, CatalogueEntry, Problem, Session } from "../session/session.ts";
import { allProgress, type Progress } from "../work/progress.ts";
import { Icon } from "./icons.tsx";
import type { OfflinePacks, OfflinePacksProps } from "./offline_packs.tsx";
import { ProblemList } from "./output_panel.tsx";
import { labLink } from "./route.ts";
import { readLastLab } from "./settings.ts";
import { useSite } from "./site_state.ts";
import { LabMeta } from "./task_pane.tsx";
import { troubleText } from "./trouble.ts";
import { useSpeech, type Speech } from "./words.ts";

const handful = 9;

type Listing =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "listed"; readonly catalogue: Catalogue };

export function CataloguePage({ session }: { session: Session }) {
  const { t, isReviewed } = useSpeech();
  const [listing, setListing] = useState<Listing>({ step: "loading" });
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map());
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isHere = true;
    void session.catalogue().then((read) => {
      if (!isHere) return;
      setListing(read.ok ? { step: "listed", catalogue: read.value } : { step: "failed", problems: read.problems });
    });
    void allProgress().then((all) => isHere && setProgress(all));
    return () => void (isHere = false);
  }, [session, attempt]);
  useEffect(() => {
    document.title = `${t("app.name")} · ${t("app.description")}`;
  }, [t]);

  return (
    <div class="catalogue">
      <div class="hero">
        <div>
          <h1 tabIndex={-1}>{t("catalogue.title")}</h1>
          <p class="lead">{t("catalogue.lead")}</p>
        </div>
        <Glimpse />
      </div>
      {listing.step === "loading" && <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>}
      {listing.step === "failed" && (
        <div class="page-message" role="alert">
          <h2><Icon name="warning" /> {t("catalogue.failed")}</h2>
          <p>{troubleText(listing.problems, t)}</p>
          <p class="page-actions">
            <button type="button" class="button button-run" onClick={() => {
              setListing({ step: "loading" });
              setAttempt(attempt + 1);
            }}>{t("app.retry")}</button>
          </p>
          <ProblemList problems={listing.problems} />
        </div>
      )}
      {listing.step === "listed" && <Labs session={session} labs={listing.catalogue.labs} progress={progress} />}
      <footer class="foot">
        <p>{t("catalogue.footer")}</p>
        <p><a href="./guide/" hreflang="en">{t("catalogue.authors")}</a></p>
        {!isReviewed && <p>{t("app.unreviewed")}</p>}
      </footer>
    </div>
  );
}

function Labs({ session, labs, progress }: { session: Session; labs: readonly CatalogueEntry[]; progress: ReadonlyMap<string, Progress> }) {
  const { t, pick, find } = useSpeech();
  const { isOnline, isHere } = useSite();
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  if (labs.length === 0) {
    return <div class="page-message"><h2>{t("catalogue.empty")}</h2><p>{t("catalogue.empty.text")}</p></div>;
  }
  const last = labs.find(({ id }) => id === readLastLab());
  const ordered = inOrder(labs);
  // A handful of labs is one list; many are sorted by track.
  const groups = labs.length <= handful
    ? [{ id: "all", title: t("catalogue.labs"), labs: ordered }]
    : [...new Set(ordered.map(({ track }) => track))].map((track) => (
      { id: track, title: trackName(track, find), labs: ordered.filter((lab) => lab.track === track) }
    ));
  return (
    <>
      {last !== undefined && !isDone(progress.get(last.id)) && (
        <a class="continue" href={labLink(last.id)}>
          <span class="continue-icon"><Icon name="run" /></span>
          <span>
            <span class="continue-label">{t("catalogue.continue")}</span>
            <span class="continue-title" lang={pick(last.title).lang}>{pick(last.title).text}</span>
          </span>
        </a>
      )}
      {groups.map((group) => (
        <section class="track" aria-labelledby={`track-${group.id}`}>
          <h2 id={`track-${group.id}`} class="track-title">{group.title}</h2>
          <ul class="cards">
            {group.labs.map((lab) => <Card lab={lab} progress={progress.get(lab.id)} isWhole={isHere && whole.has(lab.id)} isOnline={isOnline} />)}
          </ul>
        </section>
      ))}
      <section class="track offline" aria-labelledby="offline-title">
        <h2 id="offline-title" class="track-title">{t("packs.title")}</h2>
        <p class="offline-lead">{t("packs.lead")}</p>
        <LazyPacks session={session} labs={labs} onWhole={setWhole} />
      </section>
    </>
  );
}

/** Fetched once the list stands. */
function LazyPacks(props: OfflinePacksProps) {
  const { t } = useSpeech();
  const [Part, setPart] = useState<typeof OfflinePacks | undefined>(undefined);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    import("./offline_packs.tsx").then((module) => setPart(() => module.OfflinePacks), () => setFailed(true));
  }, []);
  if (Part !== undefined) return <Part {...props} />;
  return hasFailed ? <p class="notice">{t("engine.failed.text.page")}</p> : <div class="loom" aria-busy="true" />;
}

function Card({ lab, progress, isWhole, isOnline }: { lab: CatalogueEntry; progress: Progress | undefined; isWhole: boolean; isOnline: boolean }) {
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

function ProgressLine({ lab, progress, t }: {
  lab: CatalogueEntry; progress: Progress | undefined; t: Speech["t"];
}) {
  if (progress === undefined) {
    const points = lab.checks.reduce((sum, check) => sum + check.points, 0);
    return <span class="card-state">{t("catalogue.progress.none")} <span class="dot">·</span> {t("lab.points", { count: points })}</span>;
  }
  const { points, outOf } = progress;
  if (isDone(progress)) return <span class="card-state"><Icon name="check" /> {t("catalogue.progress.done", { count: outOf })}</span>;
  const text = t("catalogue.progress.some", { points, count: outOf });
  return <><progress class="bar bar-thin" max={Math.max(1, outOf)} value={points} aria-label={text} /><span class="card-state">{text}</span></>;
}

/** What a lab looks like, for the eye only: a few lines of code and their verdict. */
function Glimpse() {
  const { t } = useSpeech();
  return (
    <div class="glimpse" aria-hidden="true">
      <pre class="glimpse-code" translate={false}>
        <b>def</b> <i>lvg_tax</i>(price):{"\n"}
        {"    "}<b>if</b> price &lt;= <u>50_000</u>:{"\n"}
        {"        "}<b>return</b> price * <u>10</u> // <u>100</u>{"\n"}
        {"    "}<b>return</b> <u>0</u>
      </pre>
      <p class="glimpse-result"><span class="check-icon"><Icon name="check" /></span> {t("results.passed")} <span class="points">{t("report.cases", { passed: 6, count: 6 })}</span></p>
    </div>
  );
}

/** A track without a name of its own ("sql-for-traders") is called by its id, as words. */
function trackName(id: string, find: Speech["find"]): string {
  const name = find(`track.${id}`);
  if (name !== undefined) return name;
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isDone(progress: Progress | undefined): boolean {
  return progress !== undefined && progress.outOf > 0 && progress.points >= progress.outOf;
}

/** Easy ones first, then short ones; the list's own order decides the rest. */
function inOrder(labs: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const levels = ["beginner", "intermediate", "advanced"];
  return [...labs].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.minutes - b.minutes);
}
