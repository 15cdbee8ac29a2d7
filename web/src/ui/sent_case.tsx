// The case that a link led to: shown as it is before anything was run, and checked again only when the learner says so.

import { useEffect, useState } from "preact/hooks";
import type { CaseAddress, OpenLab, Session, ShownCase } from "../session/session.ts";
import { Fact } from "./fact.tsx";
import { labLink } from "./route.ts";
import { useSpeech } from "./words.ts";

export interface SentCaseProps {
  readonly session: Session;
  readonly lab: OpenLab;
  readonly address: CaseAddress;
  readonly onCheck: () => void;
}

/** Undefined while it is being read. */
type Shown = { readonly isKnown: boolean; readonly shown: ShownCase | null } | undefined;

export function SentCase({ session, lab, address, onCheck }: SentCaseProps) {
  const { t, pick } = useSpeech();
  const [read, setRead] = useState<Shown>(undefined);
  useEffect(() => {
    let isHere = true;
    setRead(undefined);
    // What could not be fetched only keeps the case's input from being shown.
    void session.showCase(lab, address).then((shown) => {
      if (isHere) setRead(shown.ok ? { isKnown: shown.value !== null, shown: shown.value } : { isKnown: true, shown: null });
    });
    return () => void (isHere = false);
  }, [session, lab, address]);

  const check = lab.info.checks.find(({ id }) => id === address.check);
  const title = check === undefined ? address.check : pick(check.title).text;
  const shown = read?.shown ?? null;
  return (
    <section class="sent" aria-labelledby="sent-title">
      <h3 id="sent-title" class="sent-title">{t("replay.title")}</h3>
      {read?.isKnown === false
        ? <p>{t("replay.unknown")}</p>
        : (
          <>
            <p>{t("replay.case", { number: address.case + 1, check: t("report.quoted", { title }), seed: address.seed })}</p>
            {shown !== null && (
              <dl class="facts">
                {shown.call !== null && <Fact name={t("report.call")} text={shown.call} />}
                {shown.stdin !== null && <Fact name={t("report.input")} text={shown.stdin} none={t("failure.no-stdin")} isBlock />}
              </dl>
            )}
            {shown?.dataset != null && <p class="note">{t("report.dataset", { name: shown.dataset })}</p>}
          </>
        )}
      <p class="page-actions">
        {read?.isKnown !== false && (
          <button type="button" class="button button-check" onClick={onCheck}>{t("replay.check", { seed: address.seed })}</button>
        )}
        <a class="button button-quiet" href={labLink(lab.info.id)}>{t("replay.leave")}</a>
      </p>
    </section>
  );
}
