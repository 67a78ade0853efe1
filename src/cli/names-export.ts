import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { readProfile, SheafError } from '../archive/index.ts';
import { CONCEPT_KINDS, conceptDrafts } from '../names/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { sayDone } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const FORMATS = ['turtle', 'json-ld', 'table'] as const;

const optionsSchema = z.object({
  archive: z.string(),
  format: z.enum(FORMATS).optional(),
  kind: z.enum(CONCEPT_KINDS).optional(),
  base: z.url().optional(),
});

/** `sheaf names export`: all names as SKOS or as a table. */
export function exportNamesCommand(terminal: Terminal): Command {
  return archiveCommand('export')
    .summary('write names to a file')
    .description(
      'Writes topics, actors and places with all their labels as SKOS (Turtle or JSON-LD) or as a table for a spreadsheet. Taking the ' +
        'file in again gives the same names.',
    )
    .argument('[file]', 'where to; standard output where it is left out')
    .addOption(new Option('--format <format>', 'as the file’s ending says unless given').choices(FORMATS))
    .addOption(new Option('--kind <kind>', 'only names of a kind').choices(CONCEPT_KINDS))
    .option('--base <address>', 'what the names’ addresses begin with in SKOS')
    .addHelpText(
      'after',
      examples('sheaf names export names.ttl', 'sheaf names export places.csv --kind place'),
    )
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const read = optionsSchema.safeParse(command.optsWithGlobals());
      if (!read.success)
        throw new SheafError('invalid-input', '--base is a whole address: https://….', read.error);
      const { archive: folder, kind, base } = read.data;
      const format = read.data.format ?? formatOf(file);
      const exchange = await import('../names/exchange/index.ts');
      const [drafts, { name }] = await withArchive(folder, 'read', async (archive) => [
        await conceptDrafts(archive, kind === undefined ? {} : { kinds: [kind] }),
        await readProfile(archive),
      ]);
      const text =
        format === 'table'
          ? exchange.writeConceptTable(drafts)
          : await exchange.writeSkos(drafts, {
              format,
              title: name,
              ...(base === undefined ? {} : { base }),
            });
      if (file === undefined) {
        terminal.print(text.trimEnd());
        return;
      }
      await writeFile(file, text);
      if (terminal.isJson) terminal.printJson({ file, format, names: drafts.length });
      else sayDone(terminal, 'Written', `: ${count(drafts.length, 'name')} to ${file}.`);
    });
}

function formatOf(file: string | undefined): (typeof FORMATS)[number] {
  const ending = extname(file ?? '').toLowerCase();
  if (ending === '.csv' || ending === '.tsv') return 'table';
  return ending === '.jsonld' || ending === '.json' ? 'json-ld' : 'turtle';
}
