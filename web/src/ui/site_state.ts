// How the page stands to its site: with a connection or without, and whether another version waits for consent.

import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { SiteWorker } from "../session/site_worker.ts";
import type { SiteReply } from "../protocol/site_messages.ts";

export type Update =
  | { readonly step: "none" }
  | { readonly step: "ready"; readonly wireBytes: number }
  | { readonly step: "taking"; readonly wireBytes: number; readonly wireTotal: number }
  | { readonly step: "failed"; readonly code: string };

export interface SiteState {
  /** As far as the device knows: without a connection for sure, or perhaps with one. */
  readonly isOnline: boolean;
  /** False on plain http and where the browser forbids it; undefined while it is not known yet. */
  readonly hasWorker: boolean | undefined;
  /** The page itself is on this device, and would open without a connection. */
  readonly isHere: boolean;
  readonly update: Update;
  /** A file that was not the one that the site lists, and was thrown away. */
  readonly refused: string | undefined;
  take(): void;
}

/** The worker comes when the page has what it needs itself: not before, for it would share a slow link with the page. */
const startMs = 1500;
const isPageLoading = () => document.querySelector('main [aria-busy="true"]') !== null;
/** A page that stays open looks for a new version when it is looked at again after so long. */
const lookMs = 30 * 60_000;

export const SiteContext = createContext<SiteState>({
  isOnline: true, hasWorker: undefined, isHere: false, update: { step: "none" }, refused: undefined, take: () => undefined,
});

export function useSite(): SiteState {
  return useContext(SiteContext);
}

/** `isPackaged`: the page came in a package and has no worker. `onStarted`: the worker is there, and what the site has now is known. */
export function useSiteState(base: string, isPackaged: boolean, onStarted: () => void): SiteState {
  const worker = useMemo(() => (isPackaged ? undefined : SiteWorker.here()), []);
  const [isOnline, setOnline] = useState(navigator.onLine);
  const [hasWorker, setWorker] = useState<boolean | undefined>(worker === undefined ? false : undefined);
  const [isHere, setHere] = useState(worker?.isInControl === true);
  const [update, setUpdate] = useState<Update>({ step: "none" });
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const lookedAt = useRef(0);

  useEffect(() => {
    let isStarted = false;
    const look = async () => {
      if (worker === undefined || !isStarted) return;
      lookedAt.current = performance.now();
      const reply = await worker.look();
      if (reply.type !== "failed") setHere(true);
      setUpdate((now) => (now.step === "taking" ? now : updateOf(reply, now)));
      if (reply.type === "failed" && reply.code === "site.wrong-hash") setRefused(reply.file);
    };
    worker?.onNews((news) => {
      if (news.type === "taken") location.reload();
      else setRefused(news.file);
    });
    let timer: ReturnType<typeof setTimeout>;
    const start = async () => {
      if (worker === undefined) return;
      if (isPageLoading()) return void (timer = setTimeout(start, startMs));
      isStarted = await worker.start(base);
      setWorker(isStarted);
      if (!isStarted) return;
      await look();
      onStarted();
    };
    timer = setTimeout(start, startMs);
    const connect = () => {
      setOnline(navigator.onLine);
      if (navigator.onLine) void look();
    };
    const appear = () => {
      if (document.visibilityState === "visible" && performance.now() - lookedAt.current > lookMs) void look();
    };
    addEventListener("online", connect);
    addEventListener("offline", connect);
    document.addEventListener("visibilitychange", appear);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", connect);
      removeEventListener("offline", connect);
      document.removeEventListener("visibilitychange", appear);
    };
  }, [worker, base]);

  const take = () => {
    if (worker === undefined) return;
    setUpdate({ step: "taking", wireBytes: 0, wireTotal: 0 });
    void worker.take((wireBytes, wireTotal) => setUpdate({ step: "taking", wireBytes, wireTotal })).then((reply) => {
      if (reply.type === "failed") setUpdate({ step: "failed", code: reply.code });
    });
  };
  return { isOnline, hasWorker, isHere, update, refused, take };
}

function updateOf(reply: SiteReply, now: Update): Update {
  if (reply.type === "ready") return { step: "ready", wireBytes: reply.wireBytes };
  return reply.type === "current" ? { step: "none" } : now;
}
