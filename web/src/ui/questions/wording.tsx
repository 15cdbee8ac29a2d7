// Words or code of a question: an option, a line.

import type { Question, Wording } from "../../protocol/questions.ts";
import type { CheckReport } from "../../session/session.ts";
import { ShortMarkdown, type MarkdownProps } from "../markdown.tsx";
import { useSecondWords } from "../two_texts.tsx";
import { useSpeech, type Speech } from "../words.ts";

export function Worded({ text, code, fill }: Wording & Pick<MarkdownProps, "fill">) {
  const { pick } = useSpeech();
  const inSecond = useSecondWords();
  const words = text === null ? undefined : pick(text);
  const second = text === null ? null : inSecond(text);
  return (
    <span class="worded">
      {words !== undefined && <ShortMarkdown source={words.text} lang={words.lang} fill={fill} />}
      {second !== null && <span class="worded-second" lang={second.lang}><ShortMarkdown source={second.text} lang={second.lang} fill={second.fill} /></span>}
      {code !== null && <code class="worded-code" lang="zxx" translate={false}>{code}</code>}
    </span>
  );
}

/** The same as plain text, to be read out. */
export function plainWording({ text, code }: Wording, { pick }: Speech): string {
  return [text === null ? "" : pick(text).text.replaceAll("`", ""), code ?? ""].filter((it) => it !== "").join(" ");
}

/** The core names an option or a line by its id, since it writes in no language; here it gets its words. */
export function withPartNamed(told: CheckReport, ask: Question | undefined, speech: Speech): CheckReport {
  const { failure } = told;
  const parts = ask?.kind === "choice" ? ask.options : ask?.kind === "parsons" ? ask.lines : [];
  const part = parts.find(({ id }) => id === failure?.got);
  if (failure === null || part === undefined) return told;
  return { ...told, failure: { ...failure, got: plainWording(part, speech) } };
}
