// A course at a glance: a woven band of its own, and a thread with a stone for each lab.

import type { ListedLab, Course } from "../session/session.ts";
import { labsOf, nextLab } from "../session/courses.ts";
import { isDone } from "../work/progress.ts";
import { Icon } from "./icons.tsx";
import { courseLink } from "./route.ts";
import type { AllProgress } from "./site_lists.ts";
import { useSpeech, type Speech } from "./words.ts";

export interface CourseProps {
  readonly course: Course;
  readonly labs: readonly ListedLab[];
  readonly progress: AllProgress;
}

/** How far somebody is in a course; `next` is the lab to go on with, undefined when all are done. */
export function courseState({ course, labs, progress }: CourseProps) {
  const taken = labsOf(course, { labs });
  const done = taken.filter(({ id }) => isDone(progress.get(id))).length;
  const isStarted = taken.some(({ id }) => progress.has(id));
  const [first] = course.labs;
  const isLabDone = (id: string) => isDone(progress.get(id)) || !taken.some((lab) => lab.id === id);
  const nextId = first === undefined ? undefined : !isLabDone(first) ? first : nextLab(course, first, isLabDone);
  return { taken, done, isStarted, isAllDone: taken.length > 0 && done === taken.length, next: taken.find(({ id }) => id === nextId) };
}

export function CourseMap(props: CourseProps) {
  const { taken, next } = courseState(props);
  return (
    <ol class="map" aria-hidden="true">
      {taken.map(({ id }) => (
        <li class={isDone(props.progress.get(id)) ? "stone stone-done" : id === next?.id ? "stone stone-next" : "stone"} />
      ))}
    </ol>
  );
}

const bands = 4;

/** Its hours, or of less than an hour its labs' minutes. */
export function courseLength(course: Course, labs: readonly ListedLab[], t: Speech["t"]): string {
  const minutes = labsOf(course, { labs }).reduce((sum, lab) => sum + lab.minutes, 0);
  return minutes < 60 ? t("catalogue.minutes.long", { count: minutes }) : t("course.hours", { count: course.hours });
}

/** The band of a course by its place among all of them. */
export function bandOf(place: number): string {
  return `band band-${place % bands}`;
}

export function CourseCard(props: CourseProps & { place: number }) {
  const { course, labs, place } = props;
  const { t, pick, find } = useSpeech();
  const { taken, done, isStarted, isAllDone } = courseState(props);
  const title = pick(course.title);
  const summary = pick(course.summary);
  const languages = [...new Set(labsOf(course, { labs }).map(({ language }) => language))];
  return (
    <li class={isAllDone ? "card course-card card-done" : "card course-card"}>
      <div class={bandOf(place)} aria-hidden="true" />
      <h3 class="card-title course-title" lang={title.lang}><a href={courseLink(course.id)}>{title.text}</a></h3>
      <p class="card-summary" lang={summary.lang}>{summary.text}</p>
      <ul class="meta">
        {languages.map((language) => <li class="chip">{find(`code-language.${language}`) ?? language}</li>)}
        <li>{t("course.labs", { count: taken.length })}</li>
        <li><Icon name="clock" /> {courseLength(course, labs, t)}</li>
      </ul>
      <div class="card-progress">
        <CourseMap {...props} />
        <span class="card-state">
          {isAllDone ? <><Icon name="check" /> {t("course.all-done")}</>
            : isStarted ? t("course.done", { done, count: taken.length })
            : t("catalogue.progress.none")}
        </span>
      </div>
    </li>
  );
}
