// The frame around every page: the header with language and colours, and whichever page the address names.

import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { Announcer } from "./announce.tsx";
import { CataloguePage } from "./catalogue_page.tsx";
import { Icon, Mark } from "./icons.tsx";
import { catalogueLink, useRoute } from "./route.ts";
import { applySettings, keepSettings, nextColours, readSettings, type Settings } from "./settings.ts";
import { SpeechContext, isLocale, locales, nameOf, speak, useSpeech } from "./words.ts";

export function App({ session }: { session: Session }) {
  const [settings, setSettings] = useState(readSettings);
  const speech = useMemo(() => speak(settings.locale), [settings.locale]);
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const address = route.page === "lab" ? route.id : route.page;
  const first = useRef(address);

  const change = (next: Settings) => {
    setSettings(next);
    keepSettings(next);
  };
  useEffect(() => applySettings(settings), [settings]);
  // A new page begins at its top, for the eye and for the screen reader alike.
  useEffect(() => {
    if (first.current === address) return;
    first.current = "";
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <SpeechContext.Provider value={speech}>
      <Announcer>
        <a class="skip" href="#main" onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}>{speech.t("app.skip")}</a>
        <Header settings={settings} onChange={change} />
        <main id="main" ref={main} tabIndex={-1} class={`main main-${route.page}`}>
          {route.page === "catalogue" && <CataloguePage session={session} />}
          {route.page === "lab" && <LazyLab key={route.id} session={session} id={route.id} />}
          {route.page === "unknown" && <NotFound />}
        </main>
      </Announcer>
    </SpeechContext.Provider>
  );
}

function Header({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const { t } = useSpeech();
  const { colours, locale } = settings;
  const change = t("app.colours", { choice: t(`app.colours.${colours}`) });
  return (
    <header class="header">
      <a class="brand" href={catalogueLink}><Mark /> <span>{t("app.name")}</span></a>
      <span class="header-tools">
        <label class="language">
          <span class="visually-hidden">{t("app.language")}</span>
          <select value={locale} onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLocale(chosen)) onChange({ ...settings, locale: chosen });
          }}>
            {locales.map((it) => <option value={it} lang={it}>{nameOf(it)}</option>)}
          </select>
        </label>
        <button type="button" class="header-button" aria-label={change} title={change}
          onClick={() => onChange({ ...settings, colours: nextColours(colours) })}>
          <Icon name={colours} />
        </button>
      </span>
    </header>
  );
}

type LabPage = ComponentType<{ session: Session; id: string }>;
let labPage: LabPage | undefined;

/** The editor is most of the page's code, so the list of labs does without it. */
function LazyLab(props: { session: Session; id: string }) {
  const { t } = useSpeech();
  const [Page, setPage] = useState<LabPage | undefined>(() => labPage);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (Page !== undefined || hasFailed) return;
    import("./lab_page.tsx").then(
      (module) => {
        labPage = module.LabPage;
        setPage(() => module.LabPage);
      },
      () => setFailed(true),
    );
  }, [Page, hasFailed]);
  if (Page !== undefined) return <Page {...props} />;
  if (!hasFailed) return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("lab.loading")}</p></div>;
  return (
    <div class="page-message" role="alert">
      <h1>{t("lab.failed")}</h1>
      <p>{t("engine.failed.text.page")}</p>
      <p class="page-actions">
        {/* A browser remembers that a module failed, so only a fresh page asks for it again. */}
        <button type="button" class="button button-run" onClick={() => location.reload()}>{t("app.retry")}</button>
      </p>
    </div>
  );
}

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
