// The folder's files, one of them in the editor, and every problem at its place.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { encodeText } from "../../protocol/frame.ts";
import type { Problem } from "../../session/session.ts";
import { isFolderPath, textOf, type Folder } from "../../studio/folder.ts";
import { plainText } from "../../class/plain_text.ts";
import { CodeEditor, type EditorFile, type Mark } from "../editor_view.ts";
import { Icon } from "../icons.tsx";
import { HostileText } from "../instructor/hostile_text.tsx";
import { useSpeech } from "../words.ts";
import { labLanguage } from "./lab_language.ts";

export interface Goal {
  readonly path: string;
  /** From 1; 0: the file as a whole. */
  readonly line: number;
  readonly column: number;
}

export interface FolderEditorProps {
  readonly folder: Folder;
  readonly problems: readonly Problem[];
  readonly goal: Goal;
  readonly isReadOnly: boolean;
  readonly onGoal: (goal: Goal) => void;
  readonly onChange: (path: string, bytes: Uint8Array) => void;
  readonly onAdd: (path: string) => void;
  readonly onRemove: (path: string) => void;
}

const mostProblems = 50;

export function FolderEditor({ folder, problems, goal, isReadOnly, onGoal, onChange, onAdd, onRemove }: FolderEditorProps) {
  const { t, number } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | undefined>(undefined);
  /** Files that were looked at, with what the editor holds of them. */
  const held = useRef(new Map<string, string>());
  /** What was typed here: when it comes back with the folder, the editor is further on already. */
  const typed = useRef(new WeakSet<Uint8Array>());
  const latest = useRef(onChange);
  latest.current = onChange;
  const { path } = goal;
  const bytes = folder.get(path);
  const text = useMemo(() => (bytes === undefined ? undefined : textOf(bytes)), [bytes]);

  useLayoutEffect(() => {
    if (host.current === null) return;
    const made = new CodeEditor(host.current, {
      onChange: (files) => {
        for (const file of files) {
          if (held.current.get(file.path) === file.text) continue;
          held.current.set(file.path, file.text);
          const written = encodeText(file.text);
          typed.current.add(written);
          latest.current(file.path, written);
        }
      },
      onRun: () => undefined,
      onCheck: () => undefined,
    }, undefined, labLanguage);
    editor.current = made;
    return () => {
      editor.current = undefined;
      made.destroy();
    };
  }, []);

  // What changed from elsewhere (an attempt that was recorded, another file opened) goes into the editor.
  useEffect(() => {
    if (text === undefined) return;
    const isNew = !held.current.has(path);
    if (isNew) held.current.set(path, text);
    const files: EditorFile[] = [];
    let hasChanged = isNew;
    for (const [known, was] of [...held.current]) {
      const now = folder.get(known);
      const said = now === undefined ? undefined : typed.current.has(now) ? was : textOf(now);
      if (said === undefined) held.current.delete(known);
      else {
        if (said !== was) held.current.set(known, said);
        files.push({ path: known, text: said });
      }
      hasChanged ||= said !== was;
    }
    if (hasChanged) editor.current?.setFiles(files);
  }, [folder, path, text]);
  useEffect(() => {
    editor.current?.open(path);
    if (goal.line > 0) editor.current?.goTo(goal.line, goal.column);
  }, [goal, text === undefined]);
  useEffect(() => editor.current?.setWords({
    label: t("editor.label", { path: plainText(path, 80) }), description: "",
    phrases: { "Selection deleted": t("editor.deleted"), "Control character": t("editor.control") },
  }), [t, path]);
  useEffect(() => editor.current?.setReadOnly(isReadOnly), [isReadOnly]);
  useEffect(() => editor.current?.setMarks(problems.map(markOf)), [problems, path]);

  return (
    <div class="folder">
      <Files folder={folder} problems={problems} path={path} isReadOnly={isReadOnly} onOpen={(to) => onGoal({ path: to, line: 0, column: 0 })} onAdd={onAdd} onRemove={onRemove} />
      <div class="folder-main">
        <div class="editor-host studio-editor" ref={host} hidden={text === undefined} />
        {text === undefined && <p class="folder-bytes">{t("studio.no-text", { bytes: number(bytes?.length ?? 0) })}</p>}
        <section class="studio-problems" aria-labelledby="problems-title">
          <h2 id="problems-title" class="small-title">{t("studio.problems.title")}</h2>
          {problems.length === 0 ? <p class="note">{t("studio.problems.none")}</p> : (
            <ul class="studio-problem-list">
              {problems.slice(0, mostProblems).map(({ place, message, hint }) => (
                <li>
                  <button type="button" class="studio-problem" onClick={() => onGoal({ path: place.file === "" ? "lab.json" : place.file, line: place.line, column: place.column })}>
                    <span class="problem-place"><HostileText text={place.file === "" ? "lab.json" : place.file} most={60} />{place.line > 0 && `:${place.line}:${place.column}`}</span>
                    <span lang="en"><HostileText text={hint === "" ? message : `${message}. ${hint}`} most={300} /></span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}

function markOf({ place, message, hint }: Problem): Mark {
  return {
    path: place.file === "" ? "lab.json" : place.file, line: place.line, column: place.column, endLine: 0, endColumn: 0,
    lang: "en", message: plainText(hint === "" ? message : `${message}. ${hint}`, 300),
  };
}

function Files({ folder, problems, path, isReadOnly, onOpen, onAdd, onRemove }: {
  folder: Folder; problems: readonly Problem[]; path: string; isReadOnly: boolean;
  onOpen: (path: string) => void; onAdd: (path: string) => void; onRemove: (path: string) => void;
}) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const faulty = new Set(problems.map(({ place }) => (place.file === "" ? "lab.json" : place.file)));
  return (
    <nav class="folder-files" aria-label={t("studio.files")}>
      <ul class="folder-list">
        {inOrder([...folder.keys()]).map((it) => (
          <li>
            <button type="button" class="folder-file" aria-current={it === path ? "true" : undefined} onClick={() => onOpen(it)}>
              <Icon name={faulty.has(it) ? "warning" : "file"} /> <HostileText text={it} most={200} />
              {faulty.has(it) && <span class="visually-hidden"> {t("studio.has-problem")}</span>}
            </button>
          </li>
        ))}
      </ul>
      <form class="folder-add" onSubmit={(event) => {
        event.preventDefault();
        const wanted = typed.trim();
        if (!isFolderPath(wanted) || folder.has(wanted)) return setRefused(true);
        setRefused(false);
        setTyped("");
        onAdd(wanted);
      }}>
        <label class="field">
          <span class="field-name">{t("studio.add")}</span>
          <input type="text" value={typed} maxLength={200} autocomplete="off" spellcheck={false} placeholder="attempts/passes/…" disabled={isReadOnly}
            onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        {isRefused && <p class="note" role="alert">{t("studio.add.refused")}</p>}
        <button type="submit" class="button button-small" disabled={isReadOnly || typed.trim() === ""}><Icon name="add" /> {t("studio.add.do")}</button>
      </form>
      {path !== "lab.json" && folder.has(path) && <Remove key={path} path={path} isReadOnly={isReadOnly} onRemove={onRemove} />}
    </nav>
  );
}

/** What a lab is made of first, its many attempts last. */
function inOrder(paths: readonly string[]): readonly string[] {
  const rank = (path: string) => (path === "lab.json" ? 0 : path.startsWith("text.") ? 1 : path.startsWith("starter/") ? 2 : path.startsWith("attempts/") ? 4 : 3);
  return [...paths].sort((a, b) => rank(a) - rank(b));
}

function Remove({ path, isReadOnly, onRemove }: { path: string; isReadOnly: boolean; onRemove: (path: string) => void }) {
  const { t } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <button type="button" class="link-button" disabled={isReadOnly} onClick={() => setAsked(true)}>{t("studio.remove")}</button>;
  return (
    <p class="folder-remove">
      {t("studio.remove.ask")} <HostileText text={path} most={80} />
      <span class="keep-actions">
        <button type="button" class="button button-small button-stop" onClick={() => onRemove(path)}>{t("studio.remove.do")}</button>
        <button type="button" class="button button-small" onClick={() => setAsked(false)}>{t("studio.close.stay")}</button>
      </span>
    </p>
  );
}
