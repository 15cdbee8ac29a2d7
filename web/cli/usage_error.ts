// How a command ends, by its exit code, and why it could not be done.

/** Of every command; what else a code means is said in the command's own opening comment. */
export const exitCodes = {
  /** A lab, a submission or a credential is not as it should be. */
  failed: 1,
  /** Asked wrongly: an option, a name, a number. */
  usage: 2,
  /** A file is there, and is not what it should be: no JSON, another version. */
  badData: 65,
  /** A file or folder is not there. */
  missing: 66,
  /** A mistake of ours. */
  ours: 70,
  /** What was to be made is there already, or cannot be made. */
  cannotMake: 73,
  /** Reading or writing failed half-way. */
  io: 74,
  /** The system does not let us. */
  permission: 77,
} as const;

/** What the person asked cannot be done as asked: one clear line and an exit code. */
export class UsageError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Why the system refused, without its call and path: "permission denied". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}

export function unreadable(path: string, error: unknown): UsageError {
  const code = codeOf(error);
  const exitCode = isRefusal(code) ? exitCodes.permission : code === "ENOENT" || code === "ENOTDIR" ? exitCodes.missing : exitCodes.io;
  return new UsageError(`${path} cannot be read: ${reasonOf(error)}`, exitCode);
}

export function unwritable(path: string, error: unknown): UsageError {
  const code = codeOf(error);
  if (code === "EEXIST") return new UsageError(`${path} is there already, and is left as it is`, exitCodes.cannotMake);
  return new UsageError(`${path} cannot be written: ${reasonOf(error)}`, isRefusal(code) ? exitCodes.permission : exitCodes.cannotMake);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

function isRefusal(code: string | undefined): boolean {
  return code === "EACCES" || code === "EPERM" || code === "EROFS";
}
