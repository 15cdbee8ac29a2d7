// Labs to take along: packs with what they cost of the link and of the device, fetched and given up here. A page that shows a set of
// labs of its own (a course) puts a PackList of them anywhere.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { languages } from "../runtime/engine_kind.ts";
import { problem } from "../base/problem.ts";
import { failure } from "../base/result.ts";
import type { ListedLab, FetchProgress, Pack, Packs, PackState, Problem, Result, Room, Session } from "../session/session.ts";
import { useAnnounce } from "./announce.tsx";
import { Icon } from "./icons.tsx";
import { languageName } from "./output_panel.tsx";
import { ProblemList } from "./problem_list.tsx";
import { size } from "./size.ts";
import { useSite } from "./site_state.ts";
import { troubleText } from "./trouble.ts";
import { useSpeech, type WordKey } from "./words.ts";

export interface NamedPack extends Pack {
  readonly title: string;
  /** Of the title, where it is not a sentence of the page. */
  readonly lang?: string;
}

export interface OfflinePacksProps {
  readonly session: Session;
  readonly labs: readonly ListedLab[];
  /** The ids of labs that work without a connection, whenever that may have changed. */
  readonly onWhole: (ids: ReadonlySet<string>) => void;
}

/** One pack a language, and all labs. */
export function OfflinePacks({ session, labs, onWhole }: OfflinePacksProps) {
  const { t } = useSpeech();
  const packs: NamedPack[] = languages
    .map((language) => ({ id: language, title: languageName(language, t), labs: labs.filter((lab) => lab.language === language).map(({ id }) => id) }))
    .filter((pack) => pack.labs.length > 0);
  if (packs.length > 1) packs.unshift({ id: "all", title: t("packs.all"), labs: labs.map(({ id }) => id) });
  return <PackList session={session} packs={packs} onWhole={onWhole} />;
}

interface Known {
  readonly packs: Packs;
  readonly isAvailable: boolean;
  readonly states: readonly PackState[];
  readonly room: Room | null;
}

interface Work {
  readonly pack: string;
  readonly progress: FetchProgress | undefined;
  readonly controller: AbortController;
}

interface Trouble {
  readonly pack: string;
  readonly problems: readonly Problem[];
}

export interface PackListProps {
  readonly session: Session;
  readonly packs: readonly NamedPack[];
  readonly onWhole?: (ids: ReadonlySet<string>) => void;
}

/** Any packs, a row each. */
export function PackList({ session, packs, onWhole }: PackListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const announce = useAnnounce();
  const { hasWorker, isOnline } = useSite();
  const [known, setKnown] = useState<Known | undefined>(undefined);
  const [unread, setUnread] = useState<readonly Problem[] | undefined>(undefined);
  const [work, setWork] = useState<Work | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const latest = useRef(packs);
  latest.current = packs;

  const read = useCallback(async () => {
    const made = await session.packs();
    setUnread(made.ok ? undefined : made.problems);
    if (!made.ok) return;
    const [isAvailable, states, room, whole] = await Promise.all([
      made.value.isAvailable(), made.value.states(latest.current), made.value.room(), made.value.wholeLabs(),
    ]);
    setKnown({ packs: made.value, isAvailable, states, room });
    onWhole?.(whole);
  }, [session]);
  useEffect(() => void read(), [read, hasWorker, isOnline]);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  if (known === undefined && unread !== undefined) {
    return (
      <div class="notice" role="alert">
        <p>{troubleText(unread, t)}</p>
        <button type="button" class="button button-small" onClick={() => void read()}>{t("app.retry")}</button>
      </div>
    );
  }
  if (known === undefined) return <div class="loom" aria-busy="true" />;
  if (hasWorker === false || !known.isAvailable) {
    return <p class="notice">{isSecureContext ? t("packs.refused") : t("packs.plain-http")}</p>;
  }

  const get = async (pack: NamedPack) => {
    const controller = new AbortController();
    stop.current = controller;
    setTrouble(undefined);
    setWork({ pack: pack.id, progress: undefined, controller });
    let drawn = 0;
    const got = await known.packs.get(pack, (progress) => {
      // Drawn ten times a second, however finely the bytes come.
      if (performance.now() - drawn < 100) return;
      drawn = performance.now();
      setWork({ pack: pack.id, progress, controller });
    }, controller.signal);
    setWork(undefined);
    await read();
    if (got.ok) announce(t("packs.got", { pack: pack.title }));
    else if (got.problems[0]?.code !== "pack.stopped") setTrouble({ pack: pack.id, problems: got.problems });
  };
  const remove = async (pack: NamedPack) => {
    setTrouble(undefined);
    const bytes = await known.packs.remove(pack);
    await read();
    announce(t("packs.removed", { pack: pack.title, size: size(bytes, speech) }));
  };

  const { room } = known;
  return (
    <>
      <ul class="packs">
        {packs.map((pack, index) => {
          const state = known.states[index];
          return state !== undefined && (
            <PackRow
              pack={pack} state={state} progress={work?.pack === pack.id ? work.progress ?? { wireBytes: 0, wireTotal: 0 } : undefined}
              isBusy={work !== undefined} isOnline={isOnline} problems={trouble?.pack === pack.id ? trouble.problems : undefined}
              onGet={() => void get(pack)} onStop={() => work?.controller.abort()} onRemove={() => void remove(pack)}
            />
          );
        })}
      </ul>
      <TakeFile isBusy={work !== undefined} take={(file, onProgress) => known.packs.take(file, onProgress)} onTaken={read} />
      {room !== null && room.quotaBytes > 0 && (
        <p class="note room">
          {t("packs.room", { used: size(room.usedBytes, speech), free: size(room.quotaBytes - room.usedBytes, speech) })}{" "}
          {t(room.isPersistent ? "packs.persistent" : "packs.evictable")}
        </p>
      )}
    </>
  );
}

interface TakeFileProps {
  readonly isBusy: boolean;
  readonly take: (file: Blob, onProgress: (progress: { readonly done: number; readonly total: number }) => void) => Promise<Result<{ readonly isWhole: boolean }>>;
  readonly onTaken: () => Promise<void>;
}

/** For whoever has a pack on a stick rather than a link. */
function TakeFile({ isBusy, take, onTaken }: TakeFileProps) {
  const { t } = useSpeech();
  const announce = useAnnounce();
  const chooser = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | undefined>(undefined);
  const [said, setSaid] = useState<{ readonly key: WordKey; readonly isGood: boolean } | undefined>(undefined);
  const open = async (file: File) => {
    setSaid(undefined);
    setProgress({ done: 0, total: file.size });
    let drawn = 0;
    const taken = await take(file, (now) => {
      if (performance.now() - drawn < 100) return;
      drawn = performance.now();
      setProgress(now);
    }).catch(() => failure(problem("pack.unread", "the file could not be read")));
    setProgress(undefined);
    await onTaken();
    const key = taken.ok ? (taken.value.isWhole ? "packs.file.whole" : "packs.file.part") : refusal(taken.problems[0]?.code);
    setSaid({ key, isGood: taken.ok && taken.value.isWhole });
    announce(t(key));
  };
  return (
    <div class="pack-file">
      <button type="button" class="button button-small button-quiet" disabled={isBusy || progress !== undefined} onClick={() => chooser.current?.click()}>
        <Icon name="upload" /> {t("packs.file")}
      </button>
      <input
        ref={chooser} class="visually-hidden" type="file" accept=".zip,application/zip" tabIndex={-1} aria-label={t("packs.file")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file !== undefined) void open(file);
        }}
      />
      {progress !== undefined && <progress class="bar" aria-label={t("packs.file")} max={progress.total} value={progress.done} />}
      {said !== undefined && <p class={said.isGood ? "notice notice-small notice-good" : "notice notice-small"} role={said.isGood ? "status" : "alert"}>{t(said.key)}</p>}
    </div>
  );
}

function refusal(code: string | undefined): WordKey {
  switch (code) {
    case "pack.newer": return "packs.file.newer";
    case "pack.other-site": return "packs.file.other-site";
    case "pack.not-ours": return "packs.file.not-ours";
    case "pack.no-room": return "trouble.no-room";
    default: return "packs.file.damaged";
  }
}

interface PackRowProps {
  readonly pack: NamedPack;
  readonly state: PackState;
  /** While it is fetched. */
  readonly progress: FetchProgress | undefined;
  readonly isBusy: boolean;
  readonly isOnline: boolean;
  readonly problems: readonly Problem[] | undefined;
  readonly onGet: () => void;
  readonly onStop: () => void;
  readonly onRemove: () => void;
}

function PackRow({ pack, state, progress, isBusy, isOnline, problems, onGet, onStop, onRemove }: PackRowProps) {
  const speech = useSpeech();
  const { t, megabytes } = speech;
  const { labs, wholeLabs, wireBytes, bytes } = state;
  const isWhole = wholeLabs === labs;
  const isPart = !isWhole && (wholeLabs > 0 || state.isAsked);
  const wire = size(wireBytes, speech);
  return (
    <li class={isWhole ? "pack pack-whole" : "pack"} data-pack={pack.id}>
      <div class="pack-head">
        <h3 class="pack-title" {...(pack.lang === undefined ? {} : { lang: pack.lang })}>{pack.title}</h3>
        <p class="note">
          {isWhole
            ? <><Icon name="kept" /> {t("packs.whole", { count: labs })}</>
            : isPart ? t("packs.part", { whole: wholeLabs, count: labs }) : t("packs.labs", { count: labs })}
          {" "}<span class="dot">·</span>{" "}
          {isWhole ? t("packs.size.here", { size: size(bytes, speech) }) : t("packs.size", { wire, size: size(bytes, speech) })}
        </p>
      </div>
      <div class="pack-do">
        {progress !== undefined
          ? <button type="button" class="button button-small" onClick={onStop}><Icon name="stop" /> {t("action.stop")}</button>
          : (
            <>
              {!isWhole && (
                <button type="button" class="button button-small button-run" disabled={isBusy || !isOnline} onClick={onGet}
                  aria-label={t(isPart ? "packs.rest.label" : "packs.get.label", { pack: pack.title, size: wire })}>
                  <Icon name="download" /> {t(isPart ? "packs.rest" : "packs.get")}
                </button>
              )}
              {(isWhole || isPart) && !state.isPartOfAsked && (
                <button type="button" class="button button-small button-quiet" disabled={isBusy} onClick={onRemove}
                  aria-label={t("packs.remove.label", { pack: pack.title })}>{t("packs.remove")}</button>
              )}
            </>
          )}
      </div>
      {progress !== undefined && (
        <div class="pack-progress" role="group" aria-label={t("packs.getting", { pack: pack.title })}>
          <progress class="bar" aria-label={t("packs.getting", { pack: pack.title })} {...(progress.wireTotal > 0 ? { max: progress.wireTotal, value: progress.wireBytes } : {})} />
          <span class="note">{t("packs.progress", { loaded: megabytes(progress.wireBytes, 1), total: megabytes(progress.wireTotal, 1) })}</span>
        </div>
      )}
      {problems !== undefined && (
        <div class="pack-trouble" role="alert">
          <p><Icon name="warning" /> {t("packs.failed")} {troubleText(problems, t)}</p>
          <ProblemList problems={problems} />
        </div>
      )}
    </li>
  );
}
