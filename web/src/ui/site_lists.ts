// What the pages around the labs are made of: the lists of labs and courses, and how far the learner is. Fetched once, shared.

import { useCallback, useEffect, useState } from "preact/hooks";
import type { LabList, Course, Problem, Result, Session } from "../session/session.ts";
import { allProgress, type Progress } from "../work/progress.ts";

export type Listing<T> =
  | { readonly step: "loading" }
  | { readonly step: "failed"; readonly problems: readonly Problem[] }
  | { readonly step: "listed"; readonly list: T };

/** What a step brings, and a way to take it again after it failed. */
function useListing<T>(take: () => Promise<Result<T>>): readonly [Listing<T>, () => void] {
  const [listing, setListing] = useState<Listing<T>>({ step: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isHere = true;
    void take().then((read) => {
      if (isHere) setListing(read.ok ? { step: "listed", list: read.value } : { step: "failed", problems: read.problems });
    });
    return () => void (isHere = false);
  }, [take, attempt]);
  const again = useCallback(() => {
    setListing({ step: "loading" });
    setAttempt((count) => count + 1);
  }, []);
  return [listing, again];
}

export function useCatalogue(session: Session): readonly [Listing<LabList>, () => void] {
  return useListing(useCallback(() => session.labs(), [session]));
}

export function useCourses(session: Session): readonly [Listing<readonly Course[]>, () => void] {
  return useListing(useCallback(() => session.courses(), [session]));
}

export type AllProgress = ReadonlyMap<string, Progress>;

const none: AllProgress = new Map();

export function useProgress(): AllProgress {
  const [progress, setProgress] = useState(none);
  useEffect(() => {
    let isHere = true;
    void allProgress().then((all) => isHere && setProgress(all));
    return () => void (isHere = false);
  }, []);
  return progress;
}
