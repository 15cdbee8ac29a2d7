// What follows from courses, labs and how far a learner is: the labs of a course, the next one, the course that a lab is taken in.

import type { Course } from "../protocol/courses.ts";
import type { LabSummary } from "../protocol/messages.ts";

export type { Course };

/** The labs of a course in its order. One that the site does not list is left out. */
export function labsOf<Lab extends LabSummary>(course: Course, { labs }: { readonly labs: readonly Lab[] }): readonly Lab[] {
  return course.labs.flatMap((id) => labs.find((lab) => lab.id === id) ?? []);
}

/** The course that a lab is taken in: the one that the learner came by, if the lab is in it, else the first that has it. */
export function courseOf(lab: string, courses: readonly Course[], cameBy: string | null): Course | undefined {
  const having = courses.filter(({ labs }) => labs.includes(lab));
  return having.find(({ id }) => id === cameBy) ?? having[0];
}

/** The first lab after this one that is not done, else the first of all that is not; undefined when none is left. */
export function nextLab(course: Course, lab: string, isDone: (lab: string) => boolean): string | undefined {
  const at = course.labs.indexOf(lab);
  const inOrder = [...course.labs.slice(at + 1), ...course.labs.slice(0, Math.max(at, 0))];
  return inOrder.find((id) => id !== lab && !isDone(id));
}

/** For whoever has never been here: the shortest that asks for nothing before it. */
export function firstCourse(courses: readonly Course[]): Course | undefined {
  return courses.filter(({ prerequisites }) => prerequisites.length === 0).sort((a, b) => a.hours - b.hours)[0];
}

/** Courses whose prerequisites stand before them, the one to begin with first; otherwise as they come. */
export function inOrder(courses: readonly Course[]): readonly Course[] {
  const placed: Course[] = [];
  const place = (course: Course): void => {
    if (placed.includes(course)) return;
    for (const id of course.prerequisites) {
      const wanted = courses.find((it) => it.id === id);
      if (wanted !== undefined) place(wanted);
    }
    placed.push(course);
  };
  const first = firstCourse(courses);
  if (first !== undefined) place(first);
  courses.forEach(place);
  return placed;
}
