// The editor's looks. Every colour is one of the page's own properties (styles/tokens.css), which reach into the shadow
// root, so light and dark need no second theme here.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const editorTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--code-paper)", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "0.75rem 0 2rem", caretColor: "var(--teal)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { backgroundColor: "var(--code-paper)", color: "var(--ink-faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.25rem", minWidth: "2.2rem" },
  ".cm-problem-gutter": { width: "1.1rem" },
  ".cm-problem-flag": { color: "var(--bad)", textAlign: "center", fontSize: "0.75em", lineHeight: "2.1" },
  ".cm-activeLine": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--teal)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--code-selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--code-selection)", outline: "1px solid var(--teal)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-wash)", outline: "1px solid var(--bad)" },
  ".cm-specialChar": { color: "var(--bad)" },
  ".cm-problem-line": { backgroundColor: "var(--bad-wash)" },
  ".cm-warning-flag": { color: "var(--unsure)", textAlign: "center", fontSize: "0.75em", lineHeight: "2.1" },
  ".cm-warning-line": { backgroundColor: "var(--unsure-wash)" },
  ".cm-warning-place": { textDecoration: "underline wavy var(--unsure) 1.5px", textUnderlineOffset: "4px" },
  ".cm-warning-text": {
    fontFamily: "var(--sans)", fontSize: "0.875rem", lineHeight: "1.45", whiteSpace: "normal", color: "var(--unsure)",
    backgroundColor: "var(--unsure-wash)", borderLeft: "3px solid var(--unsure)", padding: "0.4rem 0.75rem 0.5rem",
  },
  ".cm-problem-place": { textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "4px" },
  ".cm-problem-text": {
    fontFamily: "var(--sans)", fontSize: "0.875rem", lineHeight: "1.45", whiteSpace: "normal", color: "var(--bad-ink)",
    backgroundColor: "var(--bad-wash)", borderLeft: "3px solid var(--bad)", padding: "0.4rem 0.75rem 0.5rem",
  },
  ".cm-plain-words": { color: "var(--ink)", paddingTop: "0.15rem" },
  ".cm-plain-words code": {
    fontFamily: "var(--mono)", fontSize: "0.92em", padding: "0.05em 0.35em", borderRadius: "0.3em", backgroundColor: "var(--surface)",
  },
});

export const codeColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string), tags.docString], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.self], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className, tags.definition(tags.className)], color: "var(--code-name)", fontWeight: "600" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.variableName), tags.meta], color: "var(--code-name)" },
  { tag: [tags.invalid], color: "var(--bad)" },
]);
