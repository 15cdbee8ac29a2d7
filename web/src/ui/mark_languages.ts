// A page in a community pack speaks several languages: what the pack lacks is said in the one that it falls back to. Every element that says
// a sentence gets the language of that sentence, as a screen reader has to know it. That is done where elements are made, so that
// the page's parts need not think of it: a sentence is known by its text (Words.said).

import { h, options, type ComponentChildren, type VNode } from "preact";

type Said = ReadonlyMap<string, string>;

/** From now on. `said` is asked for each element: undefined while the page speaks one language. */
export function markLanguages(said: () => Said | undefined): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    const known = said();
    if (known !== undefined && typeof vnode.type === "string") mark(vnode as VNode<Marked>, known);
    before?.(vnode);
  };
}

interface Marked {
  children?: ComponentChildren;
  readonly lang?: string | undefined;
  LANG?: string;
  readonly translate?: unknown;
  readonly [name: string]: unknown;
}

// LANG is lang, as HTML does not mind. But lang is a property as well, which Preact would set to "" in place of taking it away: "" says
// that the language is not known.
const worded = ["aria-label", "title", "placeholder", "alt", "label", "aria-description"] as const;

/** What is an element's own, its texts and its label, is in one language as a rule: it says which. A text beside elements gets one of its own. */
function mark(vnode: VNode<Marked>, said: Said): void {
  const { props } = vnode;
  if (props.lang !== undefined || props.LANG !== undefined || props.translate === false) return;
  const children = [props.children].flat(Number.POSITIVE_INFINITY);
  const langs = new Set(children.flatMap((it) => langOf(it, said) ?? []));
  const isTextAlone = children.every((it) => it === null || typeof it !== "object");
  const own = isTextAlone ? langs : new Set<string>();
  for (const name of worded) {
    const lang = langOf(props[name], said);
    if (lang !== undefined) own.add(lang);
  }
  const [lang] = own.size === 1 ? own : [];
  if (lang !== undefined) props.LANG = lang;
  if (langs.size === 0 || (isTextAlone && lang !== undefined)) return;
  props.children = wrapped(props.children, said, lang);
}

/** With each text that is in another language than `around` in an element of its own. */
function wrapped(child: ComponentChildren, said: Said, around: string | undefined): ComponentChildren {
  if (Array.isArray(child)) return child.map((it: ComponentChildren) => wrapped(it, said, around));
  const lang = langOf(child, said);
  return lang === undefined || lang === around ? child : h("span", { LANG: lang }, child);
}

function langOf(text: unknown, said: Said): string | undefined {
  return typeof text === "string" ? said.get(text) : undefined;
}
