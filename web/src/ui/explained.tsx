// At most two sentences below a message, in the reader's language. The message itself stays; where nothing is known, or nothing can
// be had, it stays alone.

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Piece } from "../explain/explain.ts";
import type { Fault } from "../explain/fault.ts";
import type { OpenLab } from "../session/session.ts";
import { fullLanguage, type Locale } from "../session/words.ts";
import { useSpeech } from "./words.ts";

/** A fault, or one whose line has still to be looked up in the learner's files. */
export type PlacedFault = Fault | (Omit<Fault, "source"> & { readonly file: string; readonly line: number });

export interface ShownFiles {
  readonly language: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly data: OpenLab["data"];
}

/** The learner's files as they stand when it is asked. */
export const FilesContext = createContext<(() => ShownFiles) | undefined>(undefined);

export interface PlainWordsProps {
  readonly pieces: readonly Piece[];
  readonly lang: Locale;
}

export async function explainedFault(locale: Locale, fault: PlacedFault, { language, files, data }: ShownFiles): Promise<readonly Piece[] | undefined> {
  const source = "source" in fault ? fault.source : files.find(({ path }) => path === fault.file)?.text.split("\n")[fault.line - 1] ?? "";
  try {
    const { dataNames, explainedIn } = await import("./explanations.ts");
    return await explainedIn(locale, { ...fault, source }, { language, code: files.map(({ text }) => text), names: dataNames(data) });
  } catch {
    return undefined;
  }
}

export function Explained({ fault }: { readonly fault: PlacedFault }) {
  const locale = fullLanguage(useSpeech().locale);
  const shownFiles = useContext(FilesContext);
  const [said, setSaid] = useState<PlainWordsProps | undefined>(undefined);
  const { type, message, column } = fault;
  const place = "source" in fault ? fault.source : `${fault.file}:${fault.line}`;
  useEffect(() => {
    if (shownFiles === undefined) return;
    let isLatest = true;
    void explainedFault(locale, fault, shownFiles()).then((pieces) => {
      if (isLatest) setSaid(pieces && { lang: locale, pieces });
    });
    return () => {
      isLatest = false;
    };
  }, [locale, type, message, column, place, shownFiles]);
  return said === undefined ? null : <PlainWords {...said} />;
}

export function PlainWords({ pieces, lang }: PlainWordsProps) {
  return (
    <p class="explained" lang={lang}>
      {pieces.map(({ is, text }) => (is === "code" ? <code translate={false}>{text}</code> : text))}
    </p>
  );
}
