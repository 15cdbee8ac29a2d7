// The code of an editor, fetched once the task can be read.

import type { Editor, EditorEvents, EditorStart } from "./editor_view.ts";

export interface EditorKind {
  readonly isPlain: boolean;
  readonly Made: new (host: HTMLElement, events: EditorEvents, start: EditorStart) => Editor;
}

/** Throws where it does not come. */
export async function fetchEditor(isPlain: boolean): Promise<EditorKind> {
  return { isPlain, Made: isPlain ? (await import("./plain_editor.ts")).PlainEditor : (await import("./editor_view.ts")).CodeEditor };
}
