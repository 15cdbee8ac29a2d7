// The learning platform around this page, where there is one; and the one sentence about it when something is not as it should be.

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { LearningPlatform } from "../lms/learning_platform.ts";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

export const PlatformContext = createContext<LearningPlatform | undefined>(undefined);

export function usePlatform(): LearningPlatform | undefined {
  return useContext(PlatformContext);
}

export function PlatformNotice() {
  const { t } = useSpeech();
  const platform = usePlatform();
  const [note, setNote] = useState(platform?.note);
  useEffect(() => platform?.listen(setNote), [platform]);
  if (note === undefined) return null;
  return <div class="notice site-notice" role="status" data-platform={note}><p><Icon name="warning" /> {t(`platform.${note}`)}</p></div>;
}
