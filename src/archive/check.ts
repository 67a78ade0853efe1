import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sql } from 'kysely';
import { SheafError } from './errors.ts';
import { mediaName, type OnProgress } from './manifest.ts';
import { type Archive, existingArchive, openUnchanged } from './open.ts';
import { fingerprintOf } from './sha256.ts';

/** One thing that is not as it should be. */
export interface CheckProblem {
  /** A file, a table or a record. */
  readonly where: string;
  readonly says: string;
  /** What to do. */
  readonly fix: string;
}

/** What one check found; it may have found something and still be `ok`, where nothing is lost by it. */
export interface CheckResult {
  /** Its name, stable. */
  readonly check: string;
  readonly ok: boolean;
  readonly problems: readonly CheckProblem[];
}

export interface CheckReport {
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
}

/** A check that a room further down adds; it reads the archive and changes nothing. */
export type ArchiveCheck = (archive: Archive) => Promise<CheckResult>;

export interface CheckOptions {
  readonly checks?: readonly ArchiveCheck[];
  readonly onProgress?: OnProgress;
}

/**
 * Looks whether an archive is whole, and changes nothing: the database by SQLite's own check, the references between
 * records, every media file by its SHA-256, files that nobody knows, and what callers add. Throws `archive-missing` and
 * `archive-newer`; damage is reported, not thrown.
 */
export async function checkArchive(folder: string, options: CheckOptions = {}): Promise<CheckReport> {
  const place = existingArchive(folder);
  const results: CheckResult[] = [];
  const archive = openOrReport(place, results);
  if (archive) {
    try {
      for (const check of checksOf(options)) results.push(await reported(check, archive));
    } finally {
      await archive.close();
    }
  }
  return { ok: results.every(({ ok }) => ok), checks: results };
}

function openOrReport(place: string, results: CheckResult[]): Archive | null {
  try {
    return openUnchanged(place);
  } catch (error) {
    if (!isDamage(error)) throw error;
    results.push(failed('database', [problem('archive.sqlite', error.message, RESTORE)]));
    return null;
  }
}

interface NamedCheck {
  readonly name: string;
  readonly run: ArchiveCheck;
}

function checksOf({ checks = [], onProgress = () => {} }: CheckOptions): readonly NamedCheck[] {
  return [
    { name: 'database', run: checkDatabase },
    { name: 'references', run: checkReferences },
    { name: 'media', run: (archive) => checkMedia(archive, onProgress) },
    { name: 'files', run: checkFiles },
    ...checks.map((run) => ({ name: run.name, run })),
  ];
}

/** A damaged database can stop any check: that is what it found then. */
async function reported({ name, run }: NamedCheck, archive: Archive): Promise<CheckResult> {
  try {
    return await run(archive);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return failed(name, [problem('archive.sqlite', error.message, RESTORE)]);
  }
}

/** https://sqlite.org/pragma.html#pragma_integrity_check */
async function checkDatabase(archive: Archive): Promise<CheckResult> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(archive.db);
  const bad = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  return failed(
    'database',
    bad.map((line) => problem('archive.sqlite', line, RESTORE)),
  );
}

/** https://sqlite.org/pragma.html#pragma_foreign_key_check */
async function checkReferences(archive: Archive): Promise<CheckResult> {
  const { rows } = await sql<Dangling>`pragma foreign_key_check`.execute(archive.db);
  return failed(
    'references',
    rows.map(({ table, rowid, parent }) =>
      problem(
        `${table}, row ${rowid ?? '?'}`,
        `points to a ${parent} that is not there.`,
        'Something else than Sheaf has changed the database. Restore the last backup.',
      ),
    ),
  );
}

interface Dangling {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

async function checkMedia(archive: Archive, onProgress: OnProgress): Promise<CheckResult> {
  const media = await archive.db
    .selectFrom('media')
    .select(['sha256', 'extension', 'size_bytes', 'name'])
    .orderBy('sha256')
    .execute();
  const total = media.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
  const problems: CheckProblem[] = [];
  let done = 0;
  for (const { size_bytes, ...row } of media) {
    const wrong = await whatIsWrong(join(archive.folder, mediaName(row)), row.sha256);
    if (wrong) {
      const fix = `Bring it back from a backup, or add ${row.name} again.`;
      problems.push(problem(mediaName(row), `${wrong} (${row.name})`, fix));
    }
    done += size_bytes;
    onProgress(done, total);
  }
  return failed('media', problems);
}

async function whatIsWrong(file: string, sha256: string): Promise<string | null> {
  if (!existsSync(file)) return 'The file is missing';
  const found = await fingerprintOf(file);
  return found.sha256 === sha256 ? null : 'The file is not what it was: its SHA-256 differs';
}

/** Files that are too many lose nothing, so the check is passed with them. */
async function checkFiles(archive: Archive): Promise<CheckResult> {
  const rows = await archive.db.selectFrom('media').select(['sha256', 'extension']).execute();
  const known = new Set(rows.map(mediaName));
  const problems = filesIn(archive.folder).flatMap((path) => {
    if (UNFINISHED.test(path)) {
      return [problem(path, 'was never finished.', 'Delete it when no other Sheaf is running.')];
    }
    if (!path.startsWith('media/') || known.has(path)) return [];
    return [problem(path, 'is a file that the archive does not know.', 'Delete it, or add it as media.')];
  });
  return { check: 'files', ok: true, problems };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function failed(check: string, problems: readonly CheckProblem[]): CheckResult {
  return { check, ok: problems.length === 0, problems };
}

function problem(where: string, says: string, fix: string): CheckProblem {
  return { where, says, fix };
}

function isDamage(error: unknown): error is SheafError {
  return error instanceof SheafError && (error.code === 'archive-damaged' || error.code === 'io');
}

const RESTORE = 'Keep this folder as it is, and restore the last backup into a new one with `sheaf restore`.';
const UNFINISHED = /\.unfinished(?:-|\/|$)/;
