import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import {
  type CatalogueValues,
  EDITABLE_FIELDS,
  type EditableField,
  editPublication,
  isSameValue,
  readShownValues,
} from '../catalogue/index.ts';
import { openPublicArchive } from '../dossiers/index.ts';
import { fold } from '../language/index.ts';
import { findContributor } from '../names/index.ts';
import { markForIndexing } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { readFieldOptions } from './field-options.ts';
import { valueInWords, wordFor } from './field-words.ts';
import { COLUMNS, oneLine, padded, wrap } from './layout.ts';
import { publicationNamed } from './publication-words.ts';
import { userName } from './publish.ts';
import { sayDone } from './say-done.ts';
import type { Terminal } from './terminal.ts';

const text = z.string().optional();
const optionsSchema = z.object({
  archive: z.string(),
  by: z.string(),
  title: text,
  subtitle: text,
  kind: text,
  authors: text,
  date: text,
  language: text,
  url: text,
  publisher: text,
  abstract: text,
  topics: text,
});
type Options = z.infer<typeof optionsSchema>;

/** `sheaf edit`: an editor's word on a publication, beside that of its sources. */
export function addEdit(program: Command, terminal: Terminal): void {
  const command = archiveCommand('edit')
    .summary('correct a publication')
    .description(
      'Sets fields of a publication. What its sources say is kept beside it, and no sync changes an edited field again; ' +
        '`sheaf differences` says where a source says something new. The word none empties a field.',
    )
    .argument('<publication>', 'the publication by its address, id or link; sheaf find shows addresses')
    .option('--title <text>', 'the title')
    .option('--subtitle <text>', 'the subtitle')
    .option('--kind <word>', 'what it is: dispatch, report, paper …')
    .option(
      '--authors <names>',
      'in their order: "Kate Example; Lea Muster (editor); Water House (organisation)"',
    )
    .option('--date <date>', 'as precise as it is known: 2017-07-31, 2017-07, "31 July 2017", 2014/2015')
    .option('--language <tag>', 'BCP 47: en, prs, ps …')
    .option('--url <link>', 'the link that readers should use')
    .option('--publisher <name>', 'who published it')
    .option('--abstract <text>', 'the abstract')
    .option('--topics <words>', 'its topics: "water; drought"')
    .option('--by <name>', 'who edits', userName())
    .addHelpText(
      'after',
      examples(
        'sheaf edit water-in-the-valley --title "Water in the Valley" --date 2017-07',
        'sheaf edit water-in-the-valley --authors "Kate Example; Lea Muster (editor)"',
      ),
    )
    .action(async (wanted: string, given: unknown) => {
      const options = optionsSchema.parse(given);
      const done = await withArchive(options.archive, 'write', (archive) => edit(archive, wanted, options));
      if (terminal.isJson) terminal.printJson(done);
      else printEdited(terminal, done);
    });
  program.addCommand(command);
}

async function edit(archive: Archive, wanted: string, { archive: _, by, ...fields }: Options) {
  const { id, slug, language } = await publicationNamed(archive, wanted);
  const organisations = await organisationsAmong(archive, fields.authors);
  const read = readFieldOptions(fields, { organisations, language });
  const edited = EDITABLE_FIELDS.filter((field) => read.edit[field] !== undefined);
  if (edited.length === 0) {
    throw new SheafError(
      'invalid-input',
      'There is nothing to change: say what, such as --title "…" or --date none. See sheaf edit --help.',
    );
  }
  const before = await readShownValues(archive, id);
  await inTransaction(archive, async (inside) => {
    await editPublication(inside, id, read.edit, by);
    await markForIndexing(inside, [id]);
  });
  const after = await readShownValues(archive, id);
  const isPublic = (await openPublicArchive(archive).publication(slug)) !== null;
  return { publication: { id, slug }, fields: changesOf(edited, before, after), notes: read.notes, isPublic };
}

type Edited = Awaited<ReturnType<typeof edit>>;

function changesOf(fields: readonly EditableField[], before: CatalogueValues, after: CatalogueValues) {
  return fields.map((field) => ({
    field: wordFor(field),
    before: before[field],
    after: after[field],
    isChanged: !isSameValue(before[field], after[field]),
    words: [valueInWords(field, before[field]), valueInWords(field, after[field])] as const,
  }));
}

/** Names of the list that the catalogue knows as an organisation and not as a person. */
async function organisationsAmong(archive: Archive, names = ''): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const name of names.split(/[;؛]/)) {
    if (!/\p{L}/u.test(name)) continue;
    const known = await findContributor(archive, name.trim()).catch(() => null);
    if (known?.kind === 'organisation') found.add(fold(name));
  }
  return found;
}

const LABEL_WIDTH = 11;

function printEdited(terminal: Terminal, { publication, fields, notes, isPublic }: Edited): void {
  for (const { field, isChanged, words } of fields) {
    const [before, after] = words;
    if (!isChanged) {
      printLines(terminal, field, [`${after || '(none)'} – as it was`], 'dim');
      continue;
    }
    printLines(terminal, field, wrap(before || '(none)', COLUMNS - LABEL_WIDTH - 2), 'dim');
    printLines(terminal, '', wrap(after || '(none)', COLUMNS - LABEL_WIDTH - 2), 'green', '→ ');
  }
  for (const note of notes) terminal.print(terminal.style('yellow', `Please look: ${oneLine(note)}`));
  const changed = fields.filter((it) => it.isChanged).length;
  if (changed === 0) terminal.print(`${publication.slug} says so already.`);
  else
    sayDone(
      terminal,
      'Edited',
      ` ${publication.slug}.${isPublic ? ' It is public: readers see this now.' : ''}`,
    );
}

function printLines(
  terminal: Terminal,
  label: string,
  lines: readonly string[],
  style: 'dim' | 'green',
  mark = '  ',
): void {
  for (const [at, line] of lines.entries()) {
    const start = padded(at === 0 ? label : '', LABEL_WIDTH);
    terminal.print(start + terminal.style(style, `${at === 0 ? mark : '  '}${line}`));
  }
}
