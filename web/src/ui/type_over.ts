// What is typed in place of a selection is put there by us, not by the browser: Chromium gives what replaces coloured text the colours that
// it had, as a style attribute, which the page's policy refuses and reports as an attack.

import { EditorView } from "@codemirror/view";

/** What an input method composes stays the browser's: nobody may take it out of its hands. */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event;
    const { state } = view;
    const { from, to } = state.selection.main;
    if (inputType !== "insertText" || data === null || isComposing || view.composing || from === to || state.readOnly) return false;
    const insert = () => state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    if (!state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});
