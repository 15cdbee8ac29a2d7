// The files of tests/cases/explain/<language>: a program that provokes a message, and what explains it.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { globSync } from "tinyglobby";

export interface ExplainCase {
  readonly source: readonly string[];
  /** C++: what is looked at besides what the compiler says of the source. */
  readonly until?: "linked" | "run";
  /** C++: only what is told so is looked at. */
  readonly severity?: string;
  /** Null: the message is one that must stay alone. */
  readonly explanation: string | null;
  /** As the language said it. */
  readonly message: string;
  /** What the sentence is filled with. */
  readonly with: Readonly<Record<string, string>>;
}

export interface ExplainCaseFile {
  readonly file: string;
  readonly name: string;
  readonly given: ExplainCase;
}

export function explainCases(language: string): ExplainCaseFile[] {
  return globSync(`tests/cases/explain/${language}/*.json`).sort().map((file) => (
    { file, name: basename(file, ".json"), given: JSON.parse(readFileSync(file, "utf8")) as ExplainCase }
  ));
}

/** What the lab of every SQL case brings. */
export const sqlData: Readonly<Record<string, string>> = {
  "orders.csv": "id,shop,item,price,day\n1,1,tea,3.5,2026-01-02\n2,1,rice,5,2026-01-03\n", "shops.csv": "id,name\n1,Ah Seng\n",
};
