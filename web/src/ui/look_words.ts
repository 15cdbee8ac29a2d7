// Names and times as the looks of lab.show are told in words.

import type { Weights } from "../session/session.ts";
import type { Speech } from "./words.ts";

export function neuronName({ names }: Pick<Weights, "names">, layer: number, index: number, { t, number }: Speech): string {
  const name = names?.[layer]?.[index] ?? "";
  return name === "" ? t("shows.weights.neuron", { number: number(index + 1) }) : name;
}

/** Minutes from midnight as "9:05"; after midnight the hours go on. As shell/view/desk_view.cpp has it. */
export function clockText(minutes: number): string {
  const whole = Math.floor(minutes);
  const hours = Math.floor(whole / 60);
  return `${hours}:${String(whole - hours * 60).padStart(2, "0")}`;
}
