// What a program's memory held, where it said so and at its end: numbers and tables, the bytes of whatever is chosen, and the drawing
// of it all. Fetched when it is first wanted.

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { heapBlocks, stackBytes, type MemoryRecord } from "../protocol/memory_record.ts";
import type { LinkedSymbol, RecordedMemory } from "../session/session.ts";
import { MemoryInstrument, type MemoryPlace } from "./instruments/memory_instrument.tsx";
import { address, heapUse, hexLines, stackDeepest, valueOf } from "./memory_facts.ts";
import { endSentence } from "./output_panel.tsx";
import { StaleNotice } from "./stale_notice.tsx";
import "./styles/memory.css";
import { useSpeech } from "./words.ts";

const most = { rows: 100, bytes: 512 } as const;

export interface MemoryPanelProps {
  readonly recorded: RecordedMemory;
  readonly language: string;
  /** True when the code is no longer what was run. */
  readonly isStale: boolean;
  readonly onAgain: () => void;
  /** True in the gallery: the drawing is there at once. */
  readonly isDrawn?: boolean;
}

export function MemoryPanel({ recorded: { end, looks, unreadable, symbols }, language, isStale, onAgain, isDrawn }: MemoryPanelProps) {
  const speech = useSpeech();
  const { t, number } = speech;
  const [at, setAt] = useState(looks.length - 1);
  useEffect(() => setAt(looks.length - 1), [looks]);
  const record = looks[at];
  if (record === undefined) return <p>{t("memory.none")}</p>;
  const name = (look: MemoryRecord, index: number): string => (look.label === "" ? t("memory.end") : t("memory.look", { number: number(index + 1), label: look.label }));
  return (
    <div class="memory">
      {isStale && <StaleNotice again="memory.again" onAgain={onAgain} />}
      {looks.length > 1 && (
        <label class="memory-look">
          <span>{t("memory.when")}</span>
          <select value={at} onChange={(event) => setAt(Number(event.currentTarget.value))}>
            {looks.map((look, index) => <option value={index}>{name(look, index)}</option>)}
          </select>
        </label>
      )}
      {unreadable > 0 && <p class="note">{t("memory.unreadable", { count: unreadable })}</p>}
      {record.isCut && <p class="note">{t("memory.cut")}</p>}
      <Look record={record} symbols={symbols} isDrawn={isDrawn === true} />
      <p class="note">{endSentence(end, language, speech)}</p>
    </div>
  );
}

function Look({ record, symbols, isDrawn }: { record: MemoryRecord; symbols: readonly LinkedSymbol[]; isDrawn: boolean }) {
  const { t, number } = useSpeech();
  const { blocks, isWhole } = useMemo(() => heapBlocks(record), [record]);
  const [chosen, setChosen] = useState<MemoryPlace | undefined>(undefined);
  const use = heapUse(blocks);
  const own = symbols.filter(({ isOwn }) => isOwn);
  const bytes = (count: number): string => t("memory.bytes", { count });
  const choose = (place: MemoryPlace) => (
    <button type="button" class="memory-address" aria-pressed={place.address === chosen?.address && place.size === chosen.size} onClick={() => setChosen(place)}>
      {address(place.address)}
    </button>
  );
  return (
    <>
      <dl class="memory-parts">
        <div><dt>{t("memory.all")}</dt><dd>{t("memory.all.value", { bytes: bytes(record.memoryBytes) })}</dd></div>
        <div>
          <dt>{t("memory.stack")}</dt>
          <dd>{t("memory.stack.value", { used: bytes(stackBytes - record.stackPointer), deepest: bytes(stackBytes - stackDeepest(record)) })}</dd>
        </div>
        <div><dt>{t("memory.globals")}</dt><dd>{bytes(record.heapBase - stackBytes)}</dd></div>
        <div><dt>{t("memory.heap")}</dt><dd>{t("memory.heap.value", { used: bytes(use.usedBytes), blocks: number(use.used), free: bytes(use.freeBytes) })}</dd></div>
      </dl>
      {!isWhole && <p class="note">{t("memory.heap.broken")}</p>}
      <MemoryInstrument record={record} symbols={symbols} chosen={chosen} onChoose={setChosen} isOpen={isDrawn} />
      {chosen !== undefined && <Bytes record={record} place={chosen} />}
      <div class="memory-tables">
        <Rows title={t("memory.watched")} none={t("memory.watched.none")} head={[t("memory.address"), t("steps.name"), t("memory.type"), t("memory.size"), t("steps.value")]} total={record.watched.length}>
          {record.watched.map((it) => (
            <tr>
              <td>{choose(it)}</td><th scope="row"><code translate={false}>{it.name}</code></th><td><code translate={false}>{it.type}</code></td><td>{number(it.size)}</td>
              <td><code translate={false}>{valueOf(record, it.type, it.address, it.size) ?? ""}</code></td>
            </tr>
          ))}
        </Rows>
        <Rows title={t("memory.globals.own")} none={t("memory.globals.none")} head={[t("memory.address"), t("steps.name"), t("memory.size")]} total={own.length}>
          {own.slice(0, most.rows).map((it) => (
            <tr><td>{choose(it)}</td><th scope="row"><code translate={false}>{it.name}</code></th><td>{number(it.size)}</td></tr>
          ))}
        </Rows>
        <Rows title={t("memory.blocks")} none={t("memory.blocks.none")} head={[t("memory.address"), t("memory.size"), t("memory.use")]} total={blocks.length}>
          {blocks.slice(0, most.rows).map(({ address: from, size, isUsed }) => (
            <tr>
              <td>{choose({ name: t(isUsed ? "memory.block" : "memory.block.free", { size: number(size) }), address: from, size })}</td>
              <td>{number(size)}</td><td>{t(isUsed ? "memory.used" : "memory.free")}</td>
            </tr>
          ))}
        </Rows>
      </div>
    </>
  );
}

interface RowsProps {
  readonly title: string;
  readonly none: string;
  readonly head: readonly string[];
  readonly total: number;
  readonly children: ComponentChildren;
}

function Rows({ title, none, head, total, children }: RowsProps) {
  const { t, number } = useSpeech();
  return (
    <div class="memory-table" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        {total > 0 && <thead><tr>{head.map((it) => <th scope="col">{it}</th>)}</tr></thead>}
        <tbody>{total === 0 ? <tr><td class="note">{none}</td></tr> : children}</tbody>
      </table>
      {total > most.rows && <p class="note">{t("memory.first", { shown: number(most.rows), total: number(total) })}</p>}
    </div>
  );
}

function Bytes({ record, place }: { record: MemoryRecord; place: MemoryPlace }) {
  const { t, number } = useSpeech();
  const shown = Math.min(place.size, most.bytes);
  return (
    <section>
      <h3 class="small-title">{t("memory.bytes.of", { name: place.name, address: address(place.address) })}</h3>
      <pre class="memory-bytes" tabIndex={0} translate={false}>{hexLines(record, place.address, shown).join("\n")}</pre>
      {shown < place.size && <p class="note">{t("memory.bytes.first", { shown: number(shown), total: number(place.size) })}</p>}
    </section>
  );
}
