import type { Command } from 'commander';
import { z } from 'zod';
import { type CheckReport, checkArchive } from '../archive/index.ts';
import { checkRevisions } from '../dossiers/index.ts';
import { archiveCommand, examples } from './archive-option.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({ archive: z.string() });
const DAMAGED = 8;

/** `sheaf check`: whether everything in the archive is whole. Ends with 8 where something is not. */
export function addCheck(program: Command, terminal: Terminal): void {
  const command = archiveCommand('check')
    .summary('look whether everything is whole')
    .description(
      'Looks whether the archive is whole: the database, the links between its records, every picture by its SHA-256, ' +
        'and every revision. Changes nothing. Ends with exit code 8 where something is wrong.',
    )
    .addHelpText('after', examples('sheaf check', 'sheaf check --archive /srv/archive --json'))
    .action(async (given: unknown) => {
      const { archive } = optionsSchema.parse(given);
      const progress = terminal.progress('Checking');
      const report = await checkArchive(archive, {
        checks: [checkRevisions],
        onProgress: progress.update,
      }).finally(progress.stop);
      if (terminal.isJson) terminal.printJson(report);
      else printReport(terminal, report);
      if (!report.ok) process.exitCode = DAMAGED;
    });
  program.addCommand(command);
}

function printReport(terminal: Terminal, report: CheckReport): void {
  for (const { check, ok, problems } of report.checks) {
    terminal.print(`${ok ? terminal.style('green', '✓') : terminal.style('red', '✗')} ${check}`);
    for (const { where, says, fix } of problems) {
      terminal.print(`  ${where}: ${says}`);
      if (fix) terminal.print(terminal.style('dim', `    ${fix}`));
    }
  }
  terminal.print(
    report.ok ? 'Everything is whole.' : terminal.style('red', 'Something is wrong; see above.'),
  );
}
