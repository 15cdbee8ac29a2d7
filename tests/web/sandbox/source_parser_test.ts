import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SourceParser } from "../../../web/src/sandbox/source_parser.ts";
import { sourceCases, spelledFindings } from "../support/source_cases.ts";

const missing = existsSync("build/grammars/sql.wasm") ? false : "the grammars are not built";
const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));
const parsers = new Map<string, Promise<SourceParser>>();

function parserOf(language: string): Promise<SourceParser> {
  const known = parsers.get(language);
  if (known !== undefined) return known;
  const parser = WebAssembly.compile(read("node_modules/web-tree-sitter/web-tree-sitter.wasm"))
    .then((module) => SourceParser.load(module, read(`build/grammars/${language}.wasm`)));
  parsers.set(language, parser);
  return parser;
}

describe("the parser of programs", { skip: missing }, () => {
  for (const { file, name, language, text, queries, given } of sourceCases()) {
    test(`${name.replaceAll("-", " ")}`, async () => {
      const parser = await parserOf(language);
      const found = spelledFindings(parser.find(text, queries), text);
      if (process.env["BLESS"] === "1" && process.env["CI"] === undefined) {
        writeFileSync(file, `${JSON.stringify({ ...given, found }, null, 2)}\n`);
      } else {
        assert.deepEqual(found, given.found);
      }
    });
  }

  test("finds the same again, whatever was read before", async () => {
    for (const { language, text, queries } of sourceCases().reverse()) {
      const parser = await parserOf(language);
      assert.deepEqual(parser.find(text, queries), parser.find(text, queries));
    }
  });
});
