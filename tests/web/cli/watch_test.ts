import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { bengkel, cli, missingCommand } from "../support/command.ts";

/** What a process prints, a review at a time. */
class Reviews {
  private text = "";
  private wake: () => void = () => undefined;
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(given: readonly string[]) {
    this.child = spawn(process.execPath, [cli, ...given], { stdio: ["ignore", "pipe", "inherit"] });
    this.child.stdout?.setEncoding("utf8").on("data", (part: string) => {
      this.text += part;
      this.wake();
    });
    this.ended = new Promise((settle) => this.child.on("close", settle));
  }

  async next(): Promise<string> {
    for (;;) {
      const end = /waiting for the next save, Ctrl-C ends\n/.exec(this.text);
      if (end !== null) {
        const review = this.text.slice(0, end.index);
        this.text = this.text.slice(end.index + end[0].length);
        return review;
      }
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }

  interrupt(): Promise<number | null> {
    this.child.kill("SIGINT");
    return this.ended;
  }
}

describe("check --watch", { skip: missingCommand(["python"]) }, () => {
  const home = mkdtempSync(join(tmpdir(), "bengkel-watch-"));
  after(() => rmSync(home, { recursive: true }));

  test("reviews again what is saved, and ends when it is interrupted", { timeout: 120_000 }, async () => {
    const lab = join(home, "watched");
    assert.equal((await bengkel(["new", "watched", "--language", "python", "--kind", "calls", "--in", home])).code, 0);
    const change = (path: string, from: string, to: string): void => {
      const text = readFileSync(join(lab, path), "utf8");
      assert.ok(text.includes(from));
      writeFileSync(join(lab, path), text.replace(from, to));
    };
    const reviews = new Reviews(["check", "--watch", lab]);
    assert.match(await reviews.next(), /^watched .* ok$/m);
    change("lab.json", '"minutes"', '"minuets"');
    assert.match(await reviews.next(), /unknown key "minuets"/);
    change("lab.json", '"minuets"', '"minutes"');
    assert.match(await reviews.next(), /^watched .* ok$/m);
    change("attempts/passes/step_by_step.py", "total = 600", "total = 601");
    assert.match(await reviews.next(), /attempts\/passes\/step_by_step\.py .*should pass, got 0 of 10/);
    change("attempts/passes/step_by_step.py", "total = 601", "total = 600");
    assert.match(await reviews.next(), /^watched .* ok$/m);
    // A save while it waits for nothing but a sentence: no program has to run, and the table is there anew.
    change("lab.json", "How many grams are above", "How many grams stand above");
    assert.match(await reviews.next(), /^watched .* ok$/m);
    rmSync(join(lab, "lab.json"));
    assert.match(await reviews.next(), /holds no lab\.json/);
    assert.equal(await reviews.interrupt(), 0);
  });
});
