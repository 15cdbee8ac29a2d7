import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { bengkel, missingCommand } from "../support/command.ts";

const templates = JSON.parse(readFileSync("labs/templates/templates.json", "utf8")) as
  Record<string, { readonly kinds: Readonly<Record<string, unknown>> }>;

describe("new", { skip: missingCommand(["python", "javascript", "sql", "cpp"]) }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bengkel-new-"));
  after(() => rmSync(folder, { recursive: true }));
  const made = (id: string, ...given: string[]): ReturnType<typeof bengkel> => bengkel(["new", id, ...given, "--in", folder]);

  for (const [language, { kinds }] of Object.entries(templates)) {
    for (const kind of Object.keys(kinds)) {
      test(`makes a lab of ${language} and ${kind} that passes check`, async () => {
        const id = `${language}-${kind}`;
        const { code, err } = await made(id, "--language", language, "--kind", kind, "--title", 'Fees "as they are" \\ @id@');
        assert.equal(`${code} ${err}`, "0 ");
        const lab = JSON.parse(readFileSync(join(folder, id, "lab.json"), "utf8")) as { id: string; title: { en: string } };
        assert.equal(lab.id, id);
        assert.equal(lab.title.en, 'Fees "as they are" \\ @id@');
        const checked = await bengkel(["check", "--strict", join(folder, id)]);
        assert.equal(checked.code, 0, checked.out + checked.err);
      });
    }
  }

  test("leaves no word unfilled", async () => {
    await made("unfilled", "--language", "javascript", "--kind", "output");
    const files = readdirSync(join(folder, "unfilled"), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    assert.ok(files.length >= 8);
    for (const file of files) assert.doesNotMatch(readFileSync(join(file.parentPath, file.name), "utf8"), /@[a-z]+@/, file.name);
  });

  test("puts English where translations are wanted, and says that nobody has read them", async () => {
    const { code } = await made("placeholders", "--language", "sql", "--kind", "tables", "--locales", "ms,zh-Hans");
    assert.equal(code, 0);
    const lab = JSON.parse(readFileSync(join(folder, "placeholders", "lab.json"), "utf8")) as
      { locales: unknown; title: unknown; hints: readonly Record<string, string>[] };
    assert.deepEqual(lab.locales, { en: { reviewed: true }, ms: { reviewed: false }, "zh-Hans": { reviewed: false } });
    assert.deepEqual(lab.title, { en: "Placeholders", ms: "Placeholders", "zh-Hans": "Placeholders" });
    assert.equal(lab.hints[0]?.["ms"], lab.hints[0]?.["en"]);
    assert.ok(existsSync(join(folder, "placeholders", "text.zh-Hans.md")));
  });

  const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ["no name", [], 2, /new wants a name/],
    ["two names", ["a", "b"], 2, /takes one name, not also b/],
    ["a name that is no id", ["My_Lab"], 2, /lower-case words and digits joined by "-".*"My_Lab"/],
    ["a name that leaves the folder", ["../x"], 2, /lower-case words/],
    ["no language, and nobody to ask", ["x"], 2, /new wants --language/],
    ["no kind, and nobody to ask", ["x", "--language", "python"], 2, /new wants --kind/],
    ["an unknown language", ["x", "--language", "javscript"], 2, /no language javscript, did you mean javascript\?/],
    ["an unknown kind", ["x", "--language", "python", "--kind", "cals"], 2, /no kind cals, did you mean calls\?/],
    ["a kind of another language", ["x", "--language", "python", "--kind", "tables"], 2, /tables is a template of sql, not of python/],
    ["a locale that is none", ["x", "--language", "sql", "--kind", "tables", "--locales", "Malay"], 2, /Malay is no locale/],
    ["a folder that is not there", ["x", "--language", "sql", "--kind", "tables", "--in", join(folder, "none")], 66, /there is no folder/],
  ];
  for (const [what, given, code, message] of refused) {
    test(`refuses ${what}, in one line`, async () => {
      const ended = await bengkel(["new", ...given]);
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
      assert.match(ended.err, /^bengkel: [^\n]+\n$/);
    });
  }

  test("refuses a name that is taken, and leaves what is there", async () => {
    await made("taken", "--language", "sql", "--kind", "tables");
    const before = readFileSync(join(folder, "taken", "lab.json"), "utf8");
    const { code, err } = await made("taken", "--language", "python", "--kind", "calls");
    assert.equal(code, 73);
    assert.match(err, /^bengkel: the name is taken: [^\n]+\n$/);
    assert.equal(readFileSync(join(folder, "taken", "lab.json"), "utf8"), before);
  });
});
