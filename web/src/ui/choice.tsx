// A filter: one of several, or any.

import { useSpeech } from "./words.ts";

export function Choice({ name, value, options, onChoose }: {
  name: string; value: string; options: readonly (readonly [string, string])[]; onChoose: (value: string) => void;
}) {
  const { t } = useSpeech();
  return (
    <label class="field">
      <span class="field-name">{name}</span>
      <select class={value === "" ? "field-select" : "field-select field-set"} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t("home.filter.any")}</option>
        {options.map(([id, text]) => <option value={id}>{text}</option>)}
      </select>
    </label>
  );
}
