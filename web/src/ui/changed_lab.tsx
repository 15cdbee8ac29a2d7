// A lab that changed since the learner worked on it: what has changed, and the choice. Nothing is opened or saved before it is made.

import { diffLines } from "diff";
import { useEffect, useState } from "preact/hooks";
import { answersPath } from "../protocol/answers.ts";
import type { LabChanges, OpenLab } from "../session/session.ts";
import type { WorkRecord } from "../work/record.ts";
import { isoDay } from "./earlier_work.tsx";
import { Icon } from "./icons.tsx";
import { usePlatform } from "./platform.tsx";
import { catalogueLink } from "./route.ts";
import { useSpeech } from "./words.ts";

export interface LabChange {
  /** Undefined: its files are no longer on this device, so nobody can go on in it. */
  readonly before: OpenLab | undefined;
  readonly after: OpenLab;
  readonly changes: LabChanges | undefined;
  readonly work: WorkRecord;
}

export interface ChangedLabProps {
  readonly change: LabChange;
  readonly onKeep: () => void;
  readonly onNew: () => void;
}

export function ChangedLab({ change, onKeep, onNew }: ChangedLabProps) {
  const { t, pick, date } = useSpeech();
  const { before, after, changes, work } = change;
  const [isCompared, setCompared] = useState(false);
  const title = pick(after.info.title);
  useEffect(() => document.getElementById("lab-title")?.focus({ preventScroll: true }), []);
  const parts = changes === undefined ? [] : [
    ...(changes.texts.length > 0 ? [t("versions.changed.text")] : []), ...(changes.starter ? [t("versions.changed.starter")] : []),
    ...(changes.data ? [t("versions.changed.data")] : []), ...(changes.checks ? [t("versions.changed.checks")] : []),
  ];
  return (
    <div class="changed">
      {usePlatform() === undefined && <a class="back" href={catalogueLink}><Icon name="back" /> {t("app.all-labs")}</a>}
      <p class="small-title" lang={title.lang}>{title.text}</p>
      <h1 id="lab-title" class="lab-title" tabIndex={-1}>{t("versions.title")}</h1>
      <p>{t("versions.text", { date: date(isoDay(work.savedAt)) })}</p>
      {parts.length > 0 && <ul class="changed-parts">{parts.map((part) => <li>{part}</li>)}</ul>}
      <div class="choices">
        {before !== undefined && (
          <section class="choice" aria-labelledby="choice-keep">
            <h2 id="choice-keep">{t("versions.keep")}</h2>
            <p>{t("versions.keep.text")}</p>
            <button type="button" class="button" onClick={onKeep}>{t("versions.keep.do")}</button>
          </section>
        )}
        <section class="choice" aria-labelledby="choice-new">
          <h2 id="choice-new">{t("versions.new")}</h2>
          <p>{t("versions.new.text")}</p>
          <button type="button" class="button button-check" onClick={onNew}>{t("versions.new.do")}</button>
        </section>
      </div>
      {before === undefined && <p class="note">{t("versions.gone")}</p>}
      <button type="button" class="button button-quiet" aria-expanded={isCompared} onClick={() => setCompared(!isCompared)}>
        {t(isCompared ? "versions.compare.hide" : "versions.compare")}
      </button>
      {isCompared && <Compared change={change} />}
    </div>
  );
}

function Compared({ change: { before, after, work } }: { change: LabChange }) {
  const { t, pick } = useSpeech();
  const now = pick(after.text);
  const code = work.files.filter(({ path }) => path !== answersPath);
  return (
    <div class="compared">
      {before !== undefined && (
        <Difference title={t("versions.compare.text")} lang={now.lang} before={before.text[now.lang] ?? ""} after={now.text} isText />
      )}
      {before !== undefined && after.starter.map(({ path, text }) => (
        <Difference title={t("versions.compare.starter", { path })} before={textOf(before.starter, path)} after={text} />
      ))}
      {after.starter.map(({ path, text }) => <Difference title={t("versions.compare.code", { path })} before={text} after={textOf(code, path)} />)}
      {code.filter(({ path }) => !after.info.files.includes(path)).map(({ path, text }) => (
        <Difference title={t("versions.compare.without", { path })} before="" after={text} />
      ))}
    </div>
  );
}

/** Lines that went and lines that came; a sign says which, not the colour alone. Long stretches that are alike are left out. */
function Difference({ title, before, after, lang, isText = false }: { title: string; before: string; after: string; lang?: string; isText?: boolean }) {
  const { t } = useSpeech();
  const parts = diffLines(before, after);
  const isSame = parts.every((part) => !part.added && !part.removed);
  return (
    <section class="difference">
      <h3 class="small-title">{title}</h3>
      {isSame ? <p class="note">{t("versions.compare.same")}</p> : (
        <pre class={isText ? "diff diff-text" : "diff"} tabIndex={0} role="region" aria-label={title} translate={isText} {...(lang === undefined ? {} : { lang })}>
          {parts.map((part, index) => {
            const lines = part.value.replace(/\n$/, "").split("\n");
            if (part.added) return <ins><span class="visually-hidden">{t("versions.compare.added")}</span>{lines.map((line) => `+ ${line}\n`)}</ins>;
            if (part.removed) return <del><span class="visually-hidden">{t("versions.compare.removed")}</span>{lines.map((line) => `- ${line}\n`)}</del>;
            return <span>{near(lines, index === 0, index === parts.length - 1).map((line) => (line === undefined ? "  ⋯\n" : `  ${line}\n`))}</span>;
          })}
        </pre>
      )}
    </section>
  );
}

const nearLines = 3;

/** Lines beside a change; undefined stands for those between. */
function near(lines: readonly string[], isFirst: boolean, isLast: boolean): readonly (string | undefined)[] {
  const head = isFirst ? 0 : nearLines;
  const tail = isLast ? 0 : nearLines;
  if (lines.length <= head + tail + 1) return lines;
  return [...lines.slice(0, head), undefined, ...lines.slice(lines.length - tail)];
}

function textOf(files: readonly { readonly path: string; readonly text: string }[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}
