// A lab in a line: its language, how hard and how long it is.

import type { LabSummary } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { isLocale, locales, useSpeech, type WordKey } from "./words.ts";

/** `isWhole`: it works without a connection. */
export function LabMeta({ info, isShort = false, isWhole = false }: { info: LabSummary; isShort?: boolean; isWhole?: boolean }) {
  const { t, find, pick } = useSpeech();
  return (
    <ul class="meta">
      <li class="chip">{find(`code-language.${info.language}`) ?? info.language}</li>
      {info.packages.map((name) => <li class="chip">{find(`package.${name}`) ?? name}</li>)}
      <li>{t(`level.${info.level}` as WordKey)}</li>
      <li>
        <Icon name="clock" /> {isShort ? t("catalogue.minutes", { minutes: info.minutes }) : t("catalogue.minutes.long", { count: info.minutes })}
      </li>
      {isWhole && <li class="whole"><Icon name="kept" /> {t(isShort ? "offline.whole" : "offline.whole.long")}</li>}
      {isShort && <SpokenIn lang={pick(info.summary).lang} />}
    </ul>
  );
}

/** The language of a lab's text, where it is not the reader's. */
function SpokenIn({ lang }: { lang: string }) {
  const { t, locale } = useSpeech();
  if (lang === locale) return null;
  return lang !== "en" && isLocale(lang) ? <li lang={lang}>{locales[lang].name}</li> : <li>{t("catalogue.in-english")}</li>;
}
