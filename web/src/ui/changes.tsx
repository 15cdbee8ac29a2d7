// What is different between two versions of the files: the lines that were added and removed, with a few around them. A sign and a
// word say which, not the colour alone. Fetched when it is first looked at.

import { structuredPatch } from "diff";
import type { WorkFile } from "../work/record.ts";
import { useSpeech } from "./words.ts";
import "./styles/changes.css";

export interface ChangesProps {
  readonly before: readonly WorkFile[];
  readonly after: readonly WorkFile[];
}

const linesAround = 2;
/** Two long texts that have nothing in common would keep the page waiting. */
const mostEdits = 2000;

interface FileChange {
  readonly path: string;
  readonly hunks: readonly { readonly oldStart: number; readonly newStart: number; readonly lines: readonly string[] }[];
}

export function changesOf({ before, after }: ChangesProps): readonly FileChange[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))];
  return paths.flatMap((path) => {
    const [old, now] = [before, after].map((files) => files.find((file) => file.path === path)?.text ?? "");
    if (old === undefined || now === undefined || old === now) return [];
    const patch = structuredPatch(path, path, ended(old), ended(now), "", "", { context: linesAround, maxEditLength: mostEdits });
    const lines = (text: string, sign: string) => text.split("\n").slice(0, -1).map((line) => `${sign}${line}`);
    return [{ path, hunks: patch?.hunks ?? [{ oldStart: 1, newStart: 1, lines: [...lines(ended(old), "-"), ...lines(ended(now), "+")] }] }];
  });
}

export function Changes(props: ChangesProps) {
  const { t } = useSpeech();
  const changed = changesOf(props);
  if (changed.length === 0) return <p class="note">{t("history.same")}</p>;
  const all = changed.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines));
  const count = (sign: string) => all.filter((line) => line.startsWith(sign)).length;
  return (
    <div class="changes">
      <p class="note">{t("history.counts", { added: count("+"), removed: count("-") })}</p>
      {changed.map(({ path, hunks }) => (
        <figure class="change" key={path}>
          <figcaption class="change-path" translate={false}>{path}</figcaption>
          <div class="change-lines" tabIndex={0} role="region" aria-label={path} translate={false}>
            {hunks.map(({ lines }, at) => (
              <>
                {at > 0 && <p class="change-gap" aria-hidden="true">⋯</p>}
                {lines.map((line) => <Line line={line} />)}
              </>
            ))}
          </div>
        </figure>
      ))}
    </div>
  );
}

function Line({ line }: { line: string }) {
  const { t } = useSpeech();
  const [sign, text] = [line.slice(0, 1), line.slice(1)];
  const shown = text === "" ? " " : text;
  if (sign === "+") return <ins class="change-line change-added"><span class="change-sign" aria-hidden="true">+</span><span class="visually-hidden">{t("history.added")} </span>{shown}</ins>;
  if (sign === "-") return <del class="change-line change-removed"><span class="change-sign" aria-hidden="true">−</span><span class="visually-hidden">{t("history.removed")} </span>{shown}</del>;
  return <span class="change-line"><span class="change-sign" aria-hidden="true"> </span>{shown}</span>;
}

/** A missing line end at the end is nothing that a learner changed. */
function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
