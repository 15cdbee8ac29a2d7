// The editor with its frame: files, saved state, start again, download.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { codeOf } from "../explain/strange_sign.ts";
import type { SaveState } from "../work/saved_work.ts";
import type { Editor, EditorFile, Mark } from "./editor_view.ts";
import { PlainWords } from "./explained.tsx";
import { useExplainedMarks } from "./explained_marks.ts";
import { fetchEditor, type EditorKind } from "./fetch_editor.ts";
import { Icon } from "./icons.tsx";
import { Loom } from "./lazy_page.tsx";
import { languageName } from "./output_panel.tsx";
import { SaveNotice, SaveWord } from "./save_note.tsx";
import { keepWritesPlain, writesPlain } from "./settings.ts";
import { useSpeech } from "./words.ts";

export type StrangeSign = NonNullable<ReturnType<Editor["strangeSign"]>>;

export interface EditorPaneProps {
  /** What the work holds now; the editor begins with it. */
  readonly files: readonly EditorFile[];
  readonly path: string;
  readonly language: string;
  readonly marks: readonly Mark[];
  readonly save: SaveState;
  /** Undefined, or what was just done to the code and can be undone. */
  readonly wasReset: boolean;
  /** What is said of it. */
  readonly resetText: string;
  /** Null: the panel is closed. */
  readonly share: ComponentChildren;
  readonly onShare: () => void;
  /** The work goes on in an earlier version of the lab. */
  readonly isEarlier: boolean;
  readonly onVersions: () => void;
  /** A sign that the language cannot read and an input method may have left. */
  readonly sign: StrangeSign | undefined;
  readonly editor: { current: Editor | null };
  readonly onGoTo: (path: string, line: number, column: number) => void;
  readonly onChange: (files: readonly EditorFile[]) => void;
  readonly onPath: (path: string) => void;
  readonly onRun: () => void;
  readonly onCheck: () => void;
  readonly onReset: () => void;
  readonly onUndoReset: () => void;
  readonly onDownload: () => void;
  readonly onTakeOver: () => void;
  readonly onRepair: () => void;
}

export function EditorPane(props: EditorPaneProps) {
  const { files, path, language, marks, save, wasReset, isEarlier, sign, editor } = props;
  const { t } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const isReadOnly = save.kind === "elsewhere";
  const explained = useExplainedMarks(marks);

  const [kind, setKind] = useState<EditorKind | undefined>(undefined);
  const [failed, setFailed] = useState<"editor.failed" | "editor.plain.failed" | undefined>(undefined);
  const isPlain = kind?.isPlain === true;

  /** What is to be done can be read before the editor is there. */
  const want = async (isPlain: boolean) => {
    setFailed(undefined);
    try {
      setKind(await fetchEditor(isPlain));
    } catch {
      setFailed(isPlain ? "editor.plain.failed" : "editor.failed");
    }
  };
  useEffect(() => void want(writesPlain()), []);
  const swap = () => {
    keepWritesPlain(!isPlain);
    void want(!isPlain);
  };

  const keys = t(isPlain ? "editor.keys.plain" : "editor.keys");
  const editorWords = useMemo(() => ({
    label: t("editor.label", { path }),
    description: keys,
    phrases: { "Selection deleted": t("editor.deleted"), "Control character": t("editor.control") },
  }), [t, path, keys]);

  useLayoutEffect(() => {
    if (host.current === null || kind === undefined) return;
    const made = new kind.Made(host.current, {
      onChange: (files) => latest.current.onChange(files),
      onRun: () => latest.current.onRun(),
      onCheck: () => latest.current.onCheck(),
    }, { files: latest.current.files, path, words: editorWords, isReadOnly });
    editor.current = made;
    return () => {
      editor.current = null;
      made.destroy();
    };
  }, [kind]);
  // Before anything else happens: what is typed next belongs to the file that was chosen.
  useLayoutEffect(() => editor.current?.open(path), [path, kind]);
  useEffect(() => editor.current?.setWords(editorWords), [editorWords, kind]);
  useEffect(() => editor.current?.setReadOnly(isReadOnly), [isReadOnly, kind]);
  useEffect(() => editor.current?.setMarks(marks), [marks, kind]);
  useEffect(() => {
    if (explained !== undefined) editor.current?.explainMarks(explained);
  }, [explained, kind]);

  return (
    <div class="editor" id="code">
      <div class="editor-head">
        <Files paths={files.map((file) => file.path)} path={path} onPath={props.onPath} />
        <SaveWord state={save} />
        <span class="editor-tools">
          <button type="button" class="tool tool-brief" title={t("editor.plain")} aria-pressed={isPlain} onClick={swap}>
            <Icon name="plain" /> <span class="tool-text">{t("editor.plain")}</span>
          </button>
          <button type="button" class="tool" onClick={props.onReset} disabled={isReadOnly}>
            <Icon name="reset" /> <span class="tool-text">{t("editor.reset")}</span>
          </button>
          <button type="button" class="tool" aria-expanded={props.share !== null} onClick={props.onShare}>
            <Icon name="share" /> <span class="tool-text">{t("share.tool")}</span>
          </button>
          <button type="button" class="tool" onClick={props.onDownload}>
            <Icon name="download" /> <span class="tool-text">{t("editor.download")}</span>
          </button>
        </span>
      </div>
      {props.share}
      <SaveNotice state={save} onDownload={props.onDownload} onTakeOver={props.onTakeOver} />
      {wasReset && !isReadOnly && (
        <div class="notice" role="status">
          <p>{props.resetText}</p>
          <button type="button" class="button button-small" onClick={props.onUndoReset}>{t("editor.reset.undo")}</button>
        </div>
      )}
      {sign !== undefined && !isReadOnly && (
        <div class="notice" role="status">
          <p>{sign.right === "" ? t("signs.invisible", { line: sign.line, code: codeOf(sign.wrong) }) : t("signs.found", { language: languageName(language, t), line: sign.line, wrong: sign.wrong.trim() === "" ? t("signs.space") : sign.wrong, right: sign.right.trim() === "" ? t("signs.plain-space") : sign.right })}</p>
          <button type="button" class="button button-small" onClick={props.onRepair}>{t("signs.repair")}</button>
        </div>
      )}
      {isEarlier && (
        <div class="notice">
          <p>{t("versions.kept")}</p>
          <button type="button" class="button button-small" onClick={props.onVersions}>{t("versions.look")}</button>
        </div>
      )}
      {failed !== undefined && <p class="notice" role="alert">{t(failed)}</p>}
      {/* The code editor's own host keeps a shadow root, which would hide a plain field. */}
      <div class="editor-host" key={isPlain ? "plain" : "code"} ref={host}>{kind === undefined && failed === undefined && <Loom />}</div>
      {isPlain && marks.length > 0 && <MarkList marks={explained ?? marks} onGoTo={props.onGoTo} />}
      <p class="editor-keys">{keys}</p>
    </div>
  );
}

function Files({ paths, path, onPath }: { paths: readonly string[]; path: string; onPath: (path: string) => void }) {
  const { t } = useSpeech();
  const strip = useRef<HTMLDivElement>(null);
  // Not scrollIntoView, which would move the page as well. After the page was drawn: to measure sooner would lay it out twice.
  useEffect(() => {
    const chosen = strip.current?.querySelector<HTMLElement>("[aria-pressed=true]");
    if (strip.current === null || chosen == null) return;
    const { left, right, width } = chosen.getBoundingClientRect();
    const seen = strip.current.getBoundingClientRect();
    if (left < seen.left || right > seen.right) strip.current.scrollLeft += left - seen.left - Math.max(0, (seen.width - width) / 2);
  }, [paths.join("\n"), path]);
  return (
    <div class="files" role="group" aria-label={t("editor.files")} ref={strip}>
      {paths.map((it) => (
        <button type="button" class="file" aria-pressed={it === path} onClick={() => onPath(it)} translate={false}>
          <Icon name="file" /> {it}
        </button>
      ))}
    </div>
  );
}

/** What a code editor shows at the lines themselves. */
function MarkList({ marks, onGoTo }: { marks: readonly Mark[]; onGoTo: EditorPaneProps["onGoTo"] }) {
  const { t } = useSpeech();
  return (
    <ul class="plain-marks" aria-label={t("editor.marks")}>
      {marks.map(({ path, line, column, message, lang, plain, isWarning }) => (
        <li class={isWarning === true ? "plain-warning" : "plain-problem"}>
          <button type="button" class="link-button" onClick={() => onGoTo(path, line, column)}>{t("failure.line", { line, file: path })}</button>
          {" "}<span lang={lang}>{message}</span>
          {plain !== undefined && <PlainWords {...plain} />}
        </li>
      ))}
    </ul>
  );
}
