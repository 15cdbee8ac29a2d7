// A run that failed becomes a wrong attempt of the lab: filed by the check that it failed or, with a sentence of the author's, by a
// misconception of its own.

import { applyEdits, modify, parse, type FormattingOptions } from "jsonc-parser";
import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { encodeText } from "../protocol/frame.ts";
import type { LabInfo } from "../protocol/messages.ts";
import type { TextFile } from "../session/session.ts";
import { textOf, withFile, type Folder } from "./folder.ts";

export interface WrongAttempt {
  /** Lower case words with "-" or "_". */
  readonly name: string;
  readonly check: string;
  /** What the learner is told who behaves like it; empty: the attempt is filed by its check. */
  readonly sentence: string;
  readonly submission: readonly TextFile[];
}

const asWritten: FormattingOptions = { insertSpaces: true, tabSize: 2, eol: "\n" };

export const attemptName = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** The folder with it. Problems: studio.bad-name, studio.name-taken, studio.broken-lab. */
export function recordAttempt(folder: Folder, info: LabInfo, { name, check, sentence, submission }: WrongAttempt): Result<Folder> {
  if (!attemptName.test(name) || name.length > 60) return failure(problem("studio.bad-name", "an attempt is named by lower case words"));
  const misconception = name.replaceAll("_", "-");
  const isNew = sentence.trim() !== "";
  if (isNew && (info.misconceptions.includes(misconception) || info.checks.some(({ id }) => id === misconception))) {
    return failure(problem("studio.name-taken", "there is a check or a misconception of this name"));
  }
  const home = `attempts/fails/${isNew ? misconception : check}/${name}`;
  const changed = submission.filter(({ path, text }) => {
    const starter = folder.get(`starter/${path}`);
    return starter === undefined || textOf(starter) !== text;
  });
  const [only, ...more] = changed.length === 0 ? submission : changed;
  if (only === undefined) return failure(problem("studio.broken-lab", "there is nothing to record"));
  const ending = /\.[a-z]+$/.exec(info.entry)?.[0] ?? "";
  const files = more.length === 0 && only.path === info.entry
    ? [{ path: `${home}${ending}`, text: only.text }] : [only, ...more].map(({ path, text }) => ({ path: `${home}/${path}`, text }));
  if ([...folder.keys()].some((path) => path.startsWith(`${home}/`) || path === `${home}${ending}`)) {
    return failure(problem("studio.name-taken", "there is an attempt of this name"));
  }
  const recorded = files.reduce<Folder>((all, { path, text }) => withFile(all, path, encodeText(text)), folder);
  return isNew ? withMisconception(recorded, info, { id: misconception, check, sentence: sentence.trim() }) : success(recorded);
}

/** At its end, as the file is written. Every language of the lab wants the sentence; until somebody translates it, it is the English one. */
function withMisconception(
  folder: Folder, { locales }: LabInfo, { id, check, sentence }: { readonly id: string; readonly check: string; readonly sentence: string },
): Result<Folder> {
  const definition = folder.get("lab.json");
  const text = definition === undefined ? undefined : textOf(definition);
  const lab: unknown = text === undefined ? undefined : parse(text);
  if (text === undefined || typeof lab !== "object" || lab === null) return failure(problem("studio.broken-lab", "lab.json cannot be read"));
  const { misconceptions } = lab as { readonly misconceptions?: unknown };
  const say = Object.fromEntries(Object.keys(locales).map((locale) => [locale, sentence]));
  const known = Array.isArray(misconceptions) ? misconceptions.length : undefined;
  const edits = known === undefined
    ? modify(text, ["misconceptions"], [{ id, check, say }], { formattingOptions: asWritten })
    : modify(text, ["misconceptions", known], { id, check, say }, { formattingOptions: asWritten, isArrayInsertion: true });
  return success(withFile(folder, "lab.json", encodeText(applyEdits(text, edits))));
}
