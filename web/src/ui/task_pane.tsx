// What to do: the lab's head and text, its questions, then help.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Course, OpenLab } from "../session/session.ts";
import type { WorkFile } from "../work/record.ts";
import type { SavedWork } from "../work/saved_work.ts";
import { DataTable } from "./data_table.tsx";
import { EarlierWork } from "./earlier_work.tsx";
import type { Glossary } from "./glossary.tsx";
import { Hints } from "./hints.tsx";
import { Icon } from "./icons.tsx";
import { LabMeta } from "./lab_meta.tsx";
import { Later } from "./later.tsx";
import { Markdown, type MarkdownProps } from "./markdown.tsx";
import { Questions, type QuestionsProps } from "./questions/questions.tsx";
import { usePlatform } from "./platform.tsx";
import { catalogueLink, courseLink } from "./route.ts";
import { ruleValue } from "./rule_value.ts";
import { RulesUsed } from "./rules_used.tsx";
import { keepSecondLanguage, secondLanguage } from "./settings.ts";
import { Solution } from "./solution.tsx";
import { useSite } from "./site_state.ts";
import { SecondContext, SecondLanguage, TwoTexts } from "./two_texts.tsx";
import { isLocale, locales, useSpeech } from "./words.ts";

export interface TaskPaneProps extends Omit<QuestionsProps, "info"> {
  readonly lab: OpenLab;
  /** What may be looked at by now. */
  readonly solution: OpenLab["solution"];
  /** That the lab is taken in. */
  readonly course: Course | undefined;
  /** It works without a connection. */
  readonly isWhole: boolean;
  /** What was written for another version of the lab. */
  readonly earlier: SavedWork["earlier"];
  readonly onDownloadEarlier: (files: readonly WorkFile[]) => void;
  readonly onBack: () => void;
  /** All of it is wanted at once. */
  readonly isNow: boolean;
}

/** Fetched once the editor stands. */
function useGlossary(): Glossary | undefined {
  const [glossary, setGlossary] = useState<Glossary | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    const timer = setTimeout(() => {
      // Without it the task reads as well.
      void import("./glossary.tsx").then((module) => module.fetchGlossary()).then((came) => isHere && setGlossary(() => came), () => undefined);
    }, restMs);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, []);
  return glossary;
}
const restMs = 500;

/** The lab's rules as a text in that language has them. */
function useFill({ info }: OpenLab, lang: string): MarkdownProps["fill"] {
  const { formats } = useSpeech();
  return useMemo(() => (id: string) => {
    const rule = info.rules.find((it) => it.id === id);
    return rule === undefined ? undefined : ruleValue(rule, isLocale(lang) ? locales[lang].formats : formats);
  }, [info, lang, formats]);
}

export function TaskPane({ lab, solution, course, isWhole, earlier, onDownloadEarlier, onBack, isNow, ...asked }: TaskPaneProps) {
  const { t, pick, locale } = useSpeech();
  const { isHere } = useSite();
  const isPackaged = usePlatform() !== undefined;
  const { info } = lab;
  const title = pick(info.title);
  const text = pick(lab.text);
  const [wanted, setWanted] = useState(secondLanguage);
  const beside = Object.keys(locales).filter((it) => it !== text.lang && Object.hasOwn(lab.text, it));
  const second = wanted !== null && beside.includes(wanted) ? wanted : null;
  const glossary = useGlossary();
  const explain = useMemo(() => glossary && (() => glossary(text.lang)), [glossary, text.lang]);
  const words = { source: text.text, lang: text.lang, fill: useFill(lab, text.lang), explain };
  const fillSecond = useFill(lab, second ?? text.lang);
  const isUnreviewed = Object.hasOwn(info.locales, text.lang) && info.locales[text.lang]?.reviewed === false;
  return (
    <section class="task" id="task" aria-labelledby="lab-title" tabIndex={-1}>
      <div class="task-inner">
        {!isPackaged && (
          <nav class="crumbs">
            <a class="back" href={catalogueLink}><Icon name="back" /> {t("app.all-labs")}</a>
            {course !== undefined && <a class="back" href={courseLink(course.id)} lang={pick(course.title).lang}>{pick(course.title).text}</a>}
          </nav>
        )}
        <h1 id="lab-title" class="lab-title" lang={title.lang} tabIndex={-1}>{title.text}</h1>
        {second !== null && <p class="second-title" lang={second}>{info.title[second]}</p>}
        <LabMeta info={info} isWhole={isWhole && isHere} />
        {text.lang !== locale && <p class="notice notice-small">{text.lang !== "en" && isLocale(text.lang) ? t("lab.in-language", { language: locales[text.lang].name }) : t("lab.in-english")}</p>}
        {isUnreviewed && <p class="notice notice-small">{t("app.unreviewed")}</p>}
        {beside.length > 0 && (
          <SecondLanguage offered={beside} chosen={second} onChoose={(locale) => {
            keepSecondLanguage(locale);
            setWanted(locale);
          }} />
        )}
        {second === null
          ? <Markdown {...words} isNow={isNow} />
          : <TwoTexts first={words} second={{ source: lab.text[second] ?? "", lang: second, fill: fillSecond }} />}
        <Later isNow={isNow}>
          {info.data.length > 0 && (
            <div class="data-files">
              <h2 class="small-title">{t("lab.data")}</h2>
              <ul>{info.data.map((path) => <li><Icon name="file" /> <code translate={false}>{path}</code><DataTable lab={lab} path={path} /></li>)}</ul>
            </div>
          )}
          <SecondContext.Provider value={second === null ? null : { lang: second, fill: fillSecond }}>
            <Questions info={info} {...asked} />
            <Hints hints={info.hints} />
          </SecondContext.Provider>
          {solution !== null && <Solution files={solution} />}
          <RulesUsed info={info} />
          {earlier !== null && <EarlierWork work={earlier} isReadOnly={asked.isReadOnly} onDownload={onDownloadEarlier} onBack={onBack} />}
        </Later>
      </div>
    </section>
  );
}
