// The frame around every page: the header with language and colours, and whichever page the address names.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { communityShares } from "virtual:language-coverage";
import type { Session } from "../session/session.ts";
import { Announcer } from "./announce.tsx";
import { CataloguePage } from "./catalogue_page.tsx";
import type { ClassPageProps } from "./class/class_page.tsx";
import type { CoursePageProps } from "./course_page.tsx";
import { Icon, Mark } from "./icons.tsx";
import { SourceContext } from "./instruments/source_context.ts";
import type { LabPageProps } from "./lab_page.tsx";
import { lazyPage } from "./lazy_page.tsx";
import { PlatformNotice, usePlatform } from "./platform.tsx";
import { catalogueLink, useRoute, workLink } from "./route.ts";
import { applySettings, keepSettings, nextColours, type Colours, type Settings } from "./settings.ts";
import { SiteNotices } from "./site_notices.tsx";
import { SiteContext, useSiteState } from "./site_state.ts";
import type { StudioPageProps } from "./studio/studio_page.tsx";
import type { WorkPageProps } from "./work_page.tsx";
import { SpeechContext, english, fetchWords, isCommunityPack, isLocale, locales, speak, useSpeech, type Locale, type Words } from "./words.ts";

export interface AppProps {
  readonly session: Session;
  /** The folder of the site. */
  readonly base: string;
  readonly settings: Settings;
  /** Those of the settings; undefined when they did not come. */
  readonly words: Words | undefined;
}

export function App({ session, base, settings, words }: AppProps) {
  const platform = usePlatform();
  const [colours, setColours] = useState(settings.colours);
  const language = useLanguage(settings.locale, words);
  const speech = useMemo(() => speak(language.words), [language.words]);
  const site = useSiteState(base, platform !== undefined, () => void session.tidy());
  const route = useRoute(platform?.lab);
  const main = useRef<HTMLElement>(null);
  const address = "id" in route ? `${route.page}/${route.id}` : route.page;
  const first = useRef(address);

  useEffect(() => applySettings({ locale: speech.locale, colours }), [speech, colours]);
  useEffect(() => keepSettings({ locale: language.wanted, colours }), [language.wanted, colours]);
  // A new page begins at its top, for the eye and for the screen reader alike.
  useEffect(() => {
    if (first.current === address) return;
    first.current = "";
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <SpeechContext.Provider value={speech}>
      <SiteContext.Provider value={site}>
        <SourceContext.Provider value={session}>
          <Announcer>
            <a class="skip" href="#main" onClick={(event) => {
              event.preventDefault();
              main.current?.focus();
            }}>{speech.t("app.skip")}</a>
            <Header isOnline={site.isOnline} colours={colours} locale={language.shown} onColours={setColours} onLocale={language.choose} />
            <SiteNotices />
            <PlatformNotice />
            {language.failed !== undefined && (
              <p class="notice" role="alert">{speech.t("app.language.failed", { language: locales[language.failed].name })}</p>
            )}
            <main id="main" ref={main} tabIndex={-1} class={`main main-${route.page}`}>
              {route.page === "catalogue" && <CataloguePage session={session} />}
              {route.page === "course" && <LazyCourse key={route.id} session={session} id={route.id} />}
              {route.page === "lab" && <LazyLab key={route.id} session={session} id={route.id} sentTo={route.sentTo} sentCode={route.sentCode} />}
              {route.page === "work" && <LazyWork session={session} />}
              {route.page === "class" && <LazyClass session={session} />}
              {route.page === "studio" && <LazyStudio session={session} />}
              {route.page === "unknown" && <NotFound />}
            </main>
          </Announcer>
        </SourceContext.Provider>
      </SiteContext.Provider>
    </SpeechContext.Provider>
  );
}

/** The language that is spoken, and the way to another one. */
function useLanguage(first: Locale, firstWords: Words | undefined) {
  const [words, setWords] = useState(firstWords ?? english);
  const [wanted, setWanted] = useState(first);
  const [failed, setFailed] = useState(firstWords === undefined ? first : undefined);
  const latest = useRef(first);
  const choose = (locale: Locale) => {
    latest.current = locale;
    setWanted(locale);
    setFailed(undefined);
    void fetchWords(locale).then((came) => {
      if (latest.current !== locale) return;
      if (came === undefined) setFailed(locale);
      else setWords(came);
    });
  };
  return { words, wanted, failed, shown: failed === undefined ? wanted : words.locale, choose };
}

const offered = Object.keys(locales).filter(isLocale);

interface HeaderProps {
  readonly isOnline: boolean;
  readonly colours: Colours;
  readonly locale: Locale;
  readonly onColours: (colours: Colours) => void;
  readonly onLocale: (locale: Locale) => void;
}

function Header({ isOnline, colours, locale, onColours, onLocale }: HeaderProps) {
  const { t, percent } = useSpeech();
  const isPackaged = usePlatform() !== undefined;
  const change = t("app.colours", { choice: t(`app.colours.${colours}`) });
  return (
    <header class="header">
      {isPackaged
        ? <span class="brand"><Mark /> <span>{t("app.name")}</span></span>
        : <a class="brand" href={catalogueLink}><Mark /> <span>{t("app.name")}</span></a>}
      <span class="header-tools">
        {!isPackaged && <a class="header-link" href={workLink}><Icon name="work" /> <span class="header-link-text">{t("app.my-work")}</span></a>}
        <span role="status" class="connection">{!isOnline && <><Icon name="cut" /> <span class="connection-word">{t("offline.now")}</span></>}</span>
        <label class="language">
          <span class="visually-hidden">{t("app.language")}</span>
          <select value={locale} onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLocale(chosen)) onLocale(chosen);
          }}>
            {offered.filter((it) => !isCommunityPack(it)).map((it) => <option value={it} lang={it}>{locales[it].name}</option>)}
            <optgroup label={t("app.language.community")}>
              {offered.filter(isCommunityPack).map((it) => <option value={it} lang={it}>{locales[it].name} · {percent(communityShares[it] ?? 0)}</option>)}
            </optgroup>
          </select>
        </label>
        <button type="button" class="header-button" aria-label={change} title={change}
          onClick={() => onColours(nextColours(colours))}>
          <Icon name={colours} />
        </button>
      </span>
    </header>
  );
}

/** The editor is most of the page's code, so the list of labs does without it. */
const LazyLab = lazyPage<LabPageProps>(async () => (await import("./lab_page.tsx")).LabPage, { loading: "lab.loading", failed: "lab.failed" });
const LazyCourse = lazyPage<CoursePageProps>(
  async () => (await import("./course_page.tsx")).CoursePage, { loading: "app.loading", failed: "app.page-failed" },
);
const LazyWork = lazyPage<WorkPageProps>(async () => (await import("./work_page.tsx")).WorkPage, { loading: "app.loading", failed: "app.page-failed" });
const LazyClass = lazyPage<ClassPageProps>(
  async () => (await import("./class/class_page.tsx")).ClassPage, { loading: "app.loading", failed: "app.page-failed" },
);
const LazyStudio = lazyPage<StudioPageProps>(
  async () => (await import("./studio/studio_page.tsx")).StudioPage, { loading: "app.loading", failed: "app.page-failed" },
);

function NotFound() {
  const { t } = useSpeech();
  useEffect(() => void (document.title = t("app.name")), [t]);
  return (
    <div class="page-message">
      <h1>{t("app.not-found")}</h1>
      <p>{t("app.not-found.text")}</p>
      <p class="page-actions"><a class="button button-run" href={catalogueLink}>{t("app.all-labs")}</a></p>
    </div>
  );
}
