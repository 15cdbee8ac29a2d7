// A folder under work: its files, what the core says of them at each pause, and the three ways to look at it.

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { success } from "../../base/result.ts";
import type { NamedBytes } from "../../core/core_client.ts";
import type { ReadLab } from "../../protocol/messages.ts";
import type { Problem, Result, Session } from "../../session/session.ts";
import type { SiteTools } from "../../session/site_tools.ts";
import { namedFiles, withFile, withoutFile, type Folder } from "../../studio/folder.ts";
import { writeBack } from "../../studio/open_folder.ts";
import { writeZip } from "../../studio/zip_folder.ts";
import { useAnnounce } from "../announce.tsx";
import { offerFile } from "../download.ts";
import { Icon, type IconName } from "../icons.tsx";
import { HostileText } from "../instructor/hostile_text.tsx";
import { Tabs } from "../tabs.tsx";
import { useSpeech } from "../words.ts";
import { FolderEditor, type Goal } from "./folder_editor.tsx";
import { Preview } from "./preview.tsx";
import { ProveMatrix } from "./prove_matrix.tsx";
import type { OpenedFolder } from "./studio_page.tsx";
import { useDraft, type DraftState } from "./use_draft.ts";

export interface StudioBenchProps {
  readonly session: Session;
  readonly bench: SiteTools;
  readonly opened: OpenedFolder;
  readonly onClose: () => void;
}

const restMs = 350;
const stateIcons: Readonly<Record<DraftState, IconName>> = { kept: "saved", pending: "clock", failed: "warning", elsewhere: "cut" };

export function StudioBench({ session, bench, opened, onClose }: StudioBenchProps) {
  const { t } = useSpeech();
  const announce = useAnnounce();
  const [{ name, handle }, setPlace] = useState({ name: opened.name, handle: opened.handle });
  const [folder, setFolder] = useState(opened.folder);
  const [onDisk, setOnDisk] = useState(opened.folder);
  const [tab, setTab] = useState<"edit" | "preview" | "prove">("edit");
  const [goal, setGoal] = useState<Goal>({ path: folder.has("lab.json") ? "lab.json" : [...folder.keys()][0] ?? "", line: 0, column: 0 });
  const [isLeaving, setLeaving] = useState(false);
  const [written, setWritten] = useState<"none" | "done" | "failed">("none");
  const read = useReading(bench, folder);
  const draft = useDraft(name, folder, (draft) => {
    setPlace({ name: draft.name, handle: undefined });
    setFolder(draft.folder);
  });
  const isReadOnly = draft.state === "elsewhere";
  const problems = read === undefined || read.ok ? [] : read.problems;
  const state = read === undefined ? "reading" : problems.length > 0 ? "problems" : "fine";
  const told = state === "problems" ? t("studio.problems", { count: problems.length }) : t(`studio.${state}`);
  useEffect(() => {
    if (read !== undefined) announce(told);
  }, [told]);

  const change = useCallback((path: string, bytes: Uint8Array) => setFolder((now) => withFile(now, path, bytes)), []);
  const close = () => void draft.forget().then(onClose);
  const write = async () => {
    if (handle === undefined) return;
    try {
      await writeBack(handle, onDisk, folder);
      setOnDisk(folder);
      setWritten("done");
    } catch {
      setWritten("failed");
    }
  };

  return (
    <div class="studio">
      <div class="studio-head">
        <h1 class="studio-name" tabIndex={-1}><span class="visually-hidden">{t("studio.title")}: </span><HostileText text={name} /></h1>
        <p class={`studio-state studio-${state}`} role="status"><Icon name={state === "problems" ? "warning" : state === "fine" ? "check" : "clock"} /> {told}</p>
        <p class="studio-draft"><Icon name={stateIcons[draft.state]} /> {t(`studio.draft.${draft.state}`)}</p>
        <span class="studio-tools">
          {handle !== undefined && (
            <button type="button" class="button button-small" onClick={() => void write()}><Icon name="saved" /> {t("studio.write")}</button>
          )}
          <button type="button" class="button button-small button-check" onClick={() => offerFile(`${name}.zip`, new Blob([writeZip(name, folder)], { type: "application/zip" }))}>
            <Icon name="download" /> {t("studio.export")}
          </button>
          <a class="button button-small button-quiet" href="./guide/" target="_blank" hreflang="en"><Icon name="book" /> {t("studio.guide.short")}</a>
          <button type="button" class="button button-small button-quiet" onClick={() => setLeaving(true)}><Icon name="cross" /> {t("studio.close")}</button>
        </span>
      </div>
      {isReadOnly && (
        <div class="notice" role="status">
          <p>{t("studio.draft.elsewhere.text")}</p>
          <button type="button" class="button button-small" onClick={draft.takeOver}>{t("studio.draft.take")}</button>
        </div>
      )}
      {draft.state === "failed" && <p class="notice notice-bad" role="alert">{t("studio.draft.failed.text")}</p>}
      {written !== "none" && <p class={written === "done" ? "notice notice-good" : "notice notice-bad"} role="status">{t(`studio.write.${written}`)}</p>}
      {isLeaving && (
        <div class="notice" role="alert">
          <p>{t("studio.close.text")}</p>
          <span class="keep-actions">
            <button type="button" class="button button-small button-stop" onClick={close}>{t("studio.close.do")}</button>
            <button type="button" class="button button-small" onClick={() => setLeaving(false)}>{t("studio.close.stay")}</button>
          </span>
        </div>
      )}
      <Tabs
        id="studio" label={t("studio.tabs")} chosen={tab} onChoose={setTab}
        tabs={[
          {
            id: "edit", title: t("studio.edit"), badge: problems.length > 0 ? String(problems.length) : undefined,
            content: (
              <FolderEditor
                folder={folder} problems={problems} goal={goal} isReadOnly={isReadOnly} onGoal={setGoal} onChange={change}
                onAdd={(path) => {
                  setFolder((now) => withFile(now, path, new Uint8Array(0)));
                  setGoal({ path, line: 0, column: 0 });
                }}
                onRemove={(path) => {
                  setFolder((now) => withoutFile(now, path));
                  setGoal({ path: "lab.json", line: 0, column: 0 });
                }}
              />
            ),
          },
          {
            id: "preview", title: t("studio.preview"),
            content: tab === "preview" && (
              <Preview
                session={session} bench={bench} folder={folder} read={read} isReadOnly={isReadOnly}
                onRecord={(next, path) => {
                  setFolder(next);
                  setGoal({ path, line: 0, column: 0 });
                }}
              />
            ),
          },
          { id: "prove", title: t("studio.prove"), content: <ProveMatrix bench={bench} folder={folder} read={read} /> },
        ]}
      />
    </div>
  );
}

/** What the core says of the folder as it stood at the last pause; undefined until it has said something. */
function useReading(bench: SiteTools, folder: Folder): Result<ReadLab> | undefined {
  const [read, setRead] = useState<Result<ReadLab> | undefined>(undefined);
  const rules = useRef<Promise<Result<readonly NamedBytes[]>> | undefined>(undefined);
  const isFirst = useRef(true);
  useEffect(() => {
    let isLatest = true;
    const timer = setTimeout(async () => {
      const packs = await (rules.current ??= bench.rules());
      const core = await bench.core();
      const said = packs.ok ? await core.readLab({ files: namedFiles(folder), rules: packs.value }, [...folder.keys()]) : packs;
      if (isLatest) setRead(said);
    }, isFirst.current ? 0 : restMs);
    isFirst.current = false;
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [bench, folder]);
  return read;
}

export type Reading = ReturnType<typeof useReading>;

/** The folder as the core takes it. */
export function useSource(bench: SiteTools, folder: Folder) {
  const rules = useMemo(() => bench.rules(), [bench]);
  return useCallback(async () => {
    const packs = await rules;
    return packs.ok ? success({ files: namedFiles(folder), rules: packs.value }) : packs;
  }, [rules, folder]);
}

export type { Problem };
