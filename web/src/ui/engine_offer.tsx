// Asks before a large engine is fetched: what it costs of the link and of the device's memory.

import type { LabInfo } from "../protocol/messages.ts";
import type { EngineCost } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { languageName, packageNames } from "./output_panel.tsx";
import { useSpeech } from "./words.ts";

export interface EngineOfferProps {
  readonly cost: EngineCost;
  readonly info: LabInfo;
  readonly onAccept: () => void;
}

export function EngineOffer({ cost, info, onAccept }: EngineOfferProps) {
  const { t, megabytes } = useSpeech();
  const language = languageName(info.language, t);
  const packages = packageNames(info.packages, t).join(", ");
  const costs = { size: megabytes(cost.wireBytes, 0), memory: megabytes(cost.memoryBytes, 0) };
  const offer = packages === "" ? t("engine.offer", { language, ...costs }) : t("engine.offer.packages", { packages, ...costs });
  return (
    <div class="notice" id="engine-offer">
      <p>{offer}</p>
      <button type="button" class="button button-small" onClick={onAccept}><Icon name="download" /> {t("engine.offer.accept", { engine: packages || language })}</button>
    </div>
  );
}
