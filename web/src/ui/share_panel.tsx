// A link that carries the code as it stands. Nothing is sent: the link is for the learner to send.

import { useEffect, useRef, useState } from "preact/hooks";
import { codeLink, packCode } from "../protocol/shared_code.ts";
import type { WorkFile } from "../work/record.ts";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";
import "./styles/share.css";

export interface SharePanelProps {
  readonly lab: string;
  /** The code, without answers. */
  readonly files: readonly WorkFile[];
}

/** Some messengers cut longer ones. */
const longLink = 4000;

export function SharePanel({ lab, files }: SharePanelProps) {
  const { t } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState<string | "too-long" | undefined>(undefined);
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  useEffect(() => {
    let isHere = true;
    setCopied("no");
    void packCode(files).then((code) => {
      if (isHere) setLink(code === undefined ? "too-long" : `${location.origin}${location.pathname}${location.search}${codeLink(lab, code)}`);
    });
    return () => void (isHere = false);
  }, [lab, files]);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      field.current?.select();
      setCopied("failed");
    }
  };
  if (link === undefined) return <div class="share"><div class="loom" /></div>;
  if (link === "too-long") return <div class="share"><p class="notice notice-boxed" role="alert">{t("share.too-long")}</p></div>;
  return (
    <div class="share">
      <p>{t("share.text")}</p>
      <label class="field">
        <span class="field-name">{t("share.link")} <span class="dot">·</span> {t("share.size", { count: link.length })}</span>
        <input ref={field} class="field-text" type="text" readOnly value={link} translate={false} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <p class="share-actions">
        <button type="button" class="button button-small" onClick={() => void copy(link)}>{t("share.copy")}</button>
        <span role="status">{copied === "yes" ? <><Icon name="check" /> {t("share.copied")}</> : copied === "failed" ? t("share.copy.failed") : ""}</span>
      </p>
      {link.length > longLink && <p class="note">{t("share.long")}</p>}
    </div>
  );
}
