// One option of several, or all that are right: rows as large as a thumb.

import type { ChoiceQuestion } from "../../protocol/questions.ts";
import type { MarkdownProps } from "../markdown.tsx";
import { Icon } from "../icons.tsx";
import { useSpeech } from "../words.ts";
import { Worded } from "./wording.tsx";

export interface ChoiceProps {
  readonly name: string;
  readonly ask: ChoiceQuestion;
  readonly chosen: readonly string[];
  /** The option that was found to be wrong, as long as the answer is still the one that was checked. */
  readonly wrong: string | null;
  readonly isDisabled: boolean;
  readonly fill: MarkdownProps["fill"];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ChoiceAnswer({ name, ask, chosen, wrong, isDisabled, fill, onChange }: ChoiceProps) {
  const { t } = useSpeech();
  const choose = (id: string, isChosen: boolean) => {
    if (!ask.several) return onChange([id]);
    onChange(isChosen ? [...chosen, id] : chosen.filter((it) => it !== id));
  };
  return (
    <div class="options">
      {ask.several && <p class="note">{t("questions.choice.several")}</p>}
      {ask.options.map(({ id, text, code }) => (
        <label class={id === wrong ? "option option-wrong" : "option"}>
          <input
            type={ask.several ? "checkbox" : "radio"} name={name} value={id} checked={chosen.includes(id)} disabled={isDisabled}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <Worded text={text} code={code} fill={fill} />
          {id === wrong && <span class="option-state"><Icon name="cross" /> {t("questions.choice.wrong")}</span>}
        </label>
      ))}
    </div>
  );
}
