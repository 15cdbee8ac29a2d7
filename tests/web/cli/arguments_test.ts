import assert from "node:assert/strict";
import { test } from "node:test";
import { parseArguments } from "../../../web/cli/arguments.ts";
import { matchFiles } from "../../../web/cli/lab_folder.ts";
import { pathOf } from "../../../web/cli/serve.ts";

const known = { flags: ["--json"], values: ["--port"] };

test("takes words, flags and values in any order", () => {
  const it = parseArguments(["a", "--port", "80", "--json", "b"], known);
  assert.deepEqual([it.words, [...it.flags], it.values.get("--port")], [["a", "b"], ["--json"], "80"]);
  assert.equal(parseArguments(["--port=80"], known).values.get("--port"), "80");
  assert.deepEqual(parseArguments(["--", "--json"], known).words, ["--json"]);
});

test("refuses what it does not know", () => {
  for (const given of [["--jsn"], ["-j"], ["--port"], ["--port", "1", "--port", "2"], ["--port="], ["--json=1"]]) {
    assert.throws(() => parseArguments(given, known), { name: "Error" }, given.join(" "));
  }
});

test("puts files in their places by name", () => {
  const editable = ["main.py", "lib/helper.py"];
  assert.deepEqual([...matchFiles(["x/mine.py"], editable, "main.py")], [["main.py", "x/mine.py"]]);
  assert.deepEqual([...matchFiles(["x/helper.py"], editable, "main.py")], [["lib/helper.py", "x/helper.py"]]);
  assert.deepEqual([...matchFiles(["a/main.py", "helper.py"], editable, "main.py")], [["main.py", "a/main.py"], ["lib/helper.py", "helper.py"]]);
  assert.throws(() => matchFiles(["main.py", "other.py"], editable, "main.py"), /no file other.py/);
  assert.throws(() => matchFiles(["main.py", "b/main.py"], editable, "main.py"), /given twice/);
});

test("serves no path outside of the site", () => {
  assert.equal(pathOf("/"), "index.html");
  assert.equal(pathOf("/labs/a/lab.json?x#y"), "labs/a/lab.json");
  for (const address of ["/../x", "/%2e%2e/x", "/a/..%2fx", "/a//b", "/a%5c..%5cb", "/%00", "/%", "x", "", "/.git/config"]) {
    assert.equal(pathOf(address), undefined, address);
  }
});
