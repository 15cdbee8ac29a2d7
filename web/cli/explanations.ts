// What explains the exceptions of a submission, in English like the rest of the terminal.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabSource, NamedBytes } from "../src/core/core_client.ts";
import { dataNames } from "../src/explain/data_names.ts";
import { explain, explainedText } from "../src/explain/explain.ts";
import { decodeExplanations } from "../src/explain/explanations.ts";
import { faultOf } from "../src/explain/fault.ts";
import { wordsOf, type Catalogue } from "../src/session/words.ts";
import { places } from "./places.ts";
import type { Explain } from "./report_text.ts";

export function readExplanations(language: string, submission: readonly NamedBytes[], lab: LabSource): Explain {
  const read = (name: string): string => readFileSync(join(places.labs, "explanations", name), "utf8");
  const table = decodeExplanations(language, read(`${language}.json`));
  if (!table.ok) throw new Error(table.problems[0]?.message);
  const words = wordsOf("en", JSON.parse(read("locales/en.json")) as Catalogue);
  const around = {
    language,
    code: submission.map(({ bytes }) => new TextDecoder().decode(bytes)),
    names: dataNames(lab.files.filter(({ path }) => path.startsWith("data/"))),
  };
  return (exception) => {
    const explained = explain(faultOf(exception), table.value, around);
    return explained && explainedText(explained, words);
  };
}
