// Changes, fetched when they are wanted; where they cannot be had, nothing is shown in their place.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ChangesProps } from "./changes.tsx";

let changes: ComponentType<ChangesProps> | undefined;

export function LazyChanges(props: ChangesProps) {
  const [Changes, setChanges] = useState(() => changes);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (Changes !== undefined) return;
    import("./changes.tsx").then((module) => {
      changes = module.Changes;
      setChanges(() => module.Changes);
    }, () => setFailed(true));
  }, [Changes]);
  if (Changes !== undefined) return <Changes {...props} />;
  return hasFailed ? null : <div class="loom" aria-busy="true" />;
}
