import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import { decidePair, pairOf } from '../catalogue/index.ts';
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
import { oneLine } from './layout.ts';
import { userName } from './publish.ts';
import { sayDone, sayNext } from './say-done.ts';
import type { Terminal } from './terminal.ts';

const decidingSchema = z.object({ archive: z.string(), by: z.string() });

/** `sheaf names decide`: whether two names are one. */
export function decideCommand(terminal: Terminal): Command {
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

/** `sheaf names separate`: undoes a merge. */
export function separateCommand(terminal: Terminal): Command {
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
