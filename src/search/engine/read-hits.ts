import { oneOf } from '../../archive/index.ts';
import { readMentionsOf } from '../../catalogue/index.ts';
import type { Stemmers } from '../../language/index.ts';
import type { MentionPart } from '../../names/index.ts';
import { type Mark, mergeMarks, openMarkFinder } from './find-marks.ts';
import type { Asking } from './find-names.ts';
import { makeSnippets } from './make-snippets.ts';
import type { PlannedQuery } from './plan-query.ts';
import type { SearchHit } from './search-engine.ts';

/** What is shown of texts that were found, in the order of their numbers as given. */
export async function readHits(
  { archive, stemmers, things }: Asking & { readonly stemmers: Stemmers },
  numbers: readonly number[],
  { words, named }: PlannedQuery,
): Promise<SearchHit[]> {
  const rows = await archive.db
    .selectFrom('publication_text')
    .innerJoin('publication', 'publication.id', 'publication_text.publication_id')
    .select(['publication_text.number', 'publication.id', 'publication.title', 'publication.abstract'])
    .select([
      'publication.language',
      ({ fn, val }) => fn<string>('substr', ['text', val(1), val(MOST_READ)]).as('text'),
    ])
    .where('publication_text.number', 'in', oneOf(numbers))
    .execute();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const finder = openMarkFinder(words, stemmers);
  const wanted = new Set(named.flatMap((part) => part.things.map(({ number }) => number)));
  const mentions =
    wanted.size === 0
      ? null
      : await readMentionsOf(
          archive,
          rows.map(({ id }) => id),
        );
  const hits: SearchHit[] = [];
  for (const number of numbers) {
    const row = byNumber.get(number);
    if (!row) continue;
    const meant = (mentions?.get(row.id) ?? []).filter(({ id }) => {
      const thing = things.numbers.get(id ?? '') ?? 0;
      return wanted.has(things.owners[thing] ?? thing);
    });
    const marksIn = (part: MentionPart, text: string): Mark[] => [
      ...finder.marksIn(text, row.language),
      ...meant.filter((it) => it.part === part).map(({ start, end }): Mark => [start, end]),
    ];
    hits.push({
      publication: row.id,
      titleMarks: mergeMarks(marksIn('title', row.title)),
      snippets: snippetsOf(row, marksIn),
    });
  }
  return hits;
}

/** A text's beginning is where it says what it is about; beyond this much nothing is looked for. */
const MOST_READ = 200_000;

interface HitRow {
  readonly abstract: string | null;
  readonly text: string;
}

/** From the text where it holds what was searched, else from the abstract. */
function snippetsOf({ abstract, text }: HitRow, marksIn: (part: MentionPart, text: string) => Mark[]) {
  const marks = marksIn('text', text).filter(([, end]) => end <= text.length);
  if (marks.length > 0 || abstract === null) return makeSnippets(text, marks);
  return makeSnippets(abstract, marksIn('abstract', abstract), 1);
}
