// A lab's text: Markdown parsed to a tree, the tree turned into elements through a list of what is allowed. Raw HTML stays
// text, images become their description, a link must be https and shows where it goes. Nothing here sets markup from a string.

import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { safeUrl } from "../protocol/safe_url.ts";
import { Icon } from "./icons.tsx";
import { Later } from "./later.tsx";
import { setType } from "./set_type.ts";

/** The part of an mdast node that is looked at. */
export interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly url?: string;
  readonly alt?: string | null;
  readonly lang?: string | null;
  readonly align?: readonly (string | null)[] | null;
}

/** What is the same from one drawing to the next need not be drawn again: a page is drawn at every key. */
export interface MarkdownProps {
  readonly source: string;
  readonly lang: string;
  /** The value that stands for {{id}}; undefined leaves it as it is. */
  readonly fill: (id: string) => string | undefined;
  /** Asked for each text from its start: what stands in the place of some words of it. Code, headings and links keep theirs. */
  readonly explain?: (() => Explain) | undefined;
}

/** Explains terms in words, once each. */
export type Explain = (words: string) => ComponentChildren;

/** Section by section, so that a phone is not held up for all of a text at once. */
export function Markdown({ source, lang, fill, explain, isNow }: MarkdownProps & { readonly isNow: boolean }) {
  const parts = useMemo(() => sections(source), [source]);
  return useMemo(() => {
    const drawing = { fill, explain: explain?.() };
    return (
      <div class="prose" lang={lang}>
        {parts.map((part) => <Later isNow={isNow}><Section source={part} drawing={drawing} /></Later>)}
      </div>
    );
  }, [parts, lang, fill, explain, isNow]);
}

function Section({ source, drawing }: { readonly source: string; readonly drawing: Drawing }) {
  const nodes = useMemo(() => nodesOf(source), [source]);
  return useMemo(() => <>{drawn(nodes, drawing)}</>, [nodes, drawing]);
}

/** A fence that does not begin its line, one with its own sign behind it, a definition that holds everywhere. */
const isIntricate = /^[^`~\n].*(?:`{3}|~{3})|^(`{3,}|~{3,})[^`~\n]+[`~]|^ {0,3}\[[^\]]*\]:/m;

/** A heading that begins a line ends whatever is open but fenced code (CommonMark 0.31, 4.2 and 5.1), so that a text parsed in these parts
 *  is the text parsed whole. One where that is harder to tell stays whole. */
export function sections(source: string): readonly string[] {
  if (isIntricate.test(source)) return [source];
  const parts: string[][] = [[]];
  let fence: string | undefined;
  for (const line of source.split("\n")) {
    const mark = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    if (fence === undefined) {
      if (/^#{1,6} /.test(line)) parts.push([]);
      fence = mark;
    } else if (mark?.startsWith(fence) === true && line.trim() === mark) {
      fence = undefined;
    }
    parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join("\n")).filter((part) => part.trim() !== "");
}

/** Markdown of one paragraph, without the paragraph: for a question and what can be chosen as its answer. */
export function ShortMarkdown({ source, lang, fill }: MarkdownProps) {
  const [first, ...others] = useMemo(() => nodesOf(source), [source]);
  const isPlain = first?.type === "paragraph" && others.length === 0;
  return <span class="short-prose" lang={lang}>{isPlain ? blocks(first, { fill, explain: undefined }) : filled(source, fill)}</span>;
}

export function nodesOf(source: string): readonly Node[] {
  // Raw HTML is not read as such (it is shown as typed), and neither are named characters such as &nbsp;: decoding those
  // would set innerHTML in a browser, which the page's policy forbids.
  const disable = { null: ["htmlFlow", "htmlText", "characterReference"] };
  try {
    const root = fromMarkdown(source, {
      extensions: [gfmTable(), { disable }],
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    return root.children as readonly Node[];
  } catch {
    return [{ type: "code", value: source }];
  }
}

type Fill = MarkdownProps["fill"];

export interface Drawing {
  readonly fill: Fill;
  readonly explain: Explain | undefined;
}

export function drawn(nodes: readonly Node[], drawing: Drawing): ComponentChildren {
  return nodes.map((node, at) => element(node, drawing, at === 0 ? "" : lastWords(nodes[at - 1])));
}

/** What a node ends in, in whatever style. */
function lastWords(node: Node | undefined): string {
  return node?.value ?? (node?.children === undefined ? "" : lastWords(node.children.at(-1)));
}

function blocks(node: Node, drawing: Drawing): ComponentChildren {
  return drawn(node.children ?? [], drawing);
}

function element(node: Node, drawing: Drawing, before: string): ComponentChildren {
  const { fill } = drawing;
  switch (node.type) {
    case "text": return withWholeDates(setType(filled(node.value ?? "", fill), before), drawing.explain);
    case "paragraph": return <p>{blocks(node, drawing)}</p>;
    case "heading": return heading(node, { fill, explain: undefined });
    case "emphasis": return <em>{blocks(node, drawing)}</em>;
    case "strong": return <strong>{blocks(node, drawing)}</strong>;
    case "inlineCode": return inlineCode(filled(node.value ?? "", fill));
    case "code":
      // Long lines scroll sideways, so the keyboard must be able to reach the box.
      return <pre tabIndex={0}><code lang="zxx" translate={false}>{filled(node.value ?? "", fill)}</code></pre>;
    case "list":
      return node.ordered === true
        ? <ol start={node.start ?? 1}>{blocks(node, drawing)}</ol>
        : <ul>{blocks(node, drawing)}</ul>;
    case "listItem": return <li>{blocks(node, drawing)}</li>;
    case "blockquote": return <blockquote>{blocks(node, drawing)}</blockquote>;
    case "thematicBreak": return <hr />;
    case "break": return <br />;
    case "link": return link(node, { fill, explain: undefined });
    case "image": return node.alt ?? "";
    case "table": return table(node, drawing);
    case "html": return node.value ?? "";
    case "definition": return null;
    default: return node.children === undefined ? (node.value ?? null) : blocks(node, drawing);
  }
}

/** So many characters fit on a line of the narrowest phone; what is longer may break. */
const unbrokenCode = 24;

function inlineCode(text: string): ComponentChildren {
  return <code class={text.length <= unbrokenCode ? "unbroken" : undefined} lang="zxx" translate={false}>{text}</code>;
}

const date = /(\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b)/;

/** A line may end behind a hyphen, but not within a date. */
function withWholeDates(text: string, explain: Explain | undefined): ComponentChildren {
  const pieces = text.split(date).filter((it) => it !== "");
  return pieces.map((piece) => (date.test(piece) ? <span class="unbroken">{piece}</span> : explain === undefined ? piece : explain(piece)));
}

/** The page has the lab's title as its h1, so the text starts at h2. */
function heading(node: Node, drawing: Drawing): ComponentChildren {
  const depth = Math.max(2, node.depth ?? 2);
  const inside = blocks(node, drawing);
  return depth === 2 ? <h2>{inside}</h2> : depth === 3 ? <h3>{inside}</h3> : <h4>{inside}</h4>;
}

function table(node: Node, drawing: Drawing): ComponentChildren {
  const [head, ...body] = node.children ?? [];
  const side = (at: number) => {
    const align = node.align?.[at];
    return align === "right" ? "to-right" : align === "center" ? "to-centre" : undefined;
  };
  // What is empty heads no column: it stands between two tables.
  const cells = (row: Node | undefined, Cell: "th" | "td") =>
    (row?.children ?? []).map((cell, at) => {
      const inside = blocks(cell, drawing);
      return Cell === "th" && (cell.children ?? []).length > 0 ? <th class={side(at)} scope="col">{inside}</th> : <td class={side(at)}>{inside}</td>;
    });
  return (
    <div class="table-box" tabIndex={0} role="group">
      <table>
        <thead><tr>{cells(head, "th")}</tr></thead>
        <tbody>{body.map((row) => <tr>{cells(row, "td")}</tr>)}</tbody>
      </table>
    </div>
  );
}

function link(node: Node, drawing: Drawing): ComponentChildren {
  const url = safeUrl(node.url ?? "");
  if (url === undefined) return blocks(node, drawing);
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer">
      {blocks(node, drawing)} <span class="host">({url.host}<Icon name="away" />)</span>
    </a>
  );
}

function filled(text: string, fill: Fill): string {
  return text.replace(/\{\{\s*([a-z0-9-]+)\s*\}\}/g, (whole, id: string) => fill(id) ?? whole);
}
