import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, inTransaction, type RelationType, SheafError } from '../archive/index.ts';
import {
  type DuplicatesFound,
  decidePair,
  findMerged,
  type KnownPair,
  mergePublications,
  openPairs,
  type Publication,
  pairOf,
  proposeDuplicates,
  readPublications,
  relate,
  separatePublications,
  unrelate,
} from '../catalogue/index.ts';
import { refileEntries } from '../dossiers/index.ts';
import { compareEdtf } from '../language/index.ts';
import { markForIndexing } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { addSubcommands } from './command-family.ts';
import { creditsInWords } from './field-words.ts';
import { oneLine } from './layout.ts';
import { type PairRow, printPair } from './pair-table.ts';
import { dateInWords, publicationNamed } from './publication-words.ts';
import { userName } from './publish.ts';
import { sayDone, sayNext } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({ archive: z.string() });
const decidingSchema = optionsSchema.extend({ by: z.string() });

/** `sheaf duplicates`: what may be one piece, and deciding it. */
export function addDuplicates(program: Command, terminal: Terminal): void {
  const family = archiveCommand('duplicates')
    .summary('list what may be one piece, and decide it')
    .description(
      'Lists the pairs of publications that may be one piece and wait for a decision, the likeliest first. Every decision ' +
        'is kept for ever: the pair is not asked of again.',
    )
    .addHelpText(
      'after',
      examples('sheaf duplicates', 'sheaf duplicates find', 'sheaf duplicates decide A B different'),
    )
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const pairs = await withArchive(folder, 'read', readWaiting);
      if (terminal.isJson) terminal.printJson({ pairs });
      else printWaiting(terminal, pairs);
    });
  addSubcommands(family, [findCommand(terminal), decideCommand(terminal), separateCommand(terminal)]);
  program.addCommand(family);
}

function findCommand(terminal: Terminal): Command {
  return archiveCommand('find')
    .summary('look for near-copies among all texts')
    .description(
      'Compares all texts of the catalogue. Sure versions, copies and translations are related to each other; what else may be one ' +
        'piece waits for a decision. Nothing is merged unasked.',
    )
    .addHelpText('after', examples('sheaf duplicates find'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder } = optionsSchema.parse(command.optsWithGlobals());
      const { update, stop } = terminal.progress('Comparing');
      const found = await withArchive(folder, 'write', (archive) =>
        proposeDuplicates(archive, { onProgress: update }),
      ).finally(stop);
      if (terminal.isJson) terminal.printJson(found);
      else printFound(terminal, found);
    });
}

const VERDICTS = ['same', 'different', 'version', 'copy', 'translation'] as const;
type DecidedVerdict = (typeof VERDICTS)[number];

function decideCommand(terminal: Terminal): Command {
  return archiveCommand('decide')
    .summary('say what two publications are to each other')
    .description(
      'Says what publication A is to publication B. same: they are one; A stays, with everything that sources said of B, and ' +
        'B leads to it. different: they are two. version, copy, translation: A is that of B.',
    )
    .argument('<A>', 'a publication by its address, id or link')
    .argument('<B>', 'another one')
    .argument('<verdict>', VERDICTS.join(', '))
    .option('--by <name>', 'who decides', userName())
    .addHelpText(
      'after',
      examples(
        'sheaf duplicates decide water-in-the-valley water-in-the-valley-2 same',
        'sheaf duplicates decide floods-amended floods version',
      ),
    )
    .action(async (a: string, b: string, word: string, _: unknown, command: Command) => {
      const { archive: folder, by } = decidingSchema.parse(command.optsWithGlobals());
      const verdict = VERDICTS.find((it) => it === word);
      if (!verdict)
        throw new SheafError('invalid-input', `“${word}” is no verdict. Say one of: ${VERDICTS.join(', ')}.`);
      const done = await withArchive(folder, 'write', (archive) => decide(archive, a, b, verdict, by));
      if (terminal.isJson) terminal.printJson(done);
      else printDecided(terminal, done);
    });
}

function separateCommand(terminal: Terminal): Command {
  return archiveCommand('separate')
    .summary('undo a merge')
    .description(
      'Makes a publication that was merged into another one of its own again, with what its sources say. The two count as ' +
        'different from then on.',
    )
    .argument(
      '<publication>',
      'the merged one by its former address, id or link, or the one it was merged into',
    )
    .option('--by <name>', 'who parts them', userName())
    .addHelpText('after', examples('sheaf duplicates separate water-in-the-valley-2'))
    .action(async (wanted: string, _: unknown, command: Command) => {
      const { archive: folder, by } = decidingSchema.parse(command.optsWithGlobals());
      const done = await withArchive(folder, 'write', (archive) => separate(archive, wanted, by));
      if (terminal.isJson) terminal.printJson(done);
      else
        sayDone(terminal, 'Parted', ` ${done.separated} from ${done.from}. They count as two from now on.`);
    });
}

interface WaitingPair {
  readonly a: Publication;
  readonly b: Publication;
  readonly likeness: number | null;
  readonly reasons: readonly string[];
}

async function readWaiting(archive: Archive): Promise<WaitingPair[]> {
  const pairs = await openPairs(archive, 'publication');
  const publications = await readPublications(
    archive,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return pairs.flatMap(({ one, other, likeness, reasons }: KnownPair) => {
    const [first, second] = [publications.get(one), publications.get(other)];
    if (!first || !second) return [];
    const [a, b] = isEarlier(second, first) ? [second, first] : [first, second];
    return { a, b, likeness, reasons };
  });
}

/** What came first is the likelier original, and stays where the two are the same; what has no date comes second. */
function isEarlier(one: Publication, other: Publication): boolean {
  if (!one.date || !other.date) return one.date !== null && other.date === null;
  return compareEdtf(one.date.edtf, other.date.edtf) < 0;
}

const MOST_SHOWN = 20;

function printWaiting(terminal: Terminal, pairs: readonly WaitingPair[]): void {
  if (pairs.length === 0) {
    terminal.print(
      'No pair of publications waits for a decision. Look for near-copies: sheaf duplicates find',
    );
    return;
  }
  terminal.print(
    `${count(pairs.length, 'pair')} of publications ${pairs.length === 1 ? 'waits' : 'wait'} for a decision.`,
  );
  for (const [at, { a, b, likeness, reasons }] of pairs.slice(0, MOST_SHOWN).entries()) {
    terminal.print('');
    printPair(terminal, at + 1, rowsOf(a, b), {
      why: whyInWords(likeness, reasons),
      command: ['sheaf duplicates decide', a.slug, b.slug, 'same'],
    });
  }
  terminal.print('');
  const more = pairs.length - MOST_SHOWN;
  if (more > 0) terminal.print(`… and ${more.toLocaleString('en')} more; --json has them all.`);
  terminal.print(
    terminal.style('dim', `Instead of same: ${VERDICTS.slice(1).join(', ')}. With same the first stays.`),
  );
}

function whyInWords(likeness: number | null, reasons: readonly string[]): string {
  const isSaid = likeness === null || reasons.some((reason) => reason.includes('alike'));
  return [...(isSaid ? [] : [`texts alike by ${Math.round(likeness * 100)} %`]), ...reasons].join(' · ');
}

function rowsOf(a: Publication, b: Publication): PairRow[] {
  const row = (label: string, say: (it: Publication) => string): PairRow => ({
    label,
    one: say(a) || '–',
    other: say(b) || '–',
  });
  return [
    row('title', (it) => it.title),
    row('date', dateInWords),
    row('authors', (it) => creditsInWords(it.credits)),
    row('link', (it) => it.url ?? ''),
    row('language', (it) => it.language ?? ''),
  ];
}

function printFound(terminal: Terminal, found: DuplicatesFound): void {
  terminal.print(`Compared ${count(found.texts, 'text')}: ${count(found.alike, 'pair')} nearly alike.`);
  const lines: readonly (readonly [number, string])[] = [
    [found.waiting, 'may be one piece and wait for a decision'],
    [found.versions, 'related as versions'],
    [found.copies, 'related as copies on another site'],
    [found.translations, 'related as translations'],
    [found.known, 'known already'],
    [found.different, 'alike and still two'],
  ];
  for (const [many, says] of lines) {
    if (many > 0) terminal.print(`${many.toLocaleString('en').padStart(7)}  ${says}`);
  }
  if (found.waiting > 0) terminal.print('Look at them: sheaf duplicates');
}

interface Decided {
  readonly a: string;
  readonly b: string;
  readonly verdict: DecidedVerdict;
}

async function decide(
  archive: Archive,
  wantedA: string,
  wantedB: string,
  verdict: DecidedVerdict,
  by: string,
): Promise<Decided> {
  const a = await publicationNamed(archive, wantedA);
  const b = await publicationNamed(archive, wantedB);
  if (a.id === b.id) throw alreadyOne(wantedA, wantedB, a.slug);
  await inTransaction(archive, async (inside) => {
    await decidePair(inside, 'publication', pairOf(a.id, b.id, null, []), verdict, by);
    // Whatever was decided or found before.
    await unrelate(inside, a.id, b.id);
    if (verdict === 'same') {
      await mergePublications(inside, a.id, b.id, by);
      await markForIndexing(inside, [a.id, b.id]);
    } else if (verdict !== 'different') {
      const type: RelationType = `${verdict}-of`;
      await relate(inside, { from: a.id, type, to: b.id, reasons: ['an editor says so'], by });
    }
  });
  return { a: a.slug, b: b.slug, verdict };
}

function alreadyOne(a: string, b: string, slug: string): SheafError {
  return a === b
    ? new SheafError('invalid-input', `Name two publications: ${oneLine(a)} is one.`)
    : new SheafError(
        'conflict',
        `Both are “${slug}”: one was merged into the other. Part them first: sheaf duplicates separate ${oneLine(b)}`,
      );
}

function printDecided(terminal: Terminal, { a, b, verdict }: Decided): void {
  if (verdict === 'different') sayDone(terminal, 'Decided', `: ${a} and ${b} are two.`);
  else if (verdict !== 'same') sayDone(terminal, 'Decided', `: ${a} is a ${verdict} of ${b}.`);
  else {
    sayDone(terminal, 'Merged', ` ${b} into ${a}; its address leads there.`);
    sayNext(terminal, `Undo it: sheaf duplicates separate ${b}`);
  }
}

async function separate(archive: Archive, wanted: string, by: string) {
  const merged = await findMerged(archive, wanted);
  const kept = await inTransaction(archive, async (inside) => {
    const from = await separatePublications(inside, merged.id, by);
    await refileEntries(inside, [from]);
    await decidePair(inside, 'publication', pairOf(from, merged.id, null, []), 'different', by);
    await markForIndexing(inside, [from, merged.id]);
    return from;
  });
  const publications = await readPublications(archive, [kept]);
  return { separated: merged.slug, from: publications.get(kept)?.slug ?? kept };
}
