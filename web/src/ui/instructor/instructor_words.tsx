// What only instructors' pages say comes with them (web/build/split_catalogues.ts): the sentences of the language that is spoken, joined
// to those that the page has.

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import en from "../../../../labs/locales/en.json?instructor";
import iba from "../../../../labs/locales/iba.json?instructor";
import ms from "../../../../labs/locales/ms.json?instructor";
import th from "../../../../labs/locales/th.json?instructor";
import vi from "../../../../labs/locales/vi.json?instructor";
import zhHans from "../../../../labs/locales/zh-Hans.json?instructor";
import { SpeechContext, isCommunityPack, locales, speak, useSpeech, type Locale, type Words } from "../words.ts";

const addresses: Readonly<Record<Locale, string>> = { en, ms, "zh-Hans": zhHans, vi, th, iba };
const fetched = new Map<Locale, Words["sentences"]>();

async function fetchSentences(locale: Locale): Promise<Words["sentences"] | undefined> {
  const known = fetched.get(locale);
  if (known !== undefined) return known;
  try {
    const response = await fetch(addresses[locale], { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return undefined;
    const { _reviewed, ...sentences } = await response.json() as Record<string, string>;
    fetched.set(locale, sentences);
    return sentences;
  } catch {
    return undefined;
  }
}

/** What the page says with what instructors are told; of a community pack, what it falls back to as well. */
async function fetchJoined(words: Words): Promise<Words | undefined> {
  const { locale, fallback } = words;
  const [own, under] = await Promise.all([
    fetchSentences(locale), fallback !== undefined && isCommunityPack(locale) ? fetchJoined(fallback) : fallback,
  ]);
  if (own === undefined || (fallback !== undefined && under === undefined)) return undefined;
  return { ...words, sentences: { ...words.sentences, ...own }, fallback: under };
}

/** What came last, and the words for which nothing came. */
interface Came {
  readonly joined: Words | undefined;
  readonly missed: Words | undefined;
}

/** The children stay, with their work, while another language is on its way, and go on in the one before if it does not come. */
export function InstructorWords({ children }: { children: ComponentChildren }) {
  const speech = useSpeech();
  const { words, t } = speech;
  const [{ joined, missed }, setCame] = useState<Came>({ joined: undefined, missed: undefined });
  useEffect(() => {
    let isHere = true;
    void fetchJoined(words).then((came) => {
      if (isHere) setCame((last) => (came === undefined ? { joined: last.joined, missed: words } : { joined: came, missed: undefined }));
    });
    return () => void (isHere = false);
  }, [words]);
  const spoken = useMemo(() => (joined === undefined ? undefined : speak(joined)), [joined]);
  if (spoken !== undefined) {
    return (
      <SpeechContext.Provider value={spoken}>
        {missed === words && <p class="notice" role="alert">{t("app.language.failed", { language: locales[words.locale].name })}</p>}
        {children}
      </SpeechContext.Provider>
    );
  }
  if (missed !== words) return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>;
  return (
    <div class="page-message" role="alert">
      <h1>{t("app.page-failed")}</h1>
      <p>{t("engine.failed.text.page")}</p>
      <p class="page-actions"><button type="button" class="button button-run" onClick={() => location.reload()}>{t("app.retry")}</button></p>
    </div>
  );
}
