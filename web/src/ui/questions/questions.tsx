// The lab's questions, a card each: what is asked, the answer, and what the last check said of that very answer.

import { answersPath, readAnswers, type Answer, type Answers, type PlacedLine } from "../../protocol/answers.ts";
import { askingChecks, type AskingCheck } from "../../protocol/questions.ts";
import type { CheckReport, LabInfo, Report, Submission } from "../../session/session.ts";
import { isUnanswered } from "../../session/report_words.ts";
import { Icon, type IconName } from "../icons.tsx";
import { ShortMarkdown, type MarkdownProps } from "../markdown.tsx";
import { ruleValue } from "../rule_value.ts";
import { useSecondWords } from "../two_texts.tsx";
import { useSpeech } from "../words.ts";
import { AnswerVerdict } from "./answer_verdict.tsx";
import { ChoiceAnswer } from "./choice_answer.tsx";
import { GapAnswer } from "./gap_answer.tsx";
import { ParsonsAnswer } from "./parsons_answer.tsx";
import { PredictAnswer } from "./predict_answer.tsx";

export interface QuestionsProps {
  readonly info: LabInfo;
  readonly answers: Answers;
  readonly report: Report | undefined;
  /** What the report is about. */
  readonly checked: Submission | undefined;
  readonly isReadOnly: boolean;
  readonly onAnswer: (check: AskingCheck, answer: Answer | undefined) => void;
  /** What is said where an answer was wanted before a run. */
  readonly wanted: string | undefined;
}

export function Questions({ info, answers, report, checked, isReadOnly, onAnswer, wanted }: QuestionsProps) {
  const { t, formats } = useSpeech();
  const asking = askingChecks(info.checks);
  if (asking.length === 0) return null;
  const before = readAnswers(info.checks, checked?.find(({ path }) => path === answersPath)?.text ?? "");
  const fill = (id: string) => {
    const rule = info.rules.find((it) => it.id === id);
    return rule === undefined ? undefined : ruleValue(rule, formats);
  };
  return (
    <section class="questions" id="questions" aria-labelledby="questions-title" tabIndex={-1}>
      <h2 class="box-title" id="questions-title"><Icon name="question" /> {t("questions.title")}</h2>
      <p class="note">{t("questions.text")}</p>
      {wanted !== undefined && <p class="notice notice-boxed" role="status">{wanted}</p>}
      {asking.map((check) => {
        const answer = answers.get(check.id);
        const told = report?.checks.find(({ id }) => id === check.id);
        const isStale = JSON.stringify(before.get(check.id)) !== JSON.stringify(answer);
        return (
          <QuestionCard
            key={check.id} check={check} answer={answer} told={isStale ? undefined : told} isStale={isStale && told !== undefined}
            isReadOnly={isReadOnly} fill={fill} onAnswer={(next) => onAnswer(check, next)}
          />
        );
      })}
    </section>
  );
}

interface CardProps {
  readonly check: AskingCheck;
  readonly answer: Answer | undefined;
  /** Of the answer as it stands. */
  readonly told: CheckReport | undefined;
  readonly isStale: boolean;
  readonly isReadOnly: boolean;
  readonly fill: MarkdownProps["fill"];
  readonly onAnswer: (answer: Answer | undefined) => void;
}

const stateIcon: Readonly<Record<string, IconName>> = { "passed": "check", "failed": "cross" };

function QuestionCard(props: CardProps) {
  const { check, answer, told, isStale, fill } = props;
  const { t, pick } = useSpeech();
  const title = pick(check.title);
  const question = pick(check.ask.question);
  const inSecond = useSecondWords();
  const [secondTitle, secondQuestion] = [inSecond(check.title), inSecond(check.ask.question)];
  const name = questionId(check.id);
  const state = told === undefined || isUnanswered(told) ? "open" : told.outcome;
  return (
    <article class={`question question-${state}`} id={name} aria-labelledby={`${name}-title`} tabIndex={-1}>
      <header class="question-head">
        <div>
          <h3 class="question-title" id={`${name}-title`} lang={title.lang}>{title.text}</h3>
          {secondTitle !== null && <p class="question-second-title" lang={secondTitle.lang}>{secondTitle.text}</p>}
        </div>
        <span class="points">{t("lab.points", { count: check.points })}</span>
      </header>
      <fieldset class="question-body">
        <legend class="question-ask">
          <span class={secondQuestion === null ? undefined : "pair"}>
            <ShortMarkdown source={question.text} lang={question.lang} fill={fill} />
            {secondQuestion !== null && (
              <span class="pair-second" lang={secondQuestion.lang}>
                <ShortMarkdown source={secondQuestion.text} lang={secondQuestion.lang} fill={secondQuestion.fill} />
              </span>
            )}
          </span>
        </legend>
        <AnswerForm {...props} name={name} />
      </fieldset>
      {told !== undefined && (
        <div class={`verdict verdict-${state}`} id={`${name}-verdict`}>
          <span class="check-icon"><Icon name={stateIcon[state] ?? "dash"} /></span>
          <AnswerVerdict check={check} told={told} prediction={check.ask.kind === "predict" && typeof answer === "string" ? answer : undefined} />
        </div>
      )}
      {isStale && <p class="note verdict-stale">{t("questions.stale")}</p>}
    </article>
  );
}

export function questionId(check: string): string {
  return `question-${check}`;
}

/** The form for this kind of question. What stands in `answers` fits it (protocol/answers.ts). */
function AnswerForm({ check, answer, told, isReadOnly, fill, onAnswer, name }: CardProps & { name: string }) {
  const { ask } = check;
  const failure = told?.failure ?? null;
  switch (ask.kind) {
    case "choice":
      return (
        <ChoiceAnswer
          name={name} ask={ask} chosen={(answer ?? []) as readonly string[]} wrong={failure?.code === "wrong-choice" ? failure.got : null}
          isDisabled={isReadOnly} fill={fill} onChange={onAnswer}
        />
      );
    case "gap":
      return (
        <GapAnswer
          ask={ask} texts={(answer ?? []) as readonly string[]} wrong={answer === undefined ? null : failure?.case ?? null} isReadOnly={isReadOnly}
          describedBy={`${name}-verdict`} onChange={onAnswer}
        />
      );
    case "parsons":
      return (
        <ParsonsAnswer
          name={name} ask={ask} placed={(answer ?? []) as readonly PlacedLine[]}
          wrong={failure?.code === "wrong-line" || failure?.code === "wrong-indent" ? failure.difference?.line ?? null : null}
          isReadOnly={isReadOnly} fill={fill} onChange={onAnswer}
        />
      );
    case "predict":
      return <PredictAnswer name={name} ask={ask} text={answer as string | undefined} isReadOnly={isReadOnly} onChange={onAnswer} />;
  }
}
