import type { Command } from 'commander';
import { z } from 'zod';
import { type DossierListing, listDossiers } from '../dossiers/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({ archive: z.string() });

/** `sheaf list`: every dossier, drafts too. */
export function addList(program: Command, terminal: Terminal): void {
  const command = archiveCommand('list')
    .summary('list the dossiers')
    .description(
      'Lists every dossier of the archive, drafts too: what is public, and how far the draft is ahead.',
    )
    .addHelpText('after', examples('sheaf list', 'sheaf list --json'))
    .action(async (given: unknown) => {
      const { archive: folder } = optionsSchema.parse(given);
      const dossiers = await withArchive(folder, 'read', listDossiers);
      if (terminal.isJson) terminal.printJson({ dossiers });
      else printDossiers(terminal, dossiers);
    });
  program.addCommand(command);
}

function printDossiers(terminal: Terminal, dossiers: readonly DossierListing[]): void {
  if (dossiers.length === 0) {
    terminal.print('No dossiers yet. Read one from a page: sheaf import PAGE');
    return;
  }
  for (const dossier of dossiers) {
    const title = dossier.title ?? `${dossier.workingTitle} ${terminal.style('dim', '(working title)')}`;
    terminal.print(`${terminal.style('bold', dossier.slug)}  ${title}`);
    terminal.print(terminal.style('dim', `  ${stateOf(dossier)} · ${dossier.entryCount} entries`));
  }
}

function stateOf({ seriesNumber, publishedNumber, headNumber }: DossierListing): string {
  if (publishedNumber === null) return `draft, revision ${headNumber}, never published`;
  const ahead = headNumber > publishedNumber ? `, draft is ahead at revision ${headNumber}` : '';
  return `no. ${seriesNumber}, version ${publishedNumber} is public${ahead}`;
}
