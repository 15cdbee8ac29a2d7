// Three ways to begin: a zip, a folder, or a copy of a lab of this site.

import { useRef, useState } from "preact/hooks";
import type { SiteTools } from "../../session/site_tools.ts";
import type { Problem, Result, Session } from "../../session/session.ts";
import { makeFolder, type Folder } from "../../studio/folder.ts";
import { folderOfFiles, folderOfHandle, folderPicker, type PickedFolder } from "../../studio/open_folder.ts";
import { readZip } from "../../studio/zip_folder.ts";
import { plainText } from "../../class/plain_text.ts";
import { Icon } from "../icons.tsx";
import { useCatalogue } from "../site_lists.ts";
import { useSpeech, type WordKey } from "../words.ts";
import type { OpenedFolder } from "./studio_page.tsx";

const mostZipBytes = 64 * 1024 * 1024;

export function StudioStart({ session, bench, onOpen }: { session: Session; bench: SiteTools; onOpen: (opened: OpenedFolder) => void }) {
  const { t, pick } = useSpeech();
  const [catalogue] = useCatalogue(session);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [copied, setCopied] = useState("");
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const labs = catalogue.step === "listed" ? catalogue.list.labs : [];
  const picker = folderPicker();

  const take = (name: string, read: Result<Folder>, handle?: PickedFolder) => {
    if (read.ok) onOpen({ name: idOf(read.value) ?? folderName(name), folder: read.value, handle });
    else setProblems(read.problems);
  };
  const pickFolder = async () => {
    if (picker === undefined) return folder.current?.click();
    const handle = await picker({ mode: "readwrite" }).catch(() => undefined);
    if (handle !== undefined) take(handle.name, await folderOfHandle(handle), handle);
  };
  const copy = async () => {
    const opened = await bench.openLab(copied);
    take(copied, opened.ok ? makeFolder(opened.value.source.files) : opened);
  };

  return (
    <div class="starts">
      {problems.length > 0 && <p class="notice notice-boxed notice-bad" role="alert"><Icon name="warning" /> <StartTrouble problems={problems} /></p>}
      <section class="start">
        <h2>{t("studio.open")}</h2>
        <p>{t("studio.open.text")}</p>
        <p class="keep-actions">
          <button type="button" class="button button-check" onClick={() => zip.current?.click()}><Icon name="upload" /> {t("studio.open.zip")}</button>
          <button type="button" class="button" onClick={() => void pickFolder()}>{t("studio.open.folder")}</button>
        </p>
        <input
          ref={zip} class="visually-hidden" type="file" accept=".zip,application/zip" tabIndex={-1} aria-label={t("studio.open.zip")}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (file === undefined) return;
            if (file.size > mostZipBytes) return setProblems([{ code: "studio.too-large", message: "", hint: "", place: { file: "", pointer: "", offset: 0, line: 0, column: 0 } }]);
            void file.arrayBuffer().then((bytes) => take(file.name, readZip(new Uint8Array(bytes))));
          }}
        />
        <input
          ref={folder} class="visually-hidden" type="file" multiple {...{ webkitdirectory: true }} tabIndex={-1} aria-label={t("studio.open.folder")}
          onChange={(event) => {
            const files = [...event.currentTarget.files ?? []];
            event.currentTarget.value = "";
            const [first] = files;
            if (first !== undefined) void folderOfFiles(files).then((read) => take(first.webkitRelativePath.split("/")[0] ?? "lab", read));
          }}
        />
      </section>
      <section class="start">
        <h2>{t("studio.copy")}</h2>
        <p>{t("studio.copy.text")}</p>
        <p class="keep-actions">
          <label class="field start-labs">
            <span class="field-name">{t("studio.copy.lab")}</span>
            <select class="field-select" value={copied} onChange={(event) => setCopied(event.currentTarget.value)}>
              <option value="">–</option>
              {labs.map(({ id, title }) => <option value={id}>{pick(title).text}</option>)}
            </select>
          </label>
          <button type="button" class="button" disabled={copied === ""} onClick={() => void copy()}>{t("studio.copy.do")}</button>
        </p>
      </section>
      <p><a href="./guide/" target="_blank" hreflang="en"><Icon name="book" /> {t("studio.guide")}</a></p>
    </div>
  );
}

function StartTrouble({ problems }: { problems: readonly Problem[] }) {
  const { t } = useSpeech();
  const [first] = problems;
  const words = new Map<string, WordKey>([
    ["studio.no-lab", "studio.trouble.no-lab"], ["studio.too-large", "studio.trouble.large"], ["studio.bad-zip", "studio.trouble.zip"],
  ]);
  const known = words.get(first?.code ?? "");
  if (known !== undefined) return <>{t(known as "studio.trouble.zip")}</>;
  return <>{t("studio.trouble.unknown")} <span lang="en">{plainText(`${first?.place.file ?? ""} ${first?.message ?? ""}`, 200)}</span></>;
}

function idOf(folder: Folder): string | undefined {
  try {
    const { id } = JSON.parse(new TextDecoder().decode(folder.get("lab.json"))) as { readonly id?: unknown };
    return typeof id === "string" && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 100 ? id : undefined;
  } catch {
    return undefined;
  }
}

function folderName(name: string): string {
  return name.replace(/\.zip$/i, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 100) || "lab";
}
