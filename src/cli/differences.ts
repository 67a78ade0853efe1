import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import {
  type Difference,
  EDITABLE_FIELDS,
  type EditableField,
  leaveImported,
  type Publication,
  readDifferences,
  readPublications,
  takeImported,
} from '../catalogue/index.ts';
import { formatInstant } from '../language/index.ts';
import { markForIndexing } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { addSubcommands } from './command-family.ts';
import { fieldNamed, valueInWords, wordFor } from './field-words.ts';
import { COLUMNS, padded, wrap } from './layout.ts';
import { publicationNamed } from './publication-words.ts';
import { userName } from './publish.ts';
import { sayDone } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({ archive: z.string() });
const settlingSchema = optionsSchema.extend({ by: z.string(), all: z.boolean().optional() });

/** `sheaf differences`: where a source changed what an editor had edited, to take or to leave. */
export function addDifferences(program: Command, terminal: Terminal): void {
  const family = archiveCommand('differences')
    .summary('list where sources changed what was edited')
    .description(
      'Lists the edited fields of which a source says something else than when they were edited. The edit stands until ' +
        'somebody takes what the source says.',
    )
    .addHelpText(
      'after',
      examples(
        'sheaf differences',
        'sheaf differences take water-in-the-valley title',
        'sheaf differences leave --all',
      ),
    )
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const differences = await withArchive(folder, 'read', readTold);
      if (terminal.isJson) terminal.printJson({ differences: differences.map(forMachines) });
      else printDifferences(terminal, differences);
    });
  addSubcommands(family, [settleCommand(terminal, TAKE), settleCommand(terminal, LEAVE)]);
  program.addCommand(family);
}

interface Settling {
  readonly name: 'take' | 'leave';
  readonly summary: string;
  readonly description: string;
  readonly done: string;
  readonly settle: typeof takeImported;
}

const TAKE: Settling = {
  name: 'take',
  summary: 'take what the source says',
  description:
    'Shows what the sources say now in place of an edit; the edit stays in the publication’s history. Also the way back from ' +
    'an edit of which no source says anything new.',
  done: 'Took what the sources say of',
  settle: takeImported,
};
const LEAVE: Settling = {
  name: 'leave',
  summary: 'keep the edit',
  description:
    'Keeps an edit although a source says something new; it is asked again when the source changes again.',
  done: 'Kept the edit of',
  settle: leaveImported,
};

function settleCommand(terminal: Terminal, settling: Settling): Command {
  return archiveCommand(settling.name)
    .summary(settling.summary)
    .description(settling.description)
    .argument('[publication]', 'the publication by its address, id or link')
    .argument('[field]', 'title, authors, date … as sheaf differences shows it')
    .option('--all', 'every difference of the publication, or of all where none is named')
    .option('--by <name>', 'who decides', userName())
    .addHelpText(
      'after',
      examples(
        `sheaf differences ${settling.name} water-in-the-valley title`,
        `sheaf differences ${settling.name} water-in-the-valley --all`,
      ),
    )
    .action(async (wanted: string | undefined, word: string | undefined, _: unknown, command: Command) => {
      const { archive: folder, ...how } = settlingSchema.parse(command.optsWithGlobals());
      const settled = await withArchive(folder, 'write', async (archive) => {
        const chosen = await chosenFields(archive, wanted, word, how.all ?? false);
        await settleAll(archive, settling, chosen, how.by);
        return chosen.map(({ publication, field }) => ({
          publication: publication.slug,
          field: wordFor(field),
        }));
      });
      if (terminal.isJson) terminal.printJson({ settled });
      else printSettled(terminal, settling, settled);
    });
}

interface Chosen {
  readonly publication: Publication;
  readonly field: EditableField;
}

async function chosenFields(
  archive: Archive,
  wanted: string | undefined,
  word: string | undefined,
  all: boolean,
): Promise<Chosen[]> {
  if ((all && word !== undefined) || (!all && (wanted === undefined || word === undefined))) {
    throw new SheafError(
      'invalid-input',
      'Name a publication and a field, or say --all: see sheaf differences for what there is.',
    );
  }
  const publication = wanted === undefined ? null : await publicationNamed(archive, wanted);
  if (publication && word !== undefined) return [{ publication, field: fieldNamed(word) }];
  const differences = await readTold(archive, publication?.id);
  return differences.map(({ difference, publication: its }) => ({
    publication: its,
    field: difference.field,
  }));
}

async function settleAll(
  archive: Archive,
  { settle }: Settling,
  chosen: readonly Chosen[],
  by: string,
): Promise<void> {
  await inTransaction(archive, async (inside) => {
    for (const { publication, field } of chosen) await settle(inside, publication.id, field, by);
    await markForIndexing(
      inside,
      chosen.map(({ publication }) => publication.id),
    );
  });
}

interface Told {
  readonly publication: Publication;
  readonly difference: Difference;
}

async function readTold(archive: Archive, publication?: string): Promise<Told[]> {
  const differences = await readDifferences(archive, publication);
  const publications = await readPublications(
    archive,
    differences.map((it) => it.publication),
  );
  const order = (it: Difference) => EDITABLE_FIELDS.indexOf(it.field);
  const sorted = [...differences].sort(
    (a, b) => a.publication.localeCompare(b.publication) || order(a) - order(b),
  );
  return sorted.flatMap((difference) => {
    const its = publications.get(difference.publication);
    // What was merged into another shows nothing any more.
    return its && its.id === difference.publication ? { publication: its, difference } : [];
  });
}

function forMachines({ publication, difference }: Told) {
  const { field, value, imported, now, at, by } = difference;
  const { id, slug, title } = publication;
  return { publication: { id, slug, title }, field: wordFor(field), edited: value, imported, now, at, by };
}

const MOST_SHOWN = 20;

function printDifferences(terminal: Terminal, differences: readonly Told[]): void {
  if (differences.length === 0) {
    terminal.print('No source says anything new of what was edited.');
    return;
  }
  terminal.print(
    `${count(differences.length, 'edited field')} of which a source says something new. What was edited is shown until you take it.`,
  );
  let shown = '';
  for (const told of differences.slice(0, MOST_SHOWN)) {
    const { publication } = told;
    if (publication.id !== shown) {
      terminal.print('');
      for (const line of wrap(publication.title, COLUMNS)) terminal.print(terminal.style('bold', line));
      terminal.print(terminal.style('dim', `  ${publication.slug}`));
    }
    shown = publication.id;
    printDifference(terminal, told.difference);
  }
  const more = differences.length - MOST_SHOWN;
  if (more > 0) terminal.print(`\n… and ${more.toLocaleString('en')} more; --json has them all.`);
  const { slug } = differences[0]?.publication ?? { slug: '' };
  const field = wordFor(differences[0]?.difference.field ?? 'title');
  terminal.print(terminal.style('dim', `\nTake one:  sheaf differences take ${slug} ${field}`));
  terminal.print(terminal.style('dim', `Leave one: sheaf differences leave ${slug} ${field}`));
}

function printDifference(terminal: Terminal, { field, value, imported, now, by, at }: Difference): void {
  const lines: readonly (readonly [string, unknown, 'dim' | 'yellow' | null])[] = [
    ['source then', imported, 'dim'],
    ['source now', now, 'yellow'],
    ['edited', value, null],
  ];
  for (const [at, [label, said, style]] of lines.entries()) {
    const words = wrap(valueInWords(field, said) || '(none)', COLUMNS - SAID_AT);
    for (const [number, line] of words.entries()) {
      const start = padded(at === 0 && number === 0 ? `  ${wordFor(field)}` : '', LABEL_AT);
      const named = padded(number === 0 ? label : '', SAID_AT - LABEL_AT);
      terminal.print(start + terminal.style('dim', named) + (style ? terminal.style(style, line) : line));
    }
  }
  terminal.print(terminal.style('dim', `${' '.repeat(SAID_AT)}by ${by}, ${formatInstant(at, 'en')}`));
}

const LABEL_AT = 14;
const SAID_AT = 27;

function printSettled(
  terminal: Terminal,
  { done }: Settling,
  settled: readonly { readonly publication: string; readonly field: string }[],
): void {
  if (settled.length === 0) terminal.print('There is no difference to settle.');
  for (const { publication, field } of settled.slice(0, MOST_SHOWN))
    sayDone(terminal, done, ` ${field} in ${publication}.`);
  if (settled.length > MOST_SHOWN) terminal.print(`… and of ${settled.length - MOST_SHOWN} more fields.`);
}
