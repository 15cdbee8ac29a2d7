// Everything of the learner's on this device: taken away as one file and brought in again, every try, and a transcript.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { noHistory, readHistory, type History } from "../work/attempt_store.ts";
import { bringIn } from "../work/all_work.ts";
import { mostBackupBytes, readBackup, type Backup } from "../work/backup.ts";
import { savedLabs } from "../work/journal.ts";
import { allProgress } from "../work/progress.ts";
import { askToKeep, readStorageRoom, riskOf, type StorageRoom } from "../work/storage_room.ts";
import { useAnnounce } from "./announce.tsx";
import { Icon } from "./icons.tsx";
import { catalogueLink } from "./route.ts";
import { useCatalogue, useCourses, type AllProgress } from "./site_lists.ts";
import { takeAll } from "./take_all.ts";
import { TranscriptSheet } from "./transcript_sheet.tsx";
import { LabHistory } from "./work_history.tsx";
import { whenSaid } from "./when_said.ts";
import { useSpeech, type WordKey } from "./words.ts";
import "./styles/work.css";

export interface WorkPageProps {
  readonly session: Session;
}

interface Everything {
  readonly labs: readonly string[];
  readonly history: History;
  readonly progress: AllProgress;
  readonly room: StorageRoom;
}

async function readEverything(): Promise<Everything> {
  const [saved, history, progress, room] = await Promise.all([savedLabs(), readHistory().catch(() => noHistory), allProgress(), readStorageRoom()]);
  const labs = [...new Set([...saved, ...history.attempts.map(({ labKey }) => labKey), ...progress.keys()])];
  return { labs, history, progress, room };
}

export function WorkPage({ session }: WorkPageProps) {
  const { t } = useSpeech();
  const [catalogue] = useCatalogue(session);
  const [courses] = useCourses(session);
  const [all, setAll] = useState<Everything | undefined>(undefined);
  const isHere = useRef(true);
  const refresh = useCallback(async () => {
    const read = await readEverything();
    if (isHere.current) setAll(read);
  }, []);
  useEffect(() => {
    isHere.current = true;
    void refresh();
    return () => void (isHere.current = false);
  }, [refresh]);
  useEffect(() => {
    document.title = `${t("app.my-work")} · ${t("app.name")}`;
  }, [t]);

  if (all === undefined || catalogue.step === "loading" || courses.step === "loading") {
    return <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>;
  }
  const known = catalogue.step === "listed" ? catalogue.list.labs : [];
  const listed = courses.step === "listed" ? courses.list : [];
  // In the order of the site; a lab that it has no longer comes last.
  const ids = [...known.map(({ id }) => id).filter((id) => all.labs.includes(id)), ...all.labs.filter((id) => !known.some((lab) => lab.id === id)).sort()];
  return (
    <div class="sheet work">
      <div class="on-screen">
        <a class="back" href={catalogueLink}><Icon name="back" /> {t("app.all-labs")}</a>
        <h1 class="sheet-title" tabIndex={-1}>{t("app.my-work")}</h1>
        <p class="lead">{t("work.lead")}</p>
        <KeepSafe room={all.room} isEmpty={ids.length === 0} onChange={refresh} />
        {ids.length === 0
          ? (
            <div class="page-message">
              <Icon name="work" />
              <h2>{t("work.empty")}</h2>
              <p>{t("work.empty.text")}</p>
              <p class="page-actions"><a class="button button-run" href={catalogueLink}>{t("app.all-labs")}</a></p>
            </div>
          )
          : (
            <section aria-labelledby="by-lab">
              <h2 id="by-lab" class="track-title">{t("work.labs")}</h2>
              {all.history.damaged > 0 && <p class="notice notice-boxed">{t("work.damaged", { count: all.history.damaged })}</p>}
              {ids.map((id) => (
                <LabHistory
                  key={id} id={id} lab={known.find((it) => it.id === id)} best={all.progress.get(id)}
                  attempts={all.history.attempts.filter(({ labKey }) => labKey === id)} onChange={refresh}
                />
              ))}
            </section>
          )}
      </div>
      {ids.length > 0 && <TranscriptSheet labs={known} courses={listed} progress={all.progress} attempts={all.history.attempts} />}
    </div>
  );
}

type Incoming =
  | { readonly step: "none" }
  | { readonly step: "refused"; readonly why: WordKey }
  | { readonly step: "offered"; readonly backup: Backup }
  | { readonly step: "busy" }
  | { readonly step: "done"; readonly text: string; readonly isPartly: boolean };

function KeepSafe({ room, isEmpty, onChange }: { room: StorageRoom; isEmpty: boolean; onChange: () => Promise<void> }) {
  const speech = useSpeech();
  const { t, megabytes } = speech;
  const announce = useAnnounce();
  const chooser = useRef<HTMLInputElement>(null);
  const [incoming, setIncoming] = useState<Incoming>({ step: "none" });
  const [hasFailed, setFailed] = useState(false);
  const [wasRefused, setRefused] = useState(false);
  const risk = riskOf(room);

  const take = async () => {
    try {
      await takeAll();
      setFailed(false);
      await onChange();
    } catch {
      setFailed(true);
    }
  };
  const look = async (file: File) => {
    if (file.size > mostBackupBytes) return setIncoming({ step: "refused", why: "work.import.too-large" });
    const read = readBackup(await file.text().catch(() => ""));
    setIncoming(read.ok ? { step: "offered", backup: read.value } : { step: "refused", why: refusal(read.problems[0]?.code) });
  };
  const bring = async (backup: Backup) => {
    setIncoming({ step: "busy" });
    const { attempts, placed, aside, isPartly } = await bringIn(backup);
    const text = t("work.import.done", { tries: attempts, placed, aside });
    setIncoming({ step: "done", text, isPartly });
    announce(text);
    await onChange();
  };

  return (
    <section class="keep" aria-labelledby="keep-title">
      <h2 id="keep-title" class="box-title"><Icon name="saved" /> {t("work.keep")}</h2>
      <p class={risk === "nearly-full" ? "notice notice-boxed notice-bad" : risk === "none" ? "keep-fine" : "keep-risk"}>
        {t(risk === "none" ? "work.room.promised" : `work.room.${risk}`)}
      </p>
      <p>{t("work.export.text")}</p>
      <p class="keep-actions">
        <button type="button" class="button button-check" onClick={() => void take()} disabled={isEmpty}><Icon name="download" /> {t("work.export")}</button>
        <button type="button" class="button" onClick={() => chooser.current?.click()}><Icon name="upload" /> {t("work.import")}</button>
        {!room.isPromised && (
          <button type="button" class="button button-quiet" onClick={async () => {
            setRefused(!await askToKeep());
            await onChange();
          }}>{t("work.room.ask")}</button>
        )}
        <input
          ref={chooser} class="visually-hidden" type="file" accept=".json,application/json" tabIndex={-1} aria-label={t("work.import")}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (file !== undefined) void look(file);
          }}
        />
      </p>
      {hasFailed && <p class="notice notice-boxed notice-bad" role="alert">{t("work.export.failed")}</p>}
      {wasRefused && !room.isPromised && <p class="note" role="status">{t("work.room.refused")}</p>}
      <Import incoming={incoming} onTake={(backup) => void bring(backup)} onLeave={() => setIncoming({ step: "none" })} />
      <p class="note notes">
        {!isEmpty && <span>{room.lastTaken === null ? t("work.taken.never") : t("work.taken", { date: whenSaid(room.lastTaken, speech) })}</span>}
        {room.used !== null && <span>{t("work.room.used", { used: megabytes(room.used, 1) })}</span>}
      </p>
    </section>
  );
}

function Import({ incoming, onTake, onLeave }: { incoming: Incoming; onTake: (backup: Backup) => void; onLeave: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  switch (incoming.step) {
    case "none": return null;
    case "busy": return <div class="loom" aria-busy="true" />;
    case "refused": return <p class="notice notice-boxed notice-bad" role="alert"><Icon name="warning" /> {t(incoming.why as "work.import.damaged")}</p>;
    case "done": return (
      <div role="status">
        <p class="notice notice-boxed notice-good">{incoming.text}</p>
        {incoming.isPartly && <p class="notice notice-boxed notice-bad">{t("work.import.partly")}</p>}
      </div>
    );
    case "offered": {
      const { labs, madeAt } = incoming.backup;
      const tries = labs.reduce((sum, { attempts }) => sum + attempts.length, 0);
      return (
        <div class="offer" role="status">
          <h3>{t("work.import.title")}</h3>
          <p>{t("work.import.holds", { date: whenSaid(madeAt, speech), labs: labs.length, tries })}</p>
          <p>{t("work.import.promise")}</p>
          <p class="keep-actions">
            <button type="button" class="button button-check" onClick={() => onTake(incoming.backup)}>{t("work.import.do")}</button>
            <button type="button" class="button button-quiet" onClick={onLeave}>{t("work.import.leave")}</button>
          </p>
        </div>
      );
    }
  }
}

function refusal(code: string | undefined): WordKey {
  const known = ["too-large", "not-ours", "newer"] as const;
  const name = known.find((it) => code === `backup.${it}`) ?? "damaged";
  return `work.import.${name}`;
}
