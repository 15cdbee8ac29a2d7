// A page, or a part of one, whose code is fetched when it is first wanted: the first bytes hold only what every visit needs.

import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { useSpeech, type WordKey } from "./words.ts";

/** What stands in for the part while it is not there. */
interface Waiting {
  readonly loading: () => ComponentChildren;
  readonly failed: () => ComponentChildren;
}

/** Once it came, it is there at once wherever it is shown. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>, { loading: Loading, failed: Failed }: Waiting): ComponentType<Props> {
  let part: ComponentType<Props> | undefined;
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | undefined>(() => part);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Part !== undefined || hasFailed) return;
      load().then(
        (came) => {
          part = came;
          setPart(() => came);
        },
        () => setFailed(true),
      );
    }, [Part, hasFailed]);
    if (Part !== undefined) return <Part {...props} />;
    return hasFailed ? <Failed /> : <Loading />;
  };
}

/** A bar that moves, while something small is on its way. */
export function Loom() {
  return <div class="loom" aria-busy="true" />;
}

export function CouldNotBeHad() {
  const { t } = useSpeech();
  return <p class="notice">{t("engine.failed.text.page")}</p>;
}

/** A whole page, with its own words for the time in which it is not there. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>, said: { readonly loading: WordKey; readonly failed: WordKey },
): ComponentType<Props> {
  return lazyPart(load, {
    loading: function Loading() {
      const { t } = useSpeech();
      return <div class="page-message" aria-busy="true"><Loom /><p>{t(said.loading)}</p></div>;
    },
    failed: function Failed() {
      const { t } = useSpeech();
      return (
        <div class="page-message" role="alert">
          {/* The lab page gives the focus to its title. */}
          <h1 id="lab-title" tabIndex={-1}><Icon name={navigator.onLine ? "warning" : "cut"} /> {t(said.failed)}</h1>
          <p>{t("engine.failed.text.page")}</p>
          <p class="page-actions">
            {/* A browser remembers that a module failed, so only a fresh page asks for it again. */}
            <button type="button" class="button button-run" onClick={() => location.reload()}>{t("app.retry")}</button>
          </p>
        </div>
      );
    },
  });
}
