// The page of a SCORM package names its lab in its head. Such a page talks to the learning platform that shows it.

import { nameOwner } from "../work/owner.ts";
import { LearningPlatform } from "./learning_platform.ts";
import { findScormApi } from "./scorm_api.ts";

/** Before anything reads the learner's work: it lies in stores of their own. */
export function connectPlatform(lab: string): LearningPlatform {
  const platform = new LearningPlatform(lab, findScormApi(window));
  nameOwner(platform.learner);
  addEventListener("pagehide", () => platform.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") platform.rest();
  });
  return platform;
}
