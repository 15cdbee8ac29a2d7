// Signs that an input method leaves in code and no language reads: full-width brackets, curly quotes, a no-break space.
// Strings and comments may hold them; anywhere else they are worth a sentence and a one-tap repair.

import { ensureSyntaxTree, language, syntaxTree } from "@codemirror/language";
import type { ChangeSet, EditorState } from "@codemirror/state";
import { strangeSign } from "../explain/strange_sign.ts";

export interface StrangeSign {
  /** Offsets into the document. */
  readonly from: number;
  readonly to: number;
  readonly wrong: string;
  readonly right: string;
}

/** Parts of the languages' syntax trees in which any sign may stand. */
const anySign = /^(String|FormatString|ContinuedString|TemplateString|RawString|CharLiteral|RegExp|QuotedIdentifier|\w*Comment)$/;

/** Puts all of them right. Quotes first: only then is it known what stands in a text and may stay. */
export function repaired(state: EditorState): ChangeSet {
  const put = (from: EditorState, signs: readonly StrangeSign[]) =>
    from.changes(signs.map((sign) => ({ from: sign.from, to: sign.to, insert: sign.right })));
  const quotes = put(state, strangeSigns(state).filter(({ right }) => right === '"' || right === "'"));
  const quoted = state.update({ changes: quotes }).state;
  return quotes.compose(put(quoted, strangeSigns(quoted)));
}

/** None while the grammar is not there: without it a text cannot be told from code. */
export function strangeSigns(state: EditorState): readonly StrangeSign[] {
  if (state.facet(language) === null) return [];
  const tree = ensureSyntaxTree(state, state.doc.length, 200) ?? syntaxTree(state);
  const found: StrangeSign[] = [];
  for (const { 0: wrong, index } of state.doc.toString().matchAll(/[^\0-\x7f]/gu)) {
    const sign = strangeSign(wrong);
    // A letter of another alphabet may belong to a name.
    if (sign === undefined || (sign.kind === "letters" && !isFullWidth(wrong))) continue;
    let node: { readonly name: string; readonly parent: typeof node } | null = tree.resolveInner(index, 1);
    while (node !== null && !anySign.test(node.name)) node = node.parent;
    if (node === null) found.push({ from: index, to: index + wrong.length, wrong, right: sign.right });
  }
  return found;
}

function isFullWidth(sign: string): boolean {
  return sign >= "\uff01" && sign <= "\uff5e";
}
