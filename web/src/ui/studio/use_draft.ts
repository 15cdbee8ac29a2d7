// The draft saves itself: a moment after typing rests, never much later, and at once when the page goes away. One tab writes; another
// reads until it is asked to take over.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { dropDraft, keepDraft, readDraft, type Draft } from "../../studio/draft_store.ts";
import type { Folder } from "../../studio/folder.ts";
import { openWriterLock, type WriterLock } from "../../work/writer_lock.ts";

export type DraftState = "kept" | "pending" | "failed" | "elsewhere";

const quietMs = 400;
const retryMs = 5000;

export interface DraftSaving {
  readonly state: DraftState;
  takeOver(): void;
  /** Deletes it, and keeps nothing more. */
  forget(): Promise<void>;
}

/** `onDraft`: another tab let go of the draft, and this is what it had made of it. */
export function useDraft(name: string, folder: Folder, onDraft: (draft: Draft) => void): DraftSaving {
  const [state, setState] = useState<DraftState>("pending");
  const lock = useRef<WriterLock | undefined>(undefined);
  const latest = useRef({ name, folder });
  /** This tab writes, and what it holds is not older than what is kept. */
  const isWriter = useRef(false);
  const written = useRef<Folder | undefined>(undefined);
  const shown = useRef<DraftState>("pending");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());
  latest.current = { name, folder };
  const show = (next: DraftState) => {
    shown.current = next;
    setState(next);
  };

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(async () => {
      const { name: called, folder: now } = latest.current;
      if (!isWriter.current || written.current === now) return;
      try {
        await keepDraft(called, now);
        written.current = now;
        if (latest.current.folder === now) show("kept");
      } catch {
        show("failed");
        timer.current = setTimeout(() => void flush(), retryMs);
      }
    });
    return saving.current;
  }, []);

  useEffect(() => {
    let isHere = true;
    const gained = async () => {
      const draft = await readDraft();
      if (!isHere) return;
      if (draft !== undefined) {
        written.current = draft.folder;
        latest.current = draft;
        onDraft(draft);
      }
      isWriter.current = true;
      show("kept");
    };
    const lost = () => {
      isWriter.current = false;
      show("elsewhere");
    };
    void openWriterLock("studio-draft", { onGained: () => void gained(), onAsked: flush, onLost: lost }).then((opened) => {
      if (!isHere) return opened.close();
      lock.current = opened;
      isWriter.current = opened.isWriter;
      if (opened.isWriter) void flush();
      else show("elsewhere");
    });
    const hidden = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (shown.current === "failed") event.preventDefault();
    };
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", flush);
    addEventListener("beforeunload", leave);
    return () => {
      isHere = false;
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", flush);
      removeEventListener("beforeunload", leave);
      void flush().finally(() => lock.current?.close());
    };
  }, []);

  useEffect(() => {
    if (written.current === folder || !isWriter.current) return;
    show("pending");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), quietMs);
  }, [folder]);

  const forget = async () => {
    clearTimeout(timer.current);
    if (!isWriter.current) return;
    isWriter.current = false;
    await saving.current;
    await dropDraft().catch(() => undefined);
  };
  return { state, takeOver: () => void lock.current?.takeOver(), forget };
}
