/** What the person asked cannot be done as asked: one clear line, exit code 2. */
export class UsageError extends Error {}

/** Why the system refused, without its call and path: "permission denied". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
