// A run that failed becomes a wrong attempt of the lab: filed by the check that it failed or, with a sentence of the author's, by a
// misconception of its own.

import { findNodeAtLocation, parseTree } from "jsonc-parser";
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

/** Also the pattern of a field, where a "-" in a class is to be escaped. */
export const attemptName = /^[a-z0-9]+(?:[\-_][a-z0-9]+)*$/;

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

/** On a line of its own behind the others, and nothing else of the file changed. Every language of the lab wants the sentence; until somebody
 *  translates it, it is the author's own. */
function withMisconception(
  folder: Folder, { locales }: LabInfo, { id, check, sentence }: { readonly id: string; readonly check: string; readonly sentence: string },
): Result<Folder> {
  const definition = folder.get("lab.json");
  const text = definition === undefined ? undefined : textOf(definition);
  const top = text === undefined ? undefined : parseTree(text);
  const last = top?.children?.at(-1);
  if (text === undefined || top?.type !== "object" || last === undefined) return failure(problem("studio.broken-lab", "lab.json cannot be read"));
  const quoted = JSON.stringify;
  const say = Object.keys(locales).map((locale) => `${quoted(locale)}: ${quoted(sentence)}`).join(", ");
  const line = `    {"id": ${quoted(id)}, "check": ${quoted(check)}, "say": {${say}}}`;
  const list = findNodeAtLocation(top, ["misconceptions"]);
  const [before, put] = list === undefined ? [last, `,\n  "misconceptions": [\n${line}\n  ]`]
    : list.children === undefined || list.children.length === 0 ? [undefined, `[\n${line}\n  ]`] : [list.children.at(-1), `,\n${line}`];
  const from = before === undefined ? list?.offset ?? 0 : before.offset + before.length;
  const to = before === undefined ? from + (list?.length ?? 0) : from;
  return success(withFile(folder, "lab.json", encodeText(`${text.slice(0, from)}${put}${text.slice(to)}`)));
}
