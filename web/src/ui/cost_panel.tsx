// What a program's lines and functions cost: a table of each, and the same as bars. Fetched when it is first wanted.

import { useMemo } from "preact/hooks";
import type { RecordedCosts, Submission } from "../session/session.ts";
import { PartCosts } from "./cost_figures.tsx";
import { endSentence } from "./output_panel.tsx";
import { StaleNotice } from "./stale_notice.tsx";
import { useSpeech } from "./words.ts";

export interface CostPanelProps {
  readonly recorded: RecordedCosts;
  /** What was run. */
  readonly files: Submission;
  readonly language: string;
  /** True when the code is no longer what was run. */
  readonly isStale: boolean;
  readonly onAgain: () => void;
}

export function CostPanel({ recorded: { end, costs }, files, language, isStale, onAgain }: CostPanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  const texts = useMemo(() => new Map(files.map(({ path, text }) => [path, text.split("\n")])), [files]);
  const lines = useMemo(() => costs?.lines.map(({ file, line, fuel }) => ({ name: texts.get(file)?.[line - 1] ?? file, line, fuel })) ?? [], [costs, texts]);
  const functions = useMemo(() => costs?.functions.map(({ name, place, fuel }) => ({ name, line: place?.line ?? null, fuel })) ?? [], [costs]);
  return (
    <div class="costs-recorded">
      {isStale && <StaleNotice again="cost.again" onAgain={onAgain} />}
      {costs === null ? <p>{t("cost.none")}</p> : <p>{t(language === "python" ? "cost.about.interpreted" : "cost.about")}</p>}
      {costs?.isWhole === false && <p class="note">{t("cost.not-whole")}</p>}
      {/* Much of what an interpreter takes belongs to no line: its start, and being watched. */}
      {lines.length > 0 && <PartCosts parts={lines} title={t("cost.lines")} />}
      {functions.length > 0 && <PartCosts parts={functions} total={language === "python" ? undefined : costs?.total} title={t("cost.functions")} />}
      <p class="note">{endSentence(end, language, speech)}</p>
    </div>
  );
}
