import type { Command } from 'commander';
import { z } from 'zod';
import { type Publication, readPublications } from '../catalogue/index.ts';
import { findByWords } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { oneLine } from './layout.ts';
import { printPublication } from './publication-words.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({ archive: z.string() });
const MOST_SHOWN = 20;
const MOST_FOUND = 500;

/** `sheaf find`: publications of the catalogue by words, drafts' and others' alike. */
export function addFind(program: Command, terminal: Terminal): void {
  const command = archiveCommand('find')
    .summary('find publications by words')
    .description(
      'Finds the publications that hold every one of these words in title, names or text, the most telling first, with ' +
        'the address by which other commands take them. Looks in the whole catalogue, not only in what is public.',
    )
    .argument('<words...>', 'the words, in any order and script')
    .addHelpText('after', examples('sheaf find water valley', 'sheaf find "Kate Example" drought --json'))
    .action(async (words: readonly string[], given: unknown) => {
      const { archive: folder } = optionsSchema.parse(given);
      const wanted = words.join(' ');
      const found = await withArchive(folder, 'read', async (archive) => {
        const ids = await findByWords(archive, wanted, MOST_FOUND);
        const publications = await readPublications(archive, ids);
        return ids.flatMap((id) => publications.get(id) ?? []);
      });
      if (terminal.isJson) terminal.printJson({ publications: found });
      else printFound(terminal, wanted, found);
    });
  program.addCommand(command);
}

function printFound(terminal: Terminal, wanted: string, found: readonly Publication[]): void {
  if (found.length === 0) {
    terminal.print(`Nothing in the catalogue holds all of “${oneLine(wanted)}”. Try fewer words.`);
    return;
  }
  for (const publication of found.slice(0, MOST_SHOWN)) printPublication(terminal, publication);
  const more = found.length - MOST_SHOWN;
  if (more <= 0) return;
  const many = found.length === MOST_FOUND ? `${more} or more` : String(more);
  terminal.print(`\n… and ${many} more. Add a word to see fewer; --json has them.`);
}
