// What comes after a lab that is passed: the next one of its course, or the end of it.

import { useEffect, useState } from "preact/hooks";
import type { ListedLab, Course, Report, Session } from "../session/session.ts";
import { courseOf } from "../session/courses.ts";
import { allProgress } from "../work/progress.ts";
import { CourseMap, courseState } from "./course_map.tsx";
import { Icon } from "./icons.tsx";
import { courseLink, labLink } from "./route.ts";
import { readLastCourse } from "./settings.ts";
import type { AllProgress } from "./site_lists.ts";
import { useSpeech } from "./words.ts";

interface Place {
  readonly course: Course;
  readonly labs: readonly ListedLab[];
}

/** The course that a lab is taken in; undefined until it is known, or where there is none. Asked for once the editor is there. */
export function useCourseOf(session: Session, lab: string): Place | undefined {
  const [place, setPlace] = useState<Place | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    void Promise.all([session.labs(), session.courses()]).then(([catalogue, courses]) => {
      if (!isHere || !catalogue.ok || !courses.ok) return;
      const course = courseOf(lab, courses.value, readLastCourse());
      if (course !== undefined) setPlace({ course, labs: catalogue.value.labs });
    });
    return () => void (isHere = false);
  }, [session, lab]);
  return place;
}

/** `report` is of a check that passed; it may not be written down yet. */
export function NextStep({ place, report }: { place: Place; report: Report }) {
  const { t, pick } = useSpeech();
  const [progress, setProgress] = useState<AllProgress | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    void allProgress().then((all) => isHere && setProgress(all));
    return () => void (isHere = false);
  }, [report]);
  if (progress === undefined) return null;
  const { course, labs } = place;
  const { id: lab, hash: labHash } = report.lab;
  const { points, outOf, outcome } = report;
  const known = new Map([...progress, [lab, { labKey: lab, labHash, points, outOf, outcome }]]);
  const state = courseState({ course, labs, progress: known });
  const next = state.next?.id === lab ? undefined : state.next;
  const courseTitle = pick(course.title);
  const nextTitle = next === undefined ? undefined : pick(next.title);
  return (
    <section class="next-step">
      <CourseMap course={course} labs={labs} progress={known} />
      {next === undefined || nextTitle === undefined
        ? (
          <>
            <p class="next-title">{t("next.course-done", { course: courseTitle.text })}</p>
            <a class="button button-check" href={courseLink(course.id)}>{t("next.course")}</a>
          </>
        )
        : (
          <>
            <p class="next-label">{t("next.in", { course: courseTitle.text })} <span class="dot">·</span> {t("course.done", { done: state.done, count: state.taken.length })}</p>
            <a class="button button-check" href={labLink(next.id)} lang={nextTitle.lang}>{nextTitle.text} <Icon name="next" /></a>
          </>
        )}
    </section>
  );
}
