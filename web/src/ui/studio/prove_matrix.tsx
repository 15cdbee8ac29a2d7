// Prove: every attempt against every check, with what it cost. A row that is not as its folder says stands out, and says why.

import { useEffect, useRef, useState } from "preact/hooks";
import { plainText } from "../../class/plain_text.ts";
import type { CheckOutcome } from "../../protocol/messages.ts";
import { limitLine } from "../../prove/attempt_fuel.ts";
import { proveLab, type Proved } from "../../prove/prove_lab.ts";
import { failureSentence, isFailed } from "../../session/report_words.ts";
import type { SiteTools } from "../../session/site_tools.ts";
import type { Folder } from "../../studio/folder.ts";
import { useAnnounce } from "../announce.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { HostileText } from "../instructor/hostile_text.tsx";
import { useSpeech } from "../words.ts";
import { useSource, type Reading } from "./studio_bench.tsx";

const side = 4;
const outcomeIcons: Readonly<Record<CheckOutcome, IconName>> = { passed: "check", failed: "cross", "not-gradable": "warning", "not-reached": "dash" };

interface Proof {
  readonly step: "none" | "running" | "done";
  readonly rows: readonly Proved[];
  readonly total: number;
  /** What was proved. */
  readonly folder: Folder | undefined;
}

const noProof: Proof = { step: "none", rows: [], total: 0, folder: undefined };

export function ProveMatrix({ bench, folder, read }: { bench: SiteTools; folder: Folder; read: Reading }) {
  const speech = useSpeech();
  const { t, number, pick, words } = speech;
  const announce = useAnnounce();
  const [proof, setProof] = useState(noProof);
  const underWay = useRef<AbortController | undefined>(undefined);
  const source = useSource(bench, folder);
  useEffect(() => () => underWay.current?.abort(), []);
  const lab = read?.ok === true ? read.value : undefined;

  const prove = async () => {
    const given = await source();
    // Read anew: what was last said of the folder may be older than what stands in it.
    const fresh = given.ok ? await (await bench.core()).readLab(given.value, [...folder.keys()]) : given;
    if (!given.ok || !fresh.ok) return;
    const controller = new AbortController();
    underWay.current = controller;
    setProof({ step: "running", rows: [], total: fresh.value.attempts.length, folder });
    await proveLab({
      bench, folder: given.value, read: fresh.value, side, signal: controller.signal,
      onProved: (row) => setProof((now) => ({ ...now, rows: [...now.rows, row] })),
    });
    if (controller.signal.aborted) return setProof(noProof);
    setProof((now) => ({ ...now, step: "done" }));
    announce(t("studio.prove.over"));
  };

  if (lab === undefined) return <p class="note studio-prove">{t(read === undefined ? "studio.reading" : "studio.prove.broken")}</p>;
  const { info, fuelLimit } = lab;
  const rows = [...proof.rows].sort((a, b) => Number(isFine(a)) - Number(isFine(b)) || (a.attempt.name < b.attempt.name ? -1 : 1));
  const wrong = rows.filter((row) => !isFine(row)).length;
  const dearest = rows.filter(({ attempt }) => attempt.expects === "passes").flatMap(({ dearest: run }) => run ?? []).sort((a, b) => b.fuel - a.fuel)[0];
  return (
    <div class="studio-prove">
      <p>{t("studio.prove.text")}</p>
      <p class="keep-actions">
        {proof.step === "running"
          ? <button type="button" class="button button-stop" onClick={() => underWay.current?.abort()}><Icon name="stop" /> {t("action.stop")}</button>
          : <button type="button" class="button button-check" onClick={() => void prove()}><Icon name="run" /> {t("studio.prove.do")}</button>}
      </p>
      {proof.step === "running" && (
        <label class="standing-progress">
          <span>{t("studio.prove.running", { done: rows.length, total: proof.total })}</span>
          <progress class="bar" max={Math.max(1, proof.total)} value={rows.length} />
        </label>
      )}
      {proof.step === "done" && (
        <p class={wrong === 0 ? "notice notice-boxed notice-good" : "notice notice-boxed notice-bad"} role="status">
          {wrong === 0 ? t("studio.prove.fine", { count: rows.length }) : t("studio.prove.wrong", { count: wrong })}
          {proof.folder !== folder && <> {t("studio.prove.older")}</>}
        </p>
      )}
      {rows.length > 0 && (
        <div class="rows-box matrix-box" tabIndex={0} role="group" aria-label={t("studio.prove")}>
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">{t("studio.prove.attempt")}</th>
                {info.checks.map(({ id, title }) => <th scope="col" title={plainText(pick(title).text, 120)}><HostileText text={id} most={40} /></th>)}
                <th scope="col">{t("studio.prove.fuel")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr class={isFine(row) ? "" : "matrix-wrong"}>
                  <th scope="row">
                    <HostileText text={row.attempt.name.replace(/^attempts\//, "")} most={120} />
                    <Fault row={row} sentence={(check) => failureSentence(check, words)} />
                  </th>
                  {info.checks.map(({ id }) => {
                    const outcome = row.report?.checks.find((it) => it.id === id)?.outcome;
                    const isNamed = row.attempt.check === id;
                    return (
                      <td class={`matrix-cell matrix-${outcome ?? "none"} ${isNamed ? "matrix-named" : ""}`}>
                        {outcome === undefined ? "–" : <><Icon name={outcomeIcons[outcome]} /><span class="visually-hidden">{t(`report.state.${outcome}`)}</span></>}
                        {isNamed && <span class="visually-hidden"> {t("studio.prove.named")}</span>}
                      </td>
                    );
                  })}
                  <td class="matrix-fuel">{row.dearest === undefined ? "–" : number(row.dearest.fuel)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {proof.step === "done" && dearest !== undefined && fuelLimit !== null && <p class="note" lang="en">{plainText(limitLine(dearest, fuelLimit), 400)}</p>}
    </div>
  );
}

function isFine({ hasItsVerdict, also, report }: Proved): boolean {
  return hasItsVerdict && also.length === 0 && report !== null;
}

function Fault({ row, sentence }: { row: Proved; sentence: (check: Parameters<typeof failureSentence>[0]) => string }) {
  const { t } = useSpeech();
  const { attempt, report, problems, also } = row;
  if (isFine(row)) return null;
  const failed = report?.checks.find(isFailed);
  return (
    <span class="matrix-fault">
      {report === null && <span lang="en">{plainText(problems[0]?.message ?? "", 200)}</span>}
      {report !== null && !row.hasItsVerdict && (
        <span>
          {attempt.expects === "passes"
            ? t("studio.prove.should-pass", { points: report.points, of: report.outOf })
            : t("studio.prove.should-fail", { check: plainText(attempt.check ?? "", 60) })}
          {attempt.expects === "passes" && failed !== undefined && <> {plainText(sentence(failed), 240)}</>}
        </span>
      )}
      {also.map((it) => <span lang="en">{plainText(it, 300)}</span>)}
    </span>
  );
}
