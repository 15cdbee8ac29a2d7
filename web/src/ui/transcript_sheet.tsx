// What was done, on paper: by course with what each aims at, then labs outside them. Only this is printed of the page. It claims
// nothing that it cannot show: the device is the learner's own.

import { useState } from "preact/hooks";
import { dateFormat } from "../base/formatters.ts";
import type { ListedLab, Course } from "../session/session.ts";
import { inOrder, labsOf } from "../session/courses.ts";
import { plausibleTime, type Attempt } from "../work/attempt.ts";
import { isDone } from "../work/progress.ts";
import { Icon, Mark } from "./icons.tsx";
import type { AllProgress } from "./site_lists.ts";
import { useSpeech } from "./words.ts";

export interface TranscriptProps {
  readonly labs: readonly ListedLab[];
  readonly courses: readonly Course[];
  readonly progress: AllProgress;
  readonly attempts: readonly Attempt[];
}

export function TranscriptSheet({ labs, courses, progress, attempts }: TranscriptProps) {
  const { t, pick, formats } = useSpeech();
  const [name, setName] = useState("");
  const day = (at: number) => dateFormat(formats, { dateStyle: "long" }).format(at);
  const taken = inOrder(courses).filter((course) => course.labs.some((id) => progress.has(id)));
  const others = labs.filter(({ id }) => progress.has(id) && !taken.some((course) => course.labs.includes(id)));
  const rows = (listed: readonly ListedLab[]) => (
    <ul class="transcript-labs">
      {listed.map((lab) => {
        const best = progress.get(lab.id);
        const title = pick(lab.title);
        const passed = firstPass(lab.id, attempts);
        return (
          <li class={isDone(best) ? "transcript-lab transcript-done" : "transcript-lab"}>
            <span class="transcript-lab-title" lang={title.lang}>{title.text}</span>
            <span>{isDone(best) && passed !== undefined ? t("transcript.passed", { date: day(passed) }) : isDone(best) ? t("course.lab.done") : t("transcript.open")}</span>
            <span class="transcript-points">{best === undefined ? "" : t("transcript.points", { points: best.points, outOf: best.outOf })}</span>
          </li>
        );
      })}
    </ul>
  );
  return (
    <section class="transcript" aria-labelledby="transcript-title">
      <div class="on-screen transcript-tools">
        <h2 id="transcript-title" class="track-title">{t("transcript.title")}</h2>
        <p>{t("transcript.text")}</p>
        <p class="keep-actions">
          <label class="field">
            <span class="field-name">{t("transcript.name")}</span>
            <input class="field-text" type="text" value={name} maxLength={100} autocomplete="off" aria-describedby="name-text" onInput={(event) => setName(event.currentTarget.value)} />
          </label>
          <button type="button" class="button button-check" onClick={() => print()}><Icon name="print" /> {t("transcript.print")}</button>
        </p>
        <p class="note" id="name-text">{t("transcript.name.text")}</p>
      </div>
      <div class="paper">
        <p class="paper-brand"><Mark /> {t("app.name")}</p>
        <p class="paper-title">{name.trim() === "" ? t("transcript.title") : t("transcript.of", { name: name.trim() })}</p>
        <p class="note">{t("transcript.made", { date: day(Date.now()) })}</p>
        {taken.map((course) => {
          const title = pick(course.title);
          const listed = labsOf(course, { labs });
          const isAllDone = listed.every(({ id }) => isDone(progress.get(id)));
          return (
            <section class="paper-course">
              <h3 lang={title.lang}>{title.text}</h3>
              <p class="note">{t("course.hours", { count: course.hours })} <span class="dot">·</span> {
                t("course.done", { done: listed.filter(({ id }) => isDone(progress.get(id))).length, count: listed.length })
              }</p>
              {rows(listed)}
              <p class="small-title">{t(isAllDone ? "transcript.reached" : "transcript.aimed")}</p>
              <ul class="paper-outcomes">{course.outcomes.map((outcome) => <li lang={pick(outcome).lang}>{pick(outcome).text}</li>)}</ul>
            </section>
          );
        })}
        {others.length > 0 && <section class="paper-course"><h3>{t("transcript.others")}</h3>{rows(others)}</section>}
      </div>
    </section>
  );
}

function firstPass(lab: string, attempts: readonly Attempt[]): number | undefined {
  const passed = attempts.find(({ labKey, verdict }) => labKey === lab && verdict?.outcome === "passed");
  return passed === undefined ? undefined : plausibleTime(passed.at, Date.now());
}
