// The marks of the editor with what explains them; undefined until that is known, and where there is nothing to explain.

import { useContext, useEffect, useState } from "preact/hooks";
import { fullLanguage } from "../session/words.ts";
import type { Mark } from "./editor_view.ts";
import { explainedFault, FilesContext } from "./explained.tsx";
import { useSpeech } from "./words.ts";

export function useExplainedMarks(marks: readonly Mark[]): readonly Mark[] | undefined {
  const locale = fullLanguage(useSpeech().locale);
  const shownFiles = useContext(FilesContext);
  const [explained, setExplained] = useState<{ readonly of: readonly Mark[]; readonly marks: readonly Mark[] } | undefined>(undefined);
  useEffect(() => {
    if (shownFiles === undefined || marks.every(({ fault }) => fault === undefined)) return;
    let isLatest = true;
    const shown = shownFiles();
    void Promise.all(marks.map(async (mark): Promise<Mark> => {
      if (mark.fault === undefined) return mark;
      const pieces = await explainedFault(locale, mark.fault, shown);
      return pieces === undefined ? mark : { ...mark, plain: { pieces, lang: locale } };
    })).then((done) => {
      if (isLatest && done.some(({ plain }) => plain !== undefined)) setExplained({ of: marks, marks: done });
    });
    return () => {
      isLatest = false;
    };
  }, [marks, locale, shownFiles]);
  return explained?.of === marks ? explained.marks : undefined;
}
