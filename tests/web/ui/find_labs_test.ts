import assert from "node:assert/strict";
import { test } from "node:test";
import type { LabSummary } from "../../../web/src/protocol/messages.ts";
import { findLabs, noWish, type Wish } from "../../../web/src/ui/find_labs.ts";

const lab = (id: string, rest: Partial<LabSummary>): LabSummary => ({
  language: "python", track: "trade", level: "beginner", minutes: 30, title: { en: id }, summary: { en: "" },
  outcomes: { trade: [], computing: [] }, ...rest, id,
}) as LabSummary;

const labs = [
  lab("refunds", { minutes: 50, level: "advanced", title: { en: "Refunds that hold", vi: "Hoàn tiền đúng cách" } }),
  lab("cart", { language: "javascript", minutes: 36, outcomes: { trade: ["minor-units"], computing: [] } }),
  lab("forecast", { track: "ai", minutes: 45, title: { en: "Forecast", th: "การพยากรณ์ยอดขาย" } }),
];
const found = (wish: Partial<Wish>, locale = "en") => findLabs(labs, { ...noWish, ...wish }, locale, (track) => ({ trade: "Cross-border trade", ai: "AI" })[track] ?? track).map(({ id }) => id);

test("without a wish all are there, the easy and short ones first", () => assert.deepEqual(found({}), ["cart", "forecast", "refunds"]));

const wishes: readonly (readonly [string, Partial<Wish>, string, readonly string[]])[] = [
  ["a word of the title", { text: "HOLD" }, "en", ["refunds"]],
  ["two words in any order", { text: "hold  refunds" }, "en", ["refunds"]],
  ["two words of which one is nowhere", { text: "hold cart" }, "en", []],
  ["letters without their marks", { text: "hoan tien dung" }, "vi", ["refunds"]],
  ["letters with them", { text: "hoàn tiền" }, "vi", ["refunds"]],
  ["English beside the reader's language", { text: "refunds" }, "vi", ["refunds"]],
  ["Thai, in which vowels are marks", { text: "พยากรณ์" }, "th", ["forecast"]],
  ["an outcome, as words", { text: "minor units" }, "en", ["cart"]],
  ["an outcome, as its id", { text: "minor-units" }, "en", ["cart"]],
  ["a topic by name", { text: "cross-border" }, "en", ["cart", "refunds"]],
  ["a language", { language: "javascript" }, "en", ["cart"]],
  ["a topic", { track: "ai" }, "en", ["forecast"]],
  ["a length", { length: "medium" }, "en", ["cart", "forecast"]],
  ["a longer one", { length: "long" }, "en", ["refunds"]],
  ["all at once", { text: "o", language: "python", track: "ai", length: "short" }, "en", []],
];
for (const [name, wish, locale, ids] of wishes) test(`${name} finds its labs`, () => assert.deepEqual(found(wish, locale), ids));
