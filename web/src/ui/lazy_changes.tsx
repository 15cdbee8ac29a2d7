// Changes, fetched when they are wanted; where they cannot be had, nothing is shown in their place.

import type { ChangesProps } from "./changes.tsx";
import { lazyPart, Loom } from "./lazy_page.tsx";

export const LazyChanges = lazyPart<ChangesProps>(async () => (await import("./changes.tsx")).Changes, { loading: Loom, failed: () => null });
