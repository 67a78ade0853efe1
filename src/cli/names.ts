import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, oneOf } from '../archive/index.ts';
import {
  openPairs,
  type Publication,
  proposeConcepts,
  proposeNames,
  readCreditedWorks,
} from '../catalogue/index.ts';
import { preferredLabel, readConcepts, readContributors } from '../names/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { addSubcommands } from './command-family.ts';
import { beginning, oneLine } from './layout.ts';
import { decideCommand, separateCommand } from './names-decide.ts';
import { exportNamesCommand } from './names-export.ts';
import { importNamesCommand } from './names-import.ts';
import { linkNamesCommand } from './names-link.ts';
import { labelNameCommand, listNamesCommand, showNameCommand } from './names-list.ts';
import { type PairRow, printPair } from './pair-table.ts';
import { dateInWords } from './publication-words.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({ archive: z.string() });

/** `sheaf names`: names that may be one person's, and deciding it. */
export function addNames(program: Command, terminal: Terminal): void {
  const family = archiveCommand('names')
    .summary('names and their spellings; those that may be one')
    .description(
      'Lists the names that may be one person’s, organisation’s, topic’s or place’s and wait for a decision, the likeliest first. Every ' +
        'decision is kept for ever: the pair is not asked of again.',
    )
    .addHelpText('after', examples('sheaf names', 'sheaf names find', 'sheaf names decide A B same'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const pairs = await withArchive(folder, 'read', readWaiting);
      if (terminal.isJson) terminal.printJson({ pairs });
      else printWaiting(terminal, pairs);
    });
  addSubcommands(family, [
    listNamesCommand(terminal),
    showNameCommand(terminal),
    labelNameCommand(terminal),
    importNamesCommand(terminal),
    exportNamesCommand(terminal),
    reviewCommand(terminal),
    findCommand(terminal),
    decideCommand(terminal),
    separateCommand(terminal),
    linkNamesCommand(terminal),
  ]);
  program.addCommand(family);
}

/** `sheaf names review`: looks, and lists at once what waits. */
function reviewCommand(terminal: Terminal): Command {
  return archiveCommand('review')
    .summary('look for names that may be one, and list them')
    .description(
      'Looks for spellings of one name as find does, and lists what waits for a decision, with the reasons.',
    )
    .addHelpText('after', examples('sheaf names review', 'sheaf names review --json'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const pairs = await withArchive(folder, 'write', async (archive) => {
        await proposeNames(archive);
        await proposeConcepts(archive);
        return readWaiting(archive);
      });
      if (terminal.isJson) terminal.printJson({ pairs });
      else printWaiting(terminal, pairs);
    });
}

function findCommand(terminal: Terminal): Command {
  return archiveCommand('find')
    .summary('look for spellings of one name')
    .description(
      'Compares the names of everybody credited, and the labels of topics, actors and places. What may be one waits for a decision.',
    )
    .addHelpText('after', examples('sheaf names find'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const found = await withArchive(folder, 'write', async (archive) => {
        const [names, concepts] = [await proposeNames(archive), await proposeConcepts(archive)];
        return { names: names.names + concepts.names, waiting: names.waiting + concepts.waiting };
      });
      if (terminal.isJson) terminal.printJson(found);
      else if (found.waiting === 0)
        terminal.print(`Compared ${count(found.names, 'name')}: nothing new to decide.`);
      else {
        terminal.print(
          `Compared ${count(found.names, 'name')}: ${count(found.waiting, 'new pair')} may be one. Look at them: sheaf names`,
        );
      }
    });
}

/** A name that waits for a decision: a contributor's, or a topic's, actor's or place's. */
interface Credited {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly name: string;
  readonly publicationCount: number;
  /** The newest ones. */
  readonly examples: readonly Publication[];
}

interface WaitingNames {
  readonly a: Credited;
  readonly b: Credited;
  readonly likeness: number | null;
  readonly reasons: readonly string[];
}

/** The one that more publications credit comes first: it is the one that stays where they are the same. */
async function readWaiting(archive: Archive): Promise<WaitingNames[]> {
  const all = [...(await contributorsWaiting(archive)), ...(await conceptsWaiting(archive))];
  return all.sort((a, b) => (b.likeness ?? 0) - (a.likeness ?? 0));
}

async function contributorsWaiting(archive: Archive): Promise<WaitingNames[]> {
  const pairs = await openPairs(archive, 'contributor');
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const contributors = await readContributors(archive, ids);
  const works = await readCreditedWorks(archive, ids, EXAMPLES);
  const credited = (id: string): Credited | null => {
    const contributor = contributors.get(id);
    const { count: publicationCount = 0, newest = [] } = works.get(id) ?? {};
    return contributor ? { ...contributor, publicationCount, examples: newest } : null;
  };
  return pairs.flatMap(({ one, other, likeness, reasons }) => {
    const [first, second] = [credited(one), credited(other)];
    if (!first || !second) return [];
    const [a, b] = second.publicationCount > first.publicationCount ? [second, first] : [first, second];
    return { a, b, likeness, reasons };
  });
}

async function conceptsWaiting(archive: Archive): Promise<WaitingNames[]> {
  const pairs = await openPairs(archive, 'concept');
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const concepts = await readConcepts(archive, ids);
  const counts = await countNaming(archive, ids);
  const named = (id: string): Credited | null => {
    const concept = concepts.get(id);
    if (!concept) return null;
    const name = preferredLabel(concept.labels, 'en')?.text ?? concept.slug;
    return { ...concept, name, publicationCount: counts.get(id) ?? 0, examples: [] };
  };
  return pairs.flatMap(({ one, other, likeness, reasons }) => {
    const [first, second] = [named(one), named(other)];
    if (!first || !second) return [];
    const [a, b] = second.publicationCount > first.publicationCount ? [second, first] : [first, second];
    return { a, b, likeness, reasons };
  });
}

/** How many publications name each of these things. */
async function countNaming(archive: Archive, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await archive.db
    .selectFrom('naming')
    .innerJoin('thing', 'thing.number', 'naming.thing')
    .select(({ fn }) => ['thing.id', fn.countAll().as('count')])
    .where('thing.id', 'in', oneOf(ids))
    .groupBy('thing.id')
    .execute();
  return new Map(rows.map(({ id, count: many }) => [id, Number(many)]));
}

const EXAMPLES = 2;
const MOST_SHOWN = 20;

function printWaiting(terminal: Terminal, pairs: readonly WaitingNames[]): void {
  if (pairs.length === 0) {
    terminal.print('No pair of names waits for a decision. Look for spellings of one name: sheaf names find');
    return;
  }
  terminal.print(
    `${count(pairs.length, 'pair')} of names ${pairs.length === 1 ? 'waits' : 'wait'} for a decision.`,
  );
  for (const [at, { a, b, likeness, reasons }] of pairs.slice(0, MOST_SHOWN).entries()) {
    terminal.print('');
    printPair(terminal, at + 1, rowsOf(a, b), {
      why: [...(likeness === null ? [] : [`${Math.round(likeness * 100)} %`]), ...reasons].join(' · '),
      command: ['sheaf names decide', a.slug, b.slug, 'same'],
    });
  }
  terminal.print('');
  const more = pairs.length - MOST_SHOWN;
  if (more > 0) terminal.print(`… and ${more.toLocaleString('en')} more; --json has them all.`);
  terminal.print(terminal.style('dim', 'Instead of same: different, unsure. With same the first stays.'));
}

function rowsOf(a: Credited, b: Credited): PairRow[] {
  const example = (at: number): PairRow => ({
    label: at === 0 ? 'such as' : '',
    one: exampleInWords(a.examples[at]),
    other: exampleInWords(b.examples[at]),
  });
  return [
    { label: 'name', one: a.name, other: b.name },
    { label: 'kind', one: a.kind, other: b.kind },
    {
      label: 'on',
      one: count(a.publicationCount, 'publication'),
      other: count(b.publicationCount, 'publication'),
    },
    ...[0, 1].map(example).filter(({ one, other }) => one !== '' || other !== ''),
  ];
}

function exampleInWords(publication: Publication | undefined): string {
  return publication ? `${beginning(oneLine(publication.title), 80)}, ${dateInWords(publication)}` : '';
}
