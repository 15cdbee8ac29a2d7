// The words of a lab as a learner meets them: links that lead somewhere, sentences that can be read, translations that are some.

import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { decodeText } from "../../src/protocol/frame.ts";
import type { Json } from "../../src/protocol/read_json.ts";
import type { LabInfo } from "../../src/protocol/messages.ts";
import { safeUrl } from "../../src/protocol/safe_url.ts";
import type { LabFolder } from "../lab_folder.ts";
import { isObject, textOf, type Definition } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";

/** Above these a text is hard for somebody who reads in a second language. */
const limits = {
  /** Words. */
  sentence: 30,
  hint: 200,
  firstHint: 60,
  /** Years of school, by the Automated Readability Index. */
  grade: 8,
} as const;

/** Fewer words say nothing about how hard they are. */
const fewestWords = 80;

/** A translation that says the same in so many words is none. */
const fewestSameWords = 4;

interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined;
}

export function reviewProse(folder: LabFolder, info: LabInfo, definition: Definition): Finding[] {
  const findings: Finding[] = [];
  const texts = new Map(Object.keys(info.locales).flatMap((locale) => {
    const file = folder.files.find(({ path }) => path === `text.${locale}.md`);
    return file === undefined ? [] : [[locale, decodeText(file.bytes) ?? ""] as const];
  }));
  for (const [locale, text] of texts) {
    const file = `text.${locale}.md`;
    const tree: MarkdownNode = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
    findings.push(...reviewLinks(folder, file, tree));
    if (locale === "en") findings.push(...reviewReading(folder, file, tree));
    else if (text.trim() === texts.get("en")?.trim()) {
      findings.push(finding("warning", "review.untranslated", folder, { file }, `this is the English text, not yet ${locale}`, "translate it"));
    }
  }
  findings.push(...reviewHints(folder, info, definition));
  findings.push(...untranslated(folder, definition, definition.json, []));
  return findings;
}

function reviewLinks(folder: LabFolder, file: string, tree: MarkdownNode): Finding[] {
  const defined = new Set(all(tree, "definition").map((it) => (it as { identifier?: string }).identifier));
  const findings = [...all(tree, "link"), ...all(tree, "definition")].flatMap((node) => {
    const url = node.url ?? "";
    if (safeUrl(url) !== undefined) return [];
    return [finding("warning", "review.bad-link", folder, { file, ...spot(node) }, `the page shows no link to ${JSON.stringify(url)}`, "a link is a whole https:// address")];
  });
  for (const node of all(tree, "image")) {
    findings.push(finding("warning", "review.bad-link", folder, { file, ...spot(node) }, "the page shows no image, only its description", "say it in words, or let the program plot it"));
  }
  // Without its definition a reference is plain text, brackets and all.
  for (const node of all(tree, "text")) {
    const loose = /\[[^\]\n]+\]\[([^\]\n]*)\]/.exec(node.value ?? "");
    if (loose !== null && !defined.has(loose[1]?.toLowerCase())) {
      findings.push(finding("warning", "review.bad-link", folder, { file, ...spot(node) }, `nothing says where ${loose[0]} leads`, "write [words](https://...)"));
    }
  }
  return findings;
}

function reviewReading(folder: LabFolder, file: string, tree: MarkdownNode): Finding[] {
  const findings: Finding[] = [];
  const sentences: string[] = [];
  for (const block of all(tree, "paragraph")) {
    const found = sentencesOf(plainText(block));
    sentences.push(...found);
    const longest = found.reduce((most, it) => (wordsOf(it).length > wordsOf(most).length ? it : most), "");
    const count = wordsOf(longest).length;
    if (count > limits.sentence) {
      findings.push(finding("warning", "review.long-sentence", folder, { file, ...spot(block) },
        `a sentence of ${count} words: "${longest.slice(0, 40)}..."`, `cut it; ${limits.sentence} words are the most, 20 are better`));
    }
  }
  const grade = readingGrade(sentences);
  if (grade !== undefined && grade > limits.grade) {
    findings.push(finding("warning", "review.hard-text", folder, { file },
      `the text reads like year ${Math.round(grade)} of school`, `shorter words and sentences; year ${limits.grade} is the most`));
  }
  return findings;
}

function reviewHints(folder: LabFolder, { hints }: LabInfo, definition: Definition): Finding[] {
  return hints.flatMap((hint, at) => {
    const count = wordsOf(hint["en"] ?? "").length;
    const most = at === 0 ? limits.firstHint : limits.hint;
    if (count <= most) return [];
    return [finding("warning", "review.long-hint", folder, { file: "lab.json", ...definition.position(["hints", at]) },
      `hint ${at + 1} has ${count} words; ${most} are the most`, "give one step at a time")];
  });
}

/** Every object from locale to text, wherever it stands. */
function untranslated(folder: LabFolder, definition: Definition, value: Json, path: readonly (string | number)[]): Finding[] {
  if (Array.isArray(value)) return value.flatMap((it: Json, at) => untranslated(folder, definition, it, [...path, at]));
  if (!isObject(value)) return [];
  const english = textOf(value["en"]);
  const isProse = wordsOf(english).filter((word) => /\p{L}/u.test(word)).length >= fewestSameWords;
  return Object.entries(value).flatMap(([key, it]) => {
    if (!isProse) return untranslated(folder, definition, it, [...path, key]);
    if (key === "en" || textOf(it) !== english) return [];
    return [finding("warning", "review.untranslated", folder, { file: "lab.json", ...definition.position([...path, key]) },
      `this is the English sentence, not yet ${key}`, "translate it")];
  });
}

/** Undefined: too little to tell. */
export function readingGrade(sentences: readonly string[]): number | undefined {
  const words = sentences.flatMap(wordsOf);
  if (words.length < fewestWords) return undefined;
  const signs = words.reduce((sum, word) => sum + [...word].length, 0);
  return 4.71 * (signs / words.length) + 0.5 * (words.length / sentences.length) - 21.43;
}

const splitter = { sentence: new Intl.Segmenter("en", { granularity: "sentence" }), word: new Intl.Segmenter("en", { granularity: "word" }) };

function sentencesOf(text: string): string[] {
  // A line's end would end a sentence.
  return [...splitter.sentence.segment(text.replace(/\s+/g, " "))].map(({ segment }) => segment.trim()).filter((it) => it !== "");
}

function wordsOf(text: string): string[] {
  return [...splitter.word.segment(text)].filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment);
}

/** A name in code is one word, however it is made up. */
function plainText(node: MarkdownNode): string {
  if (node.type === "inlineCode") return "code";
  return node.value ?? (node.children ?? []).map(plainText).join("");
}

function all(node: MarkdownNode, type: string): MarkdownNode[] {
  return [...(node.type === type ? [node] : []), ...(node.children ?? []).flatMap((it) => all(it, type))];
}

function spot({ position }: MarkdownNode): { line: number; column: number } {
  return { line: position?.start.line ?? 0, column: position?.start.column ?? 0 };
}
