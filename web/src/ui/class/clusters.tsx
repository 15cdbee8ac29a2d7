// Wrong answers that behave alike, each with its sentence, its learners and one source, which is shown as text.

import { useMemo } from "preact/hooks";
import { clustersOf, type Cluster } from "../../class/cluster.ts";
import { plainSource } from "../../class/plain_text.ts";
import { authorSays, failureSentence, type FailedCheck } from "../../session/report_words.ts";
import { HostileText } from "../instructor/hostile_text.tsx";
import { useSpeech } from "../words.ts";
import type { EntriesProps } from "./class_table.tsx";

const mostClusters = 40;
const mostLearners = 60;
const mostChecks = 4;
const mostSource = 20_000;
const mostSentence = 400;

export function Clusters({ entries, labs }: EntriesProps) {
  const { t } = useSpeech();
  const clusters = useMemo(() => clustersOf(entries), [entries]);
  return (
    <section class="track" aria-labelledby="clusters-title">
      <h2 id="clusters-title" class="track-title">{t("class.clusters")} <span class="found">{t("class.clusters.count", { count: clusters.length })}</span></h2>
      <p class="track-text">{t("class.clusters.text")}</p>
      {clusters.length === 0 && <p class="note">{t("class.clusters.none")}</p>}
      <ol class="clusters">{clusters.slice(0, mostClusters).map((it) => <OneCluster cluster={it} labs={labs} />)}</ol>
      {clusters.length > mostClusters && <p class="note">{t("class.clusters.more", { count: clusters.length - mostClusters })}</p>}
    </section>
  );
}

function OneCluster({ cluster: { lab, failed, entries }, labs }: { cluster: Cluster; labs: EntriesProps["labs"] }) {
  const { t, pick } = useSpeech();
  const known = labs.get(lab);
  const title = pick(known?.title ?? { en: lab });
  const [example] = entries;
  return (
    <li class="cluster">
      <p class="cluster-head">
        <strong class="cluster-count">{t("class.learners", { count: entries.length })}</strong>
        <span lang={title.lang}>{title.text}</span>
      </p>
      {failed.slice(0, mostChecks).map((check) => {
        const name = pick(known?.checks.find(({ id }) => id === check.id)?.title ?? { en: check.id });
        return <p><b lang={name.lang}>{name.text}</b>: <Sentence check={check} /></p>;
      })}
      {failed.length > mostChecks && <p class="note">{t("class.more-checks", { count: failed.length - mostChecks })}</p>}
      <ul class="cluster-learners" aria-label={t("class.column.learner")}>
        {entries.slice(0, mostLearners).map(({ learner, file }) => <li><HostileText text={learner ?? file} most={40} /></li>)}
        {entries.length > mostLearners && <li>{t("class.more-learners", { count: entries.length - mostLearners })}</li>}
      </ul>
      {example !== undefined && (
        <details class="cluster-source">
          <summary>{t("class.example")}</summary>
          {example.submission.map(({ path, text }) => (
            <figure>
              <figcaption><HostileText text={path} /></figcaption>
              <pre tabIndex={0} translate={false}><code>{plainSource(text, mostSource)}</code></pre>
            </figure>
          ))}
        </details>
      )}
    </li>
  );
}

/** What the lab's author says of it, else what happened. */
function Sentence({ check }: { check: FailedCheck }) {
  const { pick, words } = useSpeech();
  const says = authorSays(check);
  const said = says === null ? { text: failureSentence(check, words), lang: words.locale } : pick(says);
  return <span lang={said.lang}><HostileText text={said.text} most={mostSentence} /></span>;
}
