// Code that came by a link. It is only shown; it becomes the learner's work when they say so, and theirs is set aside first.

import { useEffect, useState } from "preact/hooks";
import { unpackCode } from "../protocol/shared_code.ts";
import type { OpenLab } from "../session/session.ts";
import { sameFiles, type WorkFile } from "../work/record.ts";
import { LazyChanges } from "./lazy_changes.tsx";
import { labLink } from "./route.ts";
import { useSpeech } from "./words.ts";

export interface SharedNoticeProps {
  readonly lab: OpenLab;
  /** As the address has it. */
  readonly code: string;
  /** The learner's own. */
  readonly files: readonly WorkFile[];
  readonly isReadOnly: boolean;
  readonly onTake: (files: readonly WorkFile[]) => void;
}

export function SharedNotice({ lab, code, files, isReadOnly, onTake }: SharedNoticeProps) {
  const { t } = useSpeech();
  const [sent, setSent] = useState<readonly WorkFile[] | "bad" | undefined>(undefined);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let isHere = true;
    void unpackCode(code, lab.info.files).then((read) => isHere && setSent(read.ok ? read.value : "bad"));
    return () => void (isHere = false);
  }, [code, lab]);
  if (sent === undefined) return null;
  if (sent === "bad") {
    return (
      <div class="notice notice-bad" role="alert">
        <p>{t("shared.bad")}</p>
        <a class="button button-small" href={labLink(lab.info.id)}>{t("shared.leave")}</a>
      </div>
    );
  }
  // A file that was not sent stays as it is.
  const theirs = files.map((file) => sent.find(({ path }) => path === file.path) ?? file);
  const isSame = sameFiles(theirs, files);
  return (
    <section class="notice shared" aria-labelledby="shared-title">
      <div class="shared-words">
        <h2 id="shared-title" class="shared-title">{t("shared.title")}</h2>
        <p>{isSame ? t("shared.same") : t("shared.text")}</p>
      </div>
      <p class="shared-actions">
        {!isSame && <button type="button" class="button button-small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>{t(isShown ? "work.hide" : "shared.look")}</button>}
        {!isSame && <button type="button" class="button button-small" disabled={isReadOnly} onClick={() => onTake(theirs)}>{t("shared.use")}</button>}
        <a class="button button-small button-quiet" href={labLink(lab.info.id)}>{t("shared.leave")}</a>
      </p>
      {isShown && !isSame && <div class="shared-body"><LazyChanges before={files} after={theirs} /></div>}
    </section>
  );
}
