import { resolve } from 'node:path';
import type { Command } from 'commander';
import { restoreArchive } from '../archive/index.ts';
import { examples, jsonCommand } from './archive-option.ts';
import type { Terminal } from './terminal.ts';

/** `sheaf restore`: an archive from a backup, in a new folder. */
export function addRestore(program: Command, terminal: Terminal): void {
  const command = jsonCommand('restore')
    .summary('make an archive of a backup')
    .description(
      'Makes an archive of a backup, in a folder that is empty or not there yet: nothing is overwritten. Every file is ' +
        'checked against its SHA-256 sum first; a damaged backup is refused whole.',
    )
    .argument('<file>', 'the backup')
    .argument('<folder>', 'where to make the archive')
    .addHelpText('after', examples('sheaf restore archive-2026-11-23.tar.gz ./archive-again'))
    .action(async (file: string, folder: string) => {
      const progress = terminal.progress('Restoring');
      await restoreArchive(resolve(file), resolve(folder), { onProgress: progress.update }).finally(
        progress.stop,
      );
      if (terminal.isJson) terminal.printJson({ archive: resolve(folder) });
      else {
        terminal.print(`${terminal.style('green', 'Restored')} the archive in ${resolve(folder)}.`);
        terminal.print(`Look whether it is whole: sheaf check --archive ${folder}`);
      }
    });
  program.addCommand(command);
}
