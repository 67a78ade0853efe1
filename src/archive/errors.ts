/** What went wrong, by stable name: programs may rely on these words, and documentation lists them. */
export type ErrorCode = keyof typeof OUTCOMES;

interface Outcome {
  /** What a command ends with. */
  readonly exitCode: number;
  /** What a request is answered with. */
  readonly status: number;
}

/**
 * The one table from a code to what the outside sees. Exit codes: 0 done, 1 a bug (with its stack), 2 the command or its
 * input is wrong, 3 there is no such thing, 4 the state forbids it, 5 the archive is not there or already there,
 * 6 somebody else is writing, 7 the archive is newer than the program, 8 the archive or a backup is damaged,
 * 9 the disk or the network failed.
 */
const OUTCOMES = {
  'invalid-input': { exitCode: 2, status: 400 },
  'not-found': { exitCode: 3, status: 404 },
  'media-type': { exitCode: 2, status: 415 },
  'title-missing': { exitCode: 4, status: 422 },
  'nothing-new': { exitCode: 4, status: 409 },
  conflict: { exitCode: 4, status: 409 },
  'read-only': { exitCode: 4, status: 403 },
  'archive-missing': { exitCode: 5, status: 503 },
  'archive-exists': { exitCode: 5, status: 409 },
  'archive-locked': { exitCode: 6, status: 503 },
  'archive-newer': { exitCode: 7, status: 503 },
  'archive-damaged': { exitCode: 8, status: 500 },
  'port-taken': { exitCode: 4, status: 503 },
  'format-unknown': { exitCode: 2, status: 415 },
  'address-refused': { exitCode: 4, status: 403 },
  'robots-refused': { exitCode: 4, status: 403 },
  'source-shrunk': { exitCode: 4, status: 409 },
  'fetch-failed': { exitCode: 9, status: 502 },
  busy: { exitCode: 9, status: 503 },
  io: { exitCode: 9, status: 500 },
} as const satisfies Record<string, Outcome>;

export const errorCodes = Object.keys(OUTCOMES) as readonly ErrorCode[]; // Object.keys forgets what the keys are.

/** An error for the person who can act on it: the message says what happened, to what, and what to do. */
export class SheafError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SheafError';
    this.code = code;
  }
}

/** What a command ends with after this error; 1 for anything that is not a `SheafError`, because that is a bug. */
export function exitCodeOf(error: unknown): number {
  return error instanceof SheafError ? OUTCOMES[error.code].exitCode : 1;
}

/** What a request is answered with after this error; 500 for anything that is not a `SheafError`. */
export function httpStatusOf(error: unknown): number {
  return error instanceof SheafError ? OUTCOMES[error.code].status : 500;
}

/** What the system refused, as an `io` error that says what was being done; anything else comes back as it was. */
export function asIoError(error: unknown, doing: string): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  return new SheafError('io', `${doing}: ${whyRefused(String(error.code))}`, error);
}

function whyRefused(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full. Make room, then try again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'permission is missing for that place.';
  if (code === 'ENOENT') return 'the folder it should go to, or a file it needs, is not there.';
  return `the system said ${code}. Look at the disk, then try again.`;
}
