// What a lab's attempts cost: the limit that follows from it, and whether what a budget check says of its reference is still true.

import { decodeFrame } from "../protocol/frame.ts";
import { decodeObservationMessage, type Attempt, type Report } from "../protocol/messages.ts";

/** The dearest run of an attempt. */
export interface DearestRun {
  readonly attempt: string;
  /** The core's name for it: check and case. */
  readonly key: string;
  readonly fuel: number;
}

/** Between these multiples of the dearest right run a limit is fit: it lets slower right programs pass, and ends others soon. */
const fewestTimes = 3;
const mostTimes = 100;
const proposedTimes = 10;

/** How far a reference may be from what was recorded of it. */
const allowedDrift = 0.02;

export class FuelGauge {
  private readonly attempt: string;
  private found: DearestRun | undefined;

  constructor(attempt: string) {
    this.attempt = attempt;
  }

  /** An observation without fuel, of a guest without a meter, is passed over. */
  add(key: string, frame: Uint8Array): void {
    const decoded = decodeFrame(frame);
    const message = decoded.ok ? decodeObservationMessage(decoded.value.json) : decoded;
    if (!message.ok || message.value.fuel === null) return;
    if (this.found === undefined || message.value.fuel > this.found.fuel) {
      this.found = { attempt: this.attempt, key, fuel: message.value.fuel };
    }
  }

  get dearest(): DearestRun | undefined {
    return this.found;
  }
}

/** So many times the run, rounded up to two digits: 4,730,000 gives 48,000,000. Never below what lab.json accepts. */
export function proposedLimit(fuel: number): number {
  const wanted = proposedTimes * fuel;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(wanted, 1))) - 1);
  return Math.max(1_000_000, Math.ceil(wanted / step) * step);
}

/** A line for the author. */
export function limitLine(dearest: DearestRun, limit: number): string {
  const better = fuelProposal(dearest, limit);
  return `dearest right run ${fuelText(dearest.fuel)} (${dearest.attempt}, ${dearest.key}), ` +
    `limit ${fuelText(limit)} is ${timesText(limit / dearest.fuel)} times that${better === undefined ? "" : `; ${better.hint}`}`;
}

/** What is wrong with a limit, and a better one; undefined: it is fit. Where the least that lab.json takes is much, nothing is to be done. */
export function fuelProposal(dearest: DearestRun, limit: number): { readonly message: string; readonly hint: string } | undefined {
  const times = limit / dearest.fuel;
  const better = proposedLimit(dearest.fuel);
  if ((times >= fewestTimes && times <= mostTimes) || better === limit) return undefined;
  const is = times < fewestTimes ? "too low" : "needlessly high";
  return { message: `the fuel limit is ${timesText(times)} times the dearest right run (${dearest.attempt}, ${dearest.key}), which is ${is}`, hint: `write ${better}` };
}

/** What to write where a reference no longer costs what is recorded; undefined when all is well or it could not be measured. */
export function referenceProblem(attempt: Attempt, report: Report): string | undefined {
  const changed = attempt.referenceOf.flatMap((id) => {
    const check = report.checks.find((it) => it.id === id);
    if (check === undefined || check.budget.length < check.cases.total) return [];
    const figures = [...check.budget].sort((a, b) => a.case - b.case);
    if (figures.every(({ used, reference }) => Math.abs(used - reference) <= allowedDrift * reference)) return [];
    return [`${id}: "fuel": [${figures.map((it) => it.used).join(", ")}]`];
  });
  return changed.length === 0 ? undefined : changed.join("; ");
}

export function fuelText(fuel: number): string {
  return fuel.toLocaleString("en");
}

function timesText(times: number): string {
  return times < 10 ? times.toFixed(1) : fuelText(Math.round(times));
}
