import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import {
  decidePair,
  openPairs,
  type Publication,
  pairOf,
  proposeNames,
  readCreditedWorks,
} from '../catalogue/index.ts';
import {
  type Concept,
  type Contributor,
  findConcept,
  findContributor,
  findMergedContributor,
  mergeConcepts,
  mergeContributors,
  preferredLabel,
  readConcepts,
  readContributors,
  requireMergedConcept,
  separateConcepts,
  separateContributors,
} from '../names/index.ts';
import { markForIndexing } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { addSubcommands } from './command-family.ts';
import { beginning, oneLine } from './layout.ts';
import { exportNamesCommand } from './names-export.ts';
import { importNamesCommand } from './names-import.ts';
import { linkNamesCommand } from './names-link.ts';
import { labelNameCommand, listNamesCommand, showNameCommand } from './names-list.ts';
import { type PairRow, printPair } from './pair-table.ts';
import { dateInWords } from './publication-words.ts';
import { userName } from './publish.ts';
import { sayDone, sayNext } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({ archive: z.string() });
const decidingSchema = optionsSchema.extend({ by: z.string() });

/** `sheaf names`: names that may be one person's, and deciding it. */
export function addNames(program: Command, terminal: Terminal): void {
  const family = archiveCommand('names')
    .summary('list names that may be one person, and decide it')
    .description(
      'Lists the names that may be one person’s or one organisation’s and wait for a decision, the likeliest first. Every ' +
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
    findCommand(terminal),
    decideCommand(terminal),
    separateCommand(terminal),
    linkNamesCommand(terminal),
  ]);
  program.addCommand(family);
}

function findCommand(terminal: Terminal): Command {
  return archiveCommand('find')
    .summary('look for spellings of one name')
    .description(
      'Compares the names of everybody credited. What may be one person or organisation waits for a decision.',
    )
    .addHelpText('after', examples('sheaf names find'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const found = await withArchive(folder, 'write', proposeNames);
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

function decideCommand(terminal: Terminal): Command {
  return archiveCommand('decide')
    .summary('say whether two names are one')
    .description(
      'Says whether two names are one person’s or organisation’s. same: what B is credited on is A’s, also what comes later; ' +
        'every publication goes on keeping the name it prints, and B’s address leads to A. Of two topics, actors or places A gets ' +
        'every label of B. different: they are two. unsure: it can not be told, and is not asked again.',
    )
    .argument('<A>', 'a name by its address, id or spelling')
    .argument('<B>', 'another one')
    .argument('<verdict>', 'same, different, unsure')
    .option('--by <name>', 'who decides', userName())
    .addHelpText('after', examples('sheaf names decide kate-example k-example same'))
    .action(async (a: string, b: string, verdict: string, _: unknown, command: Command) => {
      const { archive: folder, by } = decidingSchema.parse(command.optsWithGlobals());
      if (verdict !== 'same' && verdict !== 'different' && verdict !== 'unsure')
        throw new SheafError('invalid-input', `“${verdict}” is no verdict. Say same, different or unsure.`);
      const done = await withArchive(folder, 'write', (archive) => decide(archive, a, b, verdict, by));
      if (terminal.isJson) terminal.printJson(done);
      else printDecided(terminal, done);
    });
}

function separateCommand(terminal: Terminal): Command {
  return archiveCommand('separate')
    .summary('undo a merge of names')
    .description(
      'Makes a name that was merged into another a contributor of its own again, with everything that prints it. The two count ' +
        'as different from then on.',
    )
    .argument('<name>', 'the merged name by its former address, id or spelling')
    .option('--by <name>', 'who parts them', userName())
    .addHelpText('after', examples('sheaf names separate k-example'))
    .action(async (wanted: string, _: unknown, command: Command) => {
      const { archive: folder, by } = decidingSchema.parse(command.optsWithGlobals());
      const done = await withArchive(folder, 'write', (archive) => separate(archive, wanted, by));
      if (terminal.isJson) terminal.printJson(done);
      else {
        sayDone(
          terminal,
          'Parted',
          ` ${done.separated.name} from ${done.from.name}. They count as two from now on.`,
        );
      }
    });
}

interface Credited extends Contributor {
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
  terminal.print(terminal.style('dim', 'Instead of same: different. With same the first stays.'));
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

type Verdict = 'same' | 'different' | 'unsure';

/** Two contributors, or two topics, actors or places. */
async function decide(archive: Archive, wantedA: string, wantedB: string, verdict: Verdict, by: string) {
  const concepts = await conceptsNamed(archive, wantedA, wantedB);
  if (concepts) return decideConcepts(archive, concepts, verdict, by);
  const a = await contributorNamed(archive, wantedA);
  const b = await contributorNamed(archive, wantedB);
  if (a.id === b.id) throw alreadyOne(wantedA, wantedB, a);
  await inTransaction(archive, async (inside) => {
    await decidePair(inside, 'contributor', pairOf(a.id, b.id, null, []), verdict, by);
    if (verdict === 'same') await markForIndexing(inside, await mergeContributors(inside, a.id, b.id, by));
  });
  return { a, b, verdict };
}

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** `null` where one of the two is no concept: then both are contributors, or one does not exist. */
async function conceptsNamed(
  archive: Archive,
  wantedA: string,
  wantedB: string,
): Promise<readonly [Named, Named] | null> {
  const [a, b] = [await findConcept(archive, wantedA), await findConcept(archive, wantedB)];
  if (!a || !b) return null;
  if (a.id === b.id) throw alreadyOne(wantedA, wantedB, namedOf(a));
  return [namedOf(a), namedOf(b)];
}

function namedOf({ id, slug, labels }: Concept): Named {
  return { id, slug, name: preferredLabel(labels, 'en')?.text ?? slug };
}

async function decideConcepts(
  archive: Archive,
  [a, b]: readonly [Named, Named],
  verdict: Verdict,
  by: string,
) {
  await inTransaction(archive, async (inside) => {
    await decidePair(inside, 'concept', pairOf(a.id, b.id, null, []), verdict, by);
    if (verdict === 'same') await mergeConcepts(inside, a.id, b.id, by);
  });
  return { a, b, verdict };
}

async function contributorNamed(archive: Archive, wanted: string): Promise<Contributor> {
  const found = await findContributor(archive, wanted);
  if (found) return found;
  throw new SheafError(
    'not-found',
    `Nobody is called “${oneLine(wanted)}”. Use the address, as sheaf names shows it, or the name as it is written.`,
  );
}

function alreadyOne(a: string, b: string, { name }: { readonly name: string }): SheafError {
  return a === b
    ? new SheafError('invalid-input', `Name two: ${oneLine(a)} is one.`)
    : new SheafError(
        'conflict',
        `Both are “${name}” already. Part them first: sheaf names separate ${oneLine(b)}`,
      );
}

function printDecided(terminal: Terminal, { a, b, verdict }: Awaited<ReturnType<typeof decide>>): void {
  if (verdict === 'unsure') {
    sayDone(
      terminal,
      'Kept',
      `: whether ${a.name} and ${b.name} are one can not be told. They are not asked of again.`,
    );
    return;
  }
  if (verdict === 'different') {
    sayDone(terminal, 'Decided', `: ${a.name} and ${b.name} are two.`);
    return;
  }
  sayDone(terminal, 'Merged', `: ${b.name} is ${a.name} from now on, also in what comes later.`);
  sayNext(terminal, `Undo it: sheaf names separate ${b.slug}`);
}

async function separate(archive: Archive, wanted: string, by: string) {
  const concept = await separateConcept(archive, wanted, by);
  if (concept) return concept;
  const merged = await findMergedContributor(archive, wanted);
  const kept = await inTransaction(archive, async (inside) => {
    const done = await separateContributors(inside, merged.id);
    await decidePair(inside, 'contributor', pairOf(done.kept, merged.id, null, []), 'different', by);
    await markForIndexing(inside, done.publications);
    return done.kept;
  });
  const from = (await readContributors(archive, [kept])).get(kept) ?? merged;
  return { separated: merged, from };
}

/** `null` where no topic, actor or place of that address was merged. */
async function separateConcept(archive: Archive, wanted: string, by: string) {
  const merged = await requireMergedConcept(archive, wanted).catch((error: unknown) => {
    if (error instanceof SheafError && error.code === 'not-found') return null;
    throw error;
  });
  if (merged === null) return null;
  const kept = await inTransaction(archive, async (inside) => {
    const from = await separateConcepts(inside, merged, by);
    await decidePair(inside, 'concept', pairOf(from, merged, null, []), 'different', by);
    return from;
  });
  const concepts = await readConcepts(archive, [merged, kept]);
  const named = (id: string): Named => {
    const concept = concepts.get(id);
    return concept ? namedOf(concept) : { id, slug: id, name: id };
  };
  return { separated: named(merged), from: named(kept) };
}
