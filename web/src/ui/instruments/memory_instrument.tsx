// A program's memory, drawn: all of it as a bar, its parts as long as they are, and the bytes.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { heapBlocks, type MemoryRecord } from "../../protocol/memory_record.ts";
import type { LinkedSymbol } from "../../protocol/link_map.ts";
import { memoryExhibit } from "../../shell/exhibit.ts";
import { address, stackDeepest, valueOf } from "../memory_facts.ts";
import { useSpeech, type Speech } from "../words.ts";
import { InstrumentBox, member, numberIn, textIn, type Obey } from "./instrument_box.tsx";

/** Something with a place in memory. */
export interface MemoryPlace {
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

export interface MemoryInstrumentProps {
  readonly record: MemoryRecord;
  readonly symbols: readonly LinkedSymbol[];
  readonly chosen: MemoryPlace | undefined;
  /** The reader chose something else in the drawing. */
  readonly onChoose: (place: MemoryPlace) => void;
  readonly isOpen?: boolean;
}

export function MemoryInstrument({ record, symbols, chosen, onChoose, isOpen }: MemoryInstrumentProps) {
  const speech = useSpeech();
  const { t } = speech;
  const exhibit = useMemo(() => memoryExhibit(record, heapBlocks(record).blocks, symbols, stackDeepest(record)), [record, symbols]);
  const caption = (told: unknown): string => {
    const hovered = member(told, "hovered");
    const sentence = sentenceOf(record, hovered ?? told, speech);
    const pointers = member(told, "pointers");
    const to: unknown = Array.isArray(pointers) ? member(pointers[0], "to") : undefined;
    if (hovered !== undefined || to === undefined) return sentence;
    return `${sentence} ${t("instrument.memory.points", { address: address(numberIn(to, "address") ?? 0), name: placeName(to, speech) })}`;
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={t("instrument.memory.name")} action={t("instrument.memory.open")} keys={t("instrument.memory.keys")} wheel="pan" isOpen={isOpen === true}
      caption={caption} controls={(told, obey) => <Controls told={told} obey={obey} chosen={chosen} onChoose={onChoose} />}
    />
  );
}

/** What lies there: by its name, or by what it is. */
export function placeName(told: unknown, { t, number }: Speech): string {
  const name = textIn(told, "name");
  if (name !== undefined) return name;
  const size = number(numberIn(told, "size") ?? 0);
  switch (textIn(told, "kind")) {
    case "block": return t("memory.block", { size });
    case "free": return t("memory.block.free", { size });
    case "stack": return t("memory.stack");
    case "unused-stack": return t("memory.stack.unused");
    case "globals": return t("memory.globals");
    default: return t("memory.heap");
  }
}

function sentenceOf(record: MemoryRecord, told: unknown, speech: Speech): string {
  const { t, number } = speech;
  const [at, byte, first, size] = ["address", "byte", "first", "size"].map((name) => numberIn(told, name));
  if (at === undefined || first === undefined || size === undefined) return t("instrument.memory.hint");
  const value = byte === undefined ? t("memory.byte.unknown") : number(byte);
  const said = t("instrument.memory.byte", { address: address(at), value, name: placeName(told, speech) });
  const variable = record.watched[numberIn(told, "watched") ?? -1];
  if (variable === undefined) return said;
  const held = valueOf(record, variable.type, variable.address, variable.size);
  return `${said} ${held === undefined ? variable.type : `${variable.type} = ${held}`}`;
}

interface ControlsProps {
  readonly told: unknown;
  readonly obey: Obey;
  readonly chosen: MemoryPlace | undefined;
  readonly onChoose: (place: MemoryPlace) => void;
}

/** While somebody moves through it, the page beside it rests. */
const restMs = 120;

function Controls({ told, obey, chosen, onChoose }: ControlsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [first, size] = [numberIn(told, "first"), numberIn(told, "size")];
  const known = useRef(chosen?.address);
  useEffect(() => {
    if (chosen === undefined || chosen.address === known.current) return;
    known.current = chosen.address;
    obey({ do: "go", address: chosen.address });
  }, [chosen?.address]);
  useEffect(() => {
    if (first === undefined || size === undefined || first === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = first;
      onChoose({ name: placeName(told, speech), address: first, size });
    }, restMs);
    return () => clearTimeout(timer);
  }, [first, size]);
  const pointers = member(told, "pointers");
  const button = (words: string, command: Readonly<Record<string, unknown>>, isOff = false) => (
    <button type="button" class="button button-small button-quiet" disabled={isOff} onClick={() => obey(command)}>{words}</button>
  );
  return (
    <>
      {button(t("instrument.memory.before"), { do: "item", by: -1 })}
      {button(t("instrument.memory.next"), { do: "item", by: 1 })}
      {button(t("instrument.memory.follow"), { do: "follow" }, !(Array.isArray(pointers) && pointers.length > 0))}
      {button(t("instrument.closer"), { do: "zoom", percent: 200 })}
      {button(t("instrument.further"), { do: "zoom", percent: 50 })}
    </>
  );
}
