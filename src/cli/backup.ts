import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { backupArchive } from '../archive/index.ts';
import { archiveCommand, examples } from './archive-option.ts';
import type { Terminal } from './terminal.ts';
import { sizeInWords } from './words.ts';

const optionsSchema = z.object({ archive: z.string() });

/** `sheaf backup`: one file with the whole archive, also while it is served and written. */
export function addBackup(program: Command, terminal: Terminal): void {
  const command = archiveCommand('backup')
    .summary('copy the archive into one file')
    .description(
      'Copies the whole archive, records and pictures, into one file (a gzipped tar with a list of SHA-256 sums). ' +
        'The copy is of one moment, also while the archive is served and written.',
    )
    .argument('<file>', 'the file to write, such as archive-2026-11-23.tar.gz')
    .addHelpText('after', examples('sheaf backup archive-2026-11-23.tar.gz'))
    .action(async (file: string, given: unknown) => {
      const { archive } = optionsSchema.parse(given);
      const progress = terminal.progress('Copying');
      const backup = await backupArchive(archive, resolve(file), { onProgress: progress.update }).finally(
        progress.stop,
      );
      if (terminal.isJson) terminal.printJson(backup);
      else {
        terminal.print(
          `${terminal.style('green', 'Copied')} the archive to ${backup.file}, ${sizeInWords(backup.sizeBytes)}.`,
        );
        terminal.print(`Bring it back with: sheaf restore ${file} FOLDER`);
      }
    });
  program.addCommand(command);
}
