// What the history of a lab learns from the workbench: each check and run, and what stood in the editor before something else did.

import { useCallback, useState } from "preact/hooks";
import type { OpenLab, Report } from "../session/session.ts";
import type { Attempt, AttemptKind, AttemptVerdict } from "../work/attempt.ts";
import { readHistory, rememberAttempt } from "../work/attempt_store.ts";
import type { WorkFile } from "../work/record.ts";

/** What the history says of a check: the one before it, and whether it could be kept itself. */
export interface Tried {
  readonly before: Attempt | undefined;
  readonly checked: readonly WorkFile[];
  readonly isKept: boolean;
}

export interface Tries {
  /** Of the last check. */
  readonly tried: Tried | undefined;
  /** A check is about to begin. */
  forget(): void;
  remember(kind: AttemptKind, files: readonly WorkFile[]): void;
  rememberCheck(files: readonly WorkFile[], report: Report): void;
}

export function useTries({ info }: OpenLab): Tries {
  const [tried, setTried] = useState<Tried | undefined>(undefined);
  const keep = useCallback((kind: AttemptKind, files: readonly WorkFile[], verdict: AttemptVerdict | null) => (
    rememberAttempt({ labKey: info.id, kind, labHash: info.hash, files, verdict, at: Date.now() })
  ), [info]);
  const forget = useCallback(() => setTried(undefined), []);
  const remember = useCallback((kind: AttemptKind, files: readonly WorkFile[]) => void keep(kind, files, null), [keep]);
  const rememberCheck = useCallback((checked: readonly WorkFile[], { outcome, points, outOf }: Report) => {
    void (async () => {
      const { attempts } = await readHistory(info.id);
      const before = attempts.findLast(({ kind }) => kind === "check");
      setTried({ before, checked, isKept: await keep("check", checked, { outcome, points, outOf }) });
    })();
  }, [info, keep]);
  return { tried, forget, remember, rememberCheck };
}
