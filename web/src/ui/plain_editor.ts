// The code in plain text fields, one a file: for input methods and screen readers that a code editor is in the way of. Undo is the
// browser's own, Tab leaves, and what is wrong stands in a list below (editor_pane.tsx).

import { EditorState } from "@codemirror/state";
import { codeLanguage } from "./code_language.ts";
import type { Editor, EditorEvents, EditorFile, EditorStart, EditorWords, Mark } from "./editor_view.ts";
import { repaired, strangeSigns } from "./strange_signs.ts";

const indentation = "    ";

export class PlainEditor implements Editor {
  private readonly host: HTMLElement;
  private readonly events: EditorEvents;
  private readonly fields = new Map<string, HTMLTextAreaElement>();
  /** By which a text in the code is told from the code. */
  private readonly grammars = new Map<string, Awaited<ReturnType<typeof codeLanguage>>>();
  private order: readonly string[] = [];
  private path = "";
  private words: EditorWords;
  private isReadOnly: boolean;

  constructor(host: HTMLElement, events: EditorEvents, { files, path, words, isReadOnly }: EditorStart) {
    this.host = host;
    this.events = events;
    this.path = path;
    this.words = words;
    this.isReadOnly = isReadOnly;
    this.setFiles(files);
  }

  destroy(): void {
    this.host.replaceChildren();
  }

  setFiles(files: readonly EditorFile[]): void {
    this.order = files.map(({ path }) => path);
    for (const { path, text } of files) {
      const field = this.fields.get(path) ?? this.add(path);
      if (field.value !== text) field.value = text;
    }
    this.open(this.order.includes(this.path) ? this.path : (this.order[0] ?? ""));
  }

  get files(): readonly EditorFile[] {
    return this.order.map((path) => ({ path, text: this.fields.get(path)?.value ?? "" }));
  }

  open(path: string): void {
    this.path = path;
    for (const [name, field] of this.fields) field.hidden = name !== path;
    this.dress();
  }

  setMarks(marks: readonly Mark[]): void {
    for (const [path, field] of this.fields) field.ariaInvalid = String(marks.some((mark) => mark.path === path && mark.isWarning !== true));
  }

  /** The list below says it. */
  explainMarks(): void {}

  setWords(words: EditorWords): void {
    this.words = words;
    this.dress();
  }

  setReadOnly(isReadOnly: boolean): void {
    this.isReadOnly = isReadOnly;
    this.dress();
  }

  goTo(line: number, column: number): void {
    const { field } = this;
    if (field === undefined) return;
    const lines = field.value.split("\n");
    const at = Math.min(Math.max(1, line), lines.length) - 1;
    const before = lines.slice(0, at).reduce((sum, it) => sum + it.length + 1, 0);
    const offset = before + [...(lines[at] ?? "")].slice(0, Math.max(0, column - 1)).join("").length;
    field.focus();
    field.setSelectionRange(offset, offset);
    // Long lines wrap, so this is near the line, not on it.
    field.scrollTop = (field.scrollHeight * at) / lines.length - field.clientHeight / 2;
  }

  focus(): void {
    this.field?.focus();
  }

  /** As if typed, so that the browser's undo takes it back. */
  type(text: string): void {
    const { field } = this;
    if (field === undefined || this.isReadOnly) return;
    field.focus();
    if (document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    this.events.onChange(this.files);
  }

  indent(): void {
    this.type(indentation);
  }

  undo(): void {
    this.field?.focus();
    document.execCommand("undo");
  }

  strangeSign(): { readonly line: number; readonly wrong: string; readonly right: string } | undefined {
    const state = this.state();
    const [first] = strangeSigns(state);
    return first && { ...first, line: state.doc.lineAt(first.from).number };
  }

  repairSigns(): void {
    const state = this.state();
    this.field?.select();
    this.type(repaired(state).apply(state.doc).toString());
  }

  private get field(): HTMLTextAreaElement | undefined {
    return this.fields.get(this.path);
  }

  private state(): EditorState {
    return EditorState.create({ doc: this.field?.value ?? "", extensions: this.grammars.get(this.path) ?? [] });
  }

  private add(path: string): HTMLTextAreaElement {
    const field = document.createElement("textarea");
    Object.assign(field, { className: "plain-code", spellcheck: false, autocapitalize: "off", autocomplete: "off", lang: "zxx", translate: false });
    field.setAttribute("autocorrect", "off");
    field.addEventListener("input", () => this.events.onChange(this.files));
    this.host.append(field);
    this.fields.set(path, field);
    void codeLanguage(path).then((grammar) => this.grammars.set(path, grammar));
    return field;
  }

  private dress(): void {
    const { field, words } = this;
    if (field === undefined) return;
    field.ariaLabel = words.label;
    field.setAttribute("aria-description", words.description);
    field.readOnly = this.isReadOnly;
  }
}
