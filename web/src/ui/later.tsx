// Parts of a page that are drawn one after another, so that what comes first is seen first, and a phone answers a touch in between.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

/** In milliseconds: a page that nobody sees is not painted, and goes on all the same. */
const unseenMs = 100;

/** When the browser has painted what there is, and done what else was waiting. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, unseenMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

const waiting: (() => void)[] = [];
let isTurning = false;

async function takeTurns(): Promise<void> {
  isTurning = true;
  for (; waiting.length > 0; waiting.shift()?.()) await nextTurn();
  isTurning = false;
}

export interface LaterProps {
  /** It is needed at once. */
  readonly isNow?: boolean;
  readonly children: ComponentChildren;
}

/** Those of a page take turns in their order. */
export function Later({ isNow = false, children }: LaterProps) {
  const [isDue, setDue] = useState(isNow);
  useEffect(() => {
    if (isDue) return undefined;
    let isHere = true;
    waiting.push(() => isHere && setDue(true));
    if (!isTurning) void takeTurns();
    return () => {
      isHere = false;
    };
  }, []);
  return isDue ? <>{children}</> : null;
}
