// A page whose code is fetched when it is first wanted: the first bytes hold only what every visit needs.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useSpeech, type WordKey } from "./words.ts";

interface LazyWords {
  readonly loading: WordKey;
  readonly failed: WordKey;
}

export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>, said: LazyWords): ComponentType<Props> {
  let page: ComponentType<Props> | undefined;
  return function LazyPage(props: Props) {
    const { t } = useSpeech();
    const [Page, setPage] = useState<ComponentType<Props> | undefined>(() => page);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Page !== undefined || hasFailed) return;
      load().then(
        (came) => {
          page = came;
          setPage(() => came);
        },
        () => setFailed(true),
      );
    }, [Page, hasFailed]);
    if (Page !== undefined) return <Page {...props} />;
    if (!hasFailed) return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t(said.loading)}</p></div>;
    return (
      <div class="page-message" role="alert">
        <h1>{t(said.failed)}</h1>
        <p>{t("engine.failed.text.page")}</p>
        <p class="page-actions">
          {/* A browser remembers that a module failed, so only a fresh page asks for it again. */}
          <button type="button" class="button button-run" onClick={() => location.reload()}>{t("app.retry")}</button>
        </p>
      </div>
    );
  };
}
