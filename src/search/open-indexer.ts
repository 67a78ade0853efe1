import { type Archive, insertRows, oneOf } from '../archive/index.ts';
import { storeMentions } from '../catalogue/index.ts';
import { openStemmers, type Stemmers } from '../language/index.ts';
import { type LinkedMention, type Linker, openLinker, readKnownConcepts } from '../names/index.ts';
import { type NewWords, openNewWords } from './keep-words.ts';
import { type Belonging, thingWord } from './thing-words.ts';

type Database = Pick<Archive, 'db'>;

/** Finds what texts name and puts them into the index, by the labels that there were when it was opened. */
export interface Indexer {
  /** Brings texts, by their numbers, up to date, in the transaction that is given. Those of deleted publications leave the index. */
  index(archive: Database, numbers: readonly number[]): Promise<void>;
}

/** Reads every label: some 20 µs for each. */
export async function openIndexer(archive: Database): Promise<Indexer> {
  const words = openNewWords();
  const tools: Tools = {
    linker: openLinker(await readKnownConcepts(archive)),
    stemmers: await openStemmers({ onNewWord: words.add }),
    words,
  };
  return { index: (inside, numbers) => indexTexts(inside, tools, numbers) };
}

interface Tools {
  readonly linker: Linker;
  readonly stemmers: Stemmers;
  readonly words: NewWords;
}

async function indexTexts(
  archive: Database,
  { linker, stemmers, words }: Tools,
  numbers: readonly number[],
): Promise<void> {
  const termsOf = (text: string, language: string | null) => stemmers.terms(text, language).join(' ');
  const rows = await readRows(archive, numbers);
  const shown = rows.filter(({ deleted_at }) => deleted_at === null);
  const [names, tags] = [await creditsOf(archive, shown), await tagsOf(archive, shown)];
  const linked = rows.map((row) => ({
    number: row.number,
    mentions: row.deleted_at === null ? linker.link({ ...row, tags: tags.get(row.id) ?? [] }) : [],
  }));
  await storeMentions(archive, linked);
  await archive.db.deleteFrom('publication_index').where('rowid', 'in', oneOf(numbers)).execute();
  const things = await thingNumbers(archive, [
    ...linked.flatMap(idsNamed),
    ...names.ids,
    ...[...tags.values()].flat(),
  ]);
  const mentions = new Map(linked.map((it) => [it.number, it.mentions]));
  const folded = shown.map((row) => ({
    rowid: row.number,
    title: termsOf(row.title, row.language),
    names: termsOf((names.spellings.get(row.id) ?? []).join('\n'), null),
    abstract: termsOf(row.abstract ?? '', row.language),
    text: termsOf(row.text, row.language),
    things: [
      ...namedThings(mentions.get(row.number) ?? [], things),
      ...wordsFor(tags.get(row.id) ?? [], 'tagged', things),
      ...wordsFor(names.credited.get(row.id) ?? [], 'credited', things),
    ].join(' '),
  }));
  // FTS5 writes to disk whenever a row comes before its predecessor: in order it is eight times as fast.
  await insertRows(archive, 'publication_index', folded);
  await words.keep(archive);
  await insertRows(
    archive,
    'search_change',
    numbers.map((number) => ({ number })),
  );
  await archive.db.deleteFrom('index_due').where('number', 'in', oneOf(numbers)).execute();
}

function readRows(archive: Database, numbers: readonly number[]) {
  return archive.db
    .selectFrom('publication_text')
    .innerJoin('publication', 'publication.id', 'publication_text.publication_id')
    .select(['publication_text.number', 'publication_text.text', 'publication.deleted_at'])
    .select(['publication.id', 'publication.title', 'publication.abstract', 'publication.language'])
    .where('publication_text.number', 'in', oneOf(numbers))
    .orderBy('publication_text.number')
    .execute();
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

/** Whom a publication credits, and how it prints that where it is spelt otherwise. */
async function creditsOf(archive: Database, rows: readonly Row[]) {
  const credits = await archive.db
    .selectFrom('credit')
    .innerJoin('contributor', 'contributor.id', 'credit.contributor_id')
    .select(['credit.publication_id', 'credit.contributor_id', 'contributor.name', 'credit.literal'])
    .where('credit.publication_id', 'in', oneOf(rows.map(({ id }) => id)))
    .execute();
  const spellings = new Map<string, string[]>();
  const credited = new Map<string, string[]>();
  for (const { publication_id, contributor_id, name, literal } of credits) {
    const own = literal === name ? [name] : [name, literal];
    spellings.set(publication_id, [...(spellings.get(publication_id) ?? []), ...own]);
    credited.set(publication_id, [...(credited.get(publication_id) ?? []), contributor_id]);
  }
  return { spellings, credited, ids: credits.map(({ contributor_id }) => contributor_id) };
}

/** What publications are tagged with; a tag that was merged into another is that other. */
async function tagsOf(archive: Database, rows: readonly Row[]): Promise<Map<string, string[]>> {
  const tags = await archive.db
    .selectFrom('publication_topic')
    .innerJoin('concept', 'concept.id', 'publication_topic.topic_id')
    .select('publication_id')
    .select(({ fn }) => fn.coalesce('concept.merged_into', 'concept.id').as('id'))
    .where('publication_id', 'in', oneOf(rows.map(({ id }) => id)))
    .execute();
  const found = new Map<string, string[]>();
  for (const { publication_id, id } of tags)
    found.set(publication_id, [...new Set([...(found.get(publication_id) ?? []), id])]);
  return found;
}

function idsNamed({ mentions }: { readonly mentions: readonly LinkedMention[] }): string[] {
  return mentions.flatMap(({ id }) => id ?? []);
}

/** The numbers of these things, by their ids. */
async function thingNumbers(archive: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await archive.db
    .selectFrom('thing')
    .selectAll()
    .where('id', 'in', oneOf([...new Set(ids)]))
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function wordsFor(ids: readonly string[], how: Belonging, numbers: ReadonlyMap<string, number>): string[] {
  return ids.flatMap((id) => {
    const number = numbers.get(id);
    return number === undefined ? [] : thingWord(number, how);
  });
}

/** How often a thing is named, up to a point; in the title it counts several times. */
function namedThings(mentions: readonly LinkedMention[], numbers: ReadonlyMap<string, number>): string[] {
  const counts = new Map<string, number>();
  for (const { id, part } of mentions)
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + (part === 'title' ? IN_TITLE : 1));
  return [...counts].flatMap(([id, count]) =>
    wordsFor(Array<string>(Math.min(count, MOST_COUNTED)).fill(id), 'named', numbers),
  );
}

const IN_TITLE = 4;
const MOST_COUNTED = 12;
