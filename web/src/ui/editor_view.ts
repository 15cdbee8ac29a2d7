// The code editor: CodeMirror with our colours, our keys and one problem mark. It lives in a shadow root, because
// CodeMirror brings its style rules itself and the page's policy allows none but our own files; in a shadow root it adopts
// constructed sheets, which need no permission.

import { closeBrackets, closeBracketsKeymap, insertBracket } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentMore, indentWithTab, undo } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec, StateEffect, StateField, Text, type Extension, type Range } from "@codemirror/state";
import {
  Decoration, EditorView, GutterMarker, WidgetType, drawSelection, gutter, highlightActiveLine, highlightActiveLineGutter,
  highlightSpecialChars, keymap, lineNumbers, type DecorationSet,
} from "@codemirror/view";
import { codeLanguage } from "./code_language.ts";
import { codeColours, editorTheme } from "./editor_theme.ts";
import type { PlacedFault, PlainWordsProps } from "./explained.tsx";
import { repaired, strangeSigns } from "./strange_signs.ts";
import { typeOver } from "./type_over.ts";

export interface EditorFile {
  readonly path: string;
  readonly text: string;
}

/** A sentence that belongs to a line of a file. Lines and columns from 1 in code points; 0 is unknown. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  /** Of the message: an engine speaks English. */
  readonly lang: string;
  /** What it is about, for an explanation; undefined: our own words. */
  readonly fault?: PlacedFault;
  /** The explanation, and its language. */
  readonly plain?: PlainWordsProps;
  /** Worth a look, but no mistake that stops the program. */
  readonly isWarning?: boolean;
}

/** What a screen reader is told of the editor. */
export interface EditorWords {
  readonly label: string;
  readonly description: string;
  /** CodeMirror's own sentences, by their English. */
  readonly phrases: Readonly<Record<string, string>>;
}

export interface EditorEvents {
  onChange(files: readonly EditorFile[]): void;
  onRun(): void;
  onCheck(): void;
}

/** What an editor begins with. To be told of it afterwards would make it draw itself again. */
export interface EditorStart {
  readonly files: readonly EditorFile[];
  /** Of the files, the one that is shown. */
  readonly path: string;
  readonly words: EditorWords;
  readonly isReadOnly: boolean;
}

const emptyStart: EditorStart = { files: [], path: "", words: { label: "", description: "", phrases: {} }, isReadOnly: false };

/** What the workbench asks of an editor; the other one is plain_editor.ts. */
export type Editor = Pick<
  CodeEditor, "destroy" | "setFiles" | "files" | "open" | "setMarks" | "explainMarks" | "setWords" | "setReadOnly" | "goTo" | "focus" | "type" | "indent" | "undo" | "strangeSign" | "repairSigns"
>;

export class CodeEditor {
  private readonly view: EditorView;
  private readonly states = new Map<string, EditorState>();
  private readonly events: EditorEvents;
  private readonly narrow = matchMedia("(max-width: 59.99rem)");
  private readonly wrapping = new Compartment();
  private readonly labelling = new Compartment();
  private readonly writing = new Compartment();
  private readonly speaking = new Compartment();
  private order: readonly string[] = [];
  private path = "";
  private marks: readonly Mark[] = [];
  private isAsMarked = false;

  private readonly languageOf: typeof codeLanguage;

  constructor(host: HTMLElement, events: EditorEvents, start = emptyStart, languageOf = codeLanguage) {
    this.events = events;
    this.languageOf = languageOf;
    this.words = start.words;
    this.isReadOnly = start.isReadOnly;
    this.order = start.files.map(({ path }) => path);
    for (const { path, text } of start.files) this.states.set(path, this.newState(text));
    this.path = this.states.has(start.path) ? start.path : (this.order[0] ?? "");
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus: true });
    this.view = new EditorView({ root, parent: root, state: this.states.get(this.path) ?? this.newState("") });
    for (const path of this.order) this.speak(path);
    this.narrow.addEventListener("change", this.followWidth);
  }

  destroy(): void {
    this.narrow.removeEventListener("change", this.followWidth);
    this.view.destroy();
  }

  /** Puts other files in place of what is there. A file that is the same keeps its cursor and its undo. */
  setFiles(files: readonly EditorFile[]): void {
    this.store();
    this.order = files.map(({ path }) => path);
    for (const { path, text } of files) {
      const state = this.states.get(path);
      if (state === undefined) this.add(path, text);
      else if (state.doc.toString() !== text) {
        // As a change, so that undo in the editor brings it back as well.
        this.states.set(path, state.update({ changes: { from: 0, to: state.doc.length, insert: text } }).state);
      }
    }
    this.show(this.order.includes(this.path) ? this.path : (this.order[0] ?? ""));
  }

  get files(): readonly EditorFile[] {
    this.store();
    return this.order.map((path) => ({ path, text: this.states.get(path)?.doc.toString() ?? "" }));
  }

  open(path: string): void {
    this.store();
    this.show(path);
  }

  private show(path: string): void {
    const state = this.states.get(path);
    if (state === undefined || (path === this.path && state === this.view.state)) return;
    this.path = path;
    this.view.setState(state);
    this.followWidth();
    this.showMarks();
  }

  setMarks(marks: readonly Mark[]): void {
    if (marks.length === 0 && this.marks.length === 0) return;
    this.marks = marks;
    this.isAsMarked = true;
    this.showMarks();
  }

  /** The same marks with more to say; not once somebody has typed, for some of them are gone then. */
  explainMarks(marks: readonly Mark[]): void {
    if (this.isAsMarked) this.setMarks(marks);
  }

  setWords(words: EditorWords): void {
    if (JSON.stringify(words) === JSON.stringify(this.words)) return;
    this.words = words;
    this.view.dispatch({ effects: this.labelling.reconfigure(this.labelled()) });
  }

  setReadOnly(isReadOnly: boolean): void {
    if (isReadOnly === this.isReadOnly) return;
    this.isReadOnly = isReadOnly;
    this.view.dispatch({ effects: this.writing.reconfigure(this.writable()) });
  }

  /** Puts the cursor on a line and brings it into sight. */
  goTo(line: number, column: number): void {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    const anchor = at.from + utf16(at.text, column);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  focus(): void {
    this.view.focus();
  }

  /** Types `text` for somebody whose keyboard hides it. An opening bracket brings its partner, as when typed. */
  type(text: string): void {
    const bracketed = insertBracket(this.view.state, text);
    this.view.dispatch(bracketed ?? this.view.state.replaceSelection(text), { scrollIntoView: true });
    this.view.focus();
  }

  indent(): void {
    const { state } = this.view;
    if (state.selection.ranges.some((range) => !range.empty)) indentMore(this.view);
    else this.view.dispatch(state.replaceSelection(state.facet(indentUnit)), { scrollIntoView: true });
    this.view.focus();
  }

  /** The first sign that the language cannot read, for a sentence about it. */
  strangeSign(): { readonly line: number; readonly wrong: string; readonly right: string } | undefined {
    const [first] = strangeSigns(this.view.state);
    return first && { ...first, line: this.view.state.doc.lineAt(first.from).number };
  }

  /** Puts all of them right, as one step that undo takes back. */
  repairSigns(): void {
    this.view.dispatch({ changes: repaired(this.view.state) });
    this.view.focus();
  }

  undo(): void {
    undo(this.view);
    this.view.focus();
  }

  private words: EditorWords;
  private isReadOnly: boolean;

  private store(): void {
    if (this.states.has(this.path)) this.states.set(this.path, this.view.state);
  }

  private add(path: string, text: string): void {
    this.states.set(path, this.newState(text));
    this.speak(path);
  }

  /** The grammar follows by itself; the file can be edited before. */
  private speak(path: string): void {
    void this.languageOf(path).then((language) => {
      const state = this.states.get(path);
      if (language === undefined || state === undefined) return;
      const effects = this.speaking.reconfigure(language);
      if (this.path === path) this.view.dispatch({ effects });
      else this.states.set(path, state.update({ effects }).state);
    });
  }

  private newState(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.extensions() });
  }

  private extensions(): Extension {
    return [
      Prec.highest(keymap.of([
        { key: "Mod-Enter", run: () => (this.events.onRun(), true) },
        { key: "Shift-Mod-Enter", run: () => (this.events.onCheck(), true) },
      ])),
      markField,
      markGutter,
      lineNumbers(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of("    "),
      bracketMatching(),
      closeBrackets(),
      typeOver,
      highlightActiveLine(),
      highlightActiveLineGutter(),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      this.speaking.of([]),
      syntaxHighlighting(codeColours),
      editorTheme,
      this.wrapping.of(this.narrow.matches ? EditorView.lineWrapping : []),
      this.labelling.of(this.labelled()),
      this.writing.of(this.writable()),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        this.isAsMarked = false;
        this.events.onChange(this.files);
      }),
    ];
  }

  private labelled(): Extension {
    const { label, description, phrases } = this.words;
    return [EditorState.phrases.of(phrases), EditorView.contentAttributes.of({
      "aria-label": label, "aria-description": description, "autocapitalize": "off", "autocorrect": "off",
      "spellcheck": "false", "translate": "no", "lang": "zxx", "tabindex": "0",
    })];
  }

  private writable(): Extension {
    return [EditorState.readOnly.of(this.isReadOnly), EditorView.editable.of(!this.isReadOnly)];
  }

  private readonly followWidth = (): void => {
    const { wrapping, labelling, writing } = this;
    this.view.dispatch({
      effects: [
        wrapping.reconfigure(this.narrow.matches ? EditorView.lineWrapping : []),
        labelling.reconfigure(this.labelled()),
        writing.reconfigure(this.writable()),
      ],
    });
  };

  private showMarks(): void {
    this.view.dispatch({ effects: setMarks.of(this.marks.filter((mark) => mark.path === this.path)) });
  }
}

const setMarks = StateEffect.define<readonly Mark[]>();

/** The marked lines, their exact places, and the sentences below them (there is no hovering on a phone). Each is gone with the
 *  next edit of its line. */
const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return Decoration.set(effect.value.flatMap((mark) => decorated(mark, transaction.state.doc)), true);
    }
    if (!transaction.docChanged) return marked;
    const { startState, changes } = transaction;
    const isUntouched = (at: number): boolean => {
      const line = startState.doc.lineAt(at);
      return changes.touchesRange(line.from, line.to) === false;
    };
    return marked.update({ filter: isUntouched }).map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorated(mark: Mark, doc: Text): Range<Decoration>[] {
  if (mark.line < 1 || mark.line > doc.lines) return [];
  const line = doc.line(mark.line);
  const kind = mark.isWarning === true ? "warning" : "problem";
  const ranges: Range<Decoration>[] = [Decoration.line({ class: `cm-${kind}-line`, kind }).range(line.from)];
  if (mark.column > 0) {
    const from = line.from + utf16(line.text, mark.column);
    const to = mark.endLine === mark.line && mark.endColumn > mark.column ? line.from + utf16(line.text, mark.endColumn) : line.to;
    if (to > from) ranges.push(Decoration.mark({ class: `cm-${kind}-place` }).range(from, to));
  }
  ranges.push(Decoration.widget({ widget: new Sentence(mark, kind), side: 1, block: true }).range(line.to));
  return ranges;
}

/** Of the line that starts here: undefined, or what marks it. */
function kindAt(view: EditorView, at: number): string | undefined {
  let found: string | undefined;
  view.state.field(markField).between(at, at, (_from, _to, { spec }) => {
    const { kind } = spec as { kind?: string };
    if (kind !== undefined && found !== "problem") found = kind;
  });
  return found;
}

class Sentence extends WidgetType {
  private readonly mark: Mark;
  private readonly kind: string;

  constructor(mark: Mark, kind: string) {
    super();
    this.mark = mark;
    this.kind = kind;
  }

  override eq({ mark, kind }: Sentence): boolean {
    return mark.message === this.mark.message && mark.lang === this.mark.lang && mark.plain === this.mark.plain && kind === this.kind;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("div");
    box.className = `cm-${this.kind}-text`;
    box.lang = this.mark.lang;
    box.textContent = this.mark.message;
    if (this.mark.plain === undefined) return box;
    const plain = document.createElement("div");
    plain.className = "cm-plain-words";
    plain.lang = this.mark.plain.lang;
    for (const { is, text } of this.mark.plain.pieces) {
      const piece = is === "code" ? document.createElement("code") : document.createTextNode("");
      piece.textContent = text;
      plain.append(piece);
    }
    box.append(plain);
    return box;
  }
}

class Flag extends GutterMarker {
  override readonly elementClass: string;

  constructor(kind: string) {
    super();
    this.elementClass = `cm-${kind}-flag`;
  }

  override toDOM(): Node {
    return document.createTextNode("▲");
  }
}

const flags: Readonly<Record<string, Flag>> = { problem: new Flag("problem"), warning: new Flag("warning") };

const markGutter = gutter({
  class: "cm-problem-gutter",
  lineMarker: (view, line) => flags[kindAt(view, line.from) ?? ""] ?? null,
  lineMarkerChange: (update) => update.startState.field(markField) !== update.state.field(markField),
});

/** Column (from 1, code points) to an index into UTF-16 text. */
function utf16(text: string, column: number): number {
  return [...text].slice(0, Math.max(0, column - 1)).join("").length;
}
