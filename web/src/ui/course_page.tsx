// One course: what it is for, the way through it, and where the learner stands on it.

import { useEffect } from "preact/hooks";
import type { ListedLab, Course, Session } from "../session/session.ts";
import { inOrder } from "../session/courses.ts";
import { isDone, type Progress } from "../work/progress.ts";
import { bandOf, courseLength, courseState } from "./course_map.tsx";
import { Icon } from "./icons.tsx";
import { ProgressLine } from "./lab_list.tsx";
import { LabMeta } from "./lab_meta.tsx";
import { CouldNotBeHad, lazyPart, Loom } from "./lazy_page.tsx";
import type { PackListProps } from "./offline_packs.tsx";
import { ProblemList } from "./problem_list.tsx";
import { catalogueLink, courseLink, labLink, workLink } from "./route.ts";
import { keepLastCourse } from "./settings.ts";
import { useCatalogue, useCourses, useProgress, type AllProgress } from "./site_lists.ts";
import { useSpeech } from "./words.ts";
import "./styles/course.css";

export interface CoursePageProps {
  readonly session: Session;
  readonly id: string;
}

export function CoursePage({ session, id }: CoursePageProps) {
  const { t, pick } = useSpeech();
  const [catalogue, retryLabs] = useCatalogue(session);
  const [courses, retryCourses] = useCourses(session);
  const progress = useProgress();
  const course = courses.step === "listed" ? courses.list.find((it) => it.id === id) : undefined;
  const title = course === undefined ? undefined : pick(course.title).text;
  useEffect(() => {
    document.title = title === undefined ? t("app.name") : `${title} · ${t("app.name")}`;
  }, [title, t]);
  useEffect(() => {
    if (course !== undefined) keepLastCourse(course.id);
  }, [course]);

  const failed = [catalogue, courses].flatMap((it) => (it.step === "failed" ? it.problems : []));
  if (failed.length > 0) {
    return (
      <div class="page-message" role="alert">
        <h1><Icon name="warning" /> {t("course.failed")}</h1>
        <p>{t("engine.failed.text.page")}</p>
        <p class="page-actions">
          <button type="button" class="button button-run" onClick={() => {
            if (catalogue.step === "failed") retryLabs();
            if (courses.step === "failed") retryCourses();
          }}>{t("app.retry")}</button>
          <a class="button button-quiet" href={catalogueLink}>{t("course.back")}</a>
        </p>
        <ProblemList problems={failed} />
      </div>
    );
  }
  if (catalogue.step !== "listed" || courses.step !== "listed") {
    return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>;
  }
  if (course === undefined) {
    return (
      <div class="page-message">
        <h1>{t("course.unknown")}</h1>
        <p>{t("app.not-found.text")}</p>
        <p class="page-actions"><a class="button button-run" href={catalogueLink}>{t("course.back")}</a></p>
      </div>
    );
  }
  return <CourseSheet session={session} course={course} courses={inOrder(courses.list)} labs={catalogue.list.labs} progress={progress} />;
}

function CourseSheet({ session, course, courses, labs, progress }: {
  session: Session; course: Course; courses: readonly Course[]; labs: readonly ListedLab[]; progress: AllProgress;
}) {
  const { t, pick } = useSpeech();
  const state = courseState({ course, labs, progress });
  const { taken, done, next, isStarted, isAllDone } = state;
  const title = pick(course.title);
  const summary = pick(course.summary);
  const at = courses.indexOf(course);
  const before = course.prerequisites.flatMap((id) => courses.find((it) => it.id === id) ?? []);
  const nextTitle = next === undefined ? undefined : pick(next.title);
  return (
    <div class="sheet">
      <a class="back" href={catalogueLink}><Icon name="back" /> {t("course.back")}</a>
      <div class="course-head">
        <div>
          <div class={bandOf(at)} aria-hidden="true" />
          <h1 class="sheet-title" lang={title.lang} tabIndex={-1}>{title.text}</h1>
          <p class="lead" lang={summary.lang}>{summary.text}</p>
          <ul class="meta course-meta">
            <li>{t("course.labs", { count: taken.length })}</li>
            <li><Icon name="clock" /> {courseLength(course, labs, t)}</li>
            {isStarted && (
              <li class="course-done">{isAllDone ? <><Icon name="check" /> {t("course.all-done")}</> : t("course.done", { done, count: taken.length })}</li>
            )}
          </ul>
          {before.length > 0 && (
            <p class="course-before">
              {t("course.before")} {before.map((it, index) => <>{index > 0 && ", "}<a href={courseLink(it.id)} lang={pick(it.title).lang}>{pick(it.title).text}</a></>)}
            </p>
          )}
          <p class="course-actions">
            {next !== undefined && nextTitle !== undefined && (
              <a class="button button-check" href={labLink(next.id)}>
                <Icon name="run" /> {isStarted ? t("course.go-on", { lab: nextTitle.text }) : t("course.start")}
              </a>
            )}
            {isStarted && <a class="button button-quiet" href={workLink}>{t("course.transcript")}</a>}
          </p>
          {course.locales[title.lang]?.reviewed === false && <p class="note">{t("app.unreviewed")}</p>}
        </div>
        <section class="outcomes" aria-labelledby="outcomes-title">
          <h2 id="outcomes-title" class="small-title">{t("course.outcomes")}</h2>
          <ul>{course.outcomes.map((outcome) => <li lang={pick(outcome).lang}>{pick(outcome).text}</li>)}</ul>
        </section>
      </div>
      <section class="track" aria-labelledby="path-title">
        <h2 id="path-title" class="track-title">{t("course.path")}</h2>
        <ol class="path">
          {taken.map((lab, index) => <PathStep key={lab.id} lab={lab} number={index + 1} progress={progress.get(lab.id)} isNext={lab.id === next?.id} />)}
        </ol>
      </section>
      <section class="track offline" aria-labelledby="offline-title">
        <h2 id="offline-title" class="track-title">{t("packs.title")}</h2>
        <p class="offline-lead">{t("packs.lead.course")}</p>
        <LazyPackList session={session} packs={[{ id: `course-${course.id}`, title: title.text, lang: title.lang, labs: taken.map(({ id }) => id) }]} />
      </section>
    </div>
  );
}

/** Fetched once the course stands. */
const LazyPackList = lazyPart<PackListProps>(async () => (await import("./offline_packs.tsx")).PackList, { loading: Loom, failed: CouldNotBeHad });

function PathStep({ lab, number, progress, isNext }: {
  lab: ListedLab; number: number; progress: Progress | undefined; isNext: boolean;
}) {
  const { t, pick } = useSpeech();
  const title = pick(lab.title);
  const summary = pick(lab.summary);
  const isPassed = isDone(progress);
  return (
    <li class={isPassed ? "path-step path-done" : isNext ? "path-step path-next" : "path-step"}>
      <span class="path-stone" aria-hidden="true">{isPassed ? <Icon name="check" /> : number}</span>
      <div class="card path-card">
        {isNext && <p class="card-track">{t("course.lab.next")}</p>}
        <h3 class="card-title" lang={title.lang}><a href={labLink(lab.id)}>{title.text}</a></h3>
        <p class="card-summary" lang={summary.lang}>{summary.text}</p>
        <LabMeta info={lab} isShort />
        {progress !== undefined && <div class="card-progress"><ProgressLine lab={lab} progress={progress} t={t} /></div>}
      </div>
    </li>
  );
}
