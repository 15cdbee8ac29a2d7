// What the check said of an answer: a state in words, one sentence, and of a prediction what was really printed.

import type { AskingCheck } from "../../protocol/questions.ts";
import type { CheckReport } from "../../session/session.ts";
import { authorSays, checkState, failureSentence, isFailed } from "../../session/report_words.ts";
import { Fact } from "../fact.tsx";
import { useSecondWords } from "../two_texts.tsx";
import { useSpeech } from "../words.ts";
import { withPartNamed } from "./wording.tsx";

export function AnswerVerdict({ check, told, prediction }: { check: AskingCheck; told: CheckReport; prediction: string | undefined }) {
  const speech = useSpeech();
  const { words, pick, t } = speech;
  const inSecond = useSecondWords();
  const named = withPartNamed(told, check.ask, speech);
  if (!isFailed(named)) {
    return (
      <div class="verdict-words">
        <p class="verdict-state">{t(prediction === undefined ? "questions.right" : "questions.right.predict")}</p>
      </div>
    );
  }
  const { failure } = named;
  const says = authorSays(named);
  const author = says === null ? null : pick(says);
  const second = says === null ? null : inSecond(says);
  const happened = failureSentence(named, words);
  return (
    <div class="verdict-words">
      <p class="verdict-state">{checkState(named, words)}</p>
      {author === null ? <p key="happened" class="say">{happened}</p> : <p key="author" class="say" lang={author.lang}>{author.text}</p>}
      {second !== null && <p key="second" class="pair-second" lang={second.lang}>{second.text}</p>}
      {author !== null && check.ask.kind !== "choice" && <p>{happened}</p>}
      {failure.code === "wrong-prediction" && (
        <dl class="facts">
          <Fact name={t("questions.predict.truth")} text={failure.expected ?? ""} none={t("failure.nothing")} isBlock kind="expected" />
          <Fact
            name={t("questions.predict.yours")} text={failure.got ?? ""} none={t("failure.nothing")} isBlock kind="got"
            difference={failure.difference}
          />
        </dl>
      )}
    </div>
  );
}
