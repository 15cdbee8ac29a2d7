/** What the person asked cannot be done as asked: one clear line, exit code 2. */
export class UsageError extends Error {}
