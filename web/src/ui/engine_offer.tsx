// Asks before a large engine is fetched: what it costs of the link and of the device's memory.

import type { EngineCost } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { languageName } from "./output_panel.tsx";
import { useSpeech } from "./words.ts";

export interface EngineOfferProps {
  readonly cost: EngineCost;
  readonly language: string;
  readonly onAccept: () => void;
}

export function EngineOffer({ cost, language, onAccept }: EngineOfferProps) {
  const { t, megabytes } = useSpeech();
  const name = languageName(language, t);
  return (
    <div class="notice" id="engine-offer">
      <p>{t("engine.offer", { language: name, size: megabytes(cost.wireBytes, 0), memory: megabytes(cost.memoryBytes, 0) })}</p>
      <button type="button" class="button button-small" onClick={onAccept}><Icon name="download" /> {t("engine.offer.accept", { language: name })}</button>
    </div>
  );
}
