// Courses as the core read them: in its reply, and in the site's listing of them (labs/courses.json).

import type { Result } from "../base/result.ts";
import type { Identified, Localised } from "./messages.ts";
import { decode, type Node } from "./read_json.ts";

export interface Course {
  readonly id: string;
  /** Of its labs, the main one first. */
  readonly tracks: readonly string[];
  readonly title: Localised;
  readonly summary: Localised;
  readonly locales: Readonly<Record<string, { readonly reviewed: boolean }>>;
  /** What a learner can do afterwards. */
  readonly outcomes: readonly Localised[];
  /** Notional. */
  readonly hours: number;
  /** Ids of labs, in the order in which they are taken. */
  readonly labs: readonly string[];
  /** Courses that come before it. */
  readonly prerequisites: readonly string[];
}

function course(it: Node): Course {
  return {
    id: it.at("id").text(),
    tracks: it.at("tracks").texts(),
    title: it.at("title").localised(),
    summary: it.at("summary").localised(),
    locales: it.at("locales").map((locale) => ({ reviewed: locale.at("reviewed").bool() })),
    outcomes: it.at("outcomes").list((outcome) => outcome.localised()),
    hours: it.at("hours").count(),
    labs: it.at("labs").texts(),
    prerequisites: it.at("prerequisites").texts(),
  };
}

export function decodeCoursesReply(text: string): Result<Identified<readonly Course[]>> {
  return decode("reply", text, (it) => ({ id: it.at("id").count(), value: it.at("courses").list(course) }));
}

/** labs/courses.json. */
export function decodeCourses(text: string): Result<readonly Course[]> {
  return decode("labs/courses.json", text, (it) => {
    if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
    return it.at("courses").list(course);
  });
}
