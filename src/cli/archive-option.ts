import { Command, Option } from 'commander';
import { type Archive, openArchive } from '../archive/index.ts';
import { createTerminal } from './terminal.ts';

/** Every command that works on an archive has the same option for it, and `--json`. */
export function archiveCommand(name: string): Command {
  return jsonCommand(name).addOption(
    new Option('-a, --archive <folder>', 'folder of the archive').env('SHEAF_ARCHIVE').default('./archive'),
  );
}

/** A command whose results machines can read. */
export function jsonCommand(name: string): Command {
  return new Command(name).option('--json', 'print one JSON document, for machines');
}

/** Opens the archive for the work and closes it whatever happens. What the work changed is found by search before it is closed. */
export async function withArchive<T>(
  folder: string,
  mode: 'read' | 'write',
  work: (archive: Archive) => Promise<T>,
  /** Whether the work has brought the index up to date itself, as far as it was let. */
  { isUpToDate = false } = {},
): Promise<T> {
  const archive = await openArchive(folder, { mode });
  try {
    const done = await work(archive);
    if (mode === 'write' && !isUpToDate) await findAgain(archive);
    return done;
  } finally {
    await archive.close();
  }
}

async function findAgain(archive: Archive): Promise<void> {
  const { bringUpToDate } = await import('../search/index.ts');
  const progress = createTerminal(process.argv).progress('Indexing');
  try {
    await bringUpToDate(archive, { onProgress: progress.update });
  } finally {
    progress.stop();
  }
}

/** The part of a command's help that everybody reads first. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
