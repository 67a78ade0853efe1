// An archive of generated publications that name generated things, made the short way: rows put in, then brought up to date
// as after any import. The same numbers give the same archive.
import { rmSync } from 'node:fs';
import { type Archive, createArchive, insertRows, inTransaction } from '../src/archive/index.ts';
import { fold } from '../src/language/index.ts';
import { bringUpToDate, markEverything } from '../src/search/index.ts';

export interface GeneratedArchive {
  readonly archive: Archive;
  readonly textBytes: number;
  /** Finding names and indexing, for all texts. */
  readonly upToDateSeconds: number;
  readonly words: readonly string[];
  readonly labels: readonly string[];
}

export const NAMES = 20_000;
export const WORDS_IN_A_TEXT = 400;

/** Makes it in a folder of its own, which is emptied first. */
export async function makeGeneratedArchive(
  folder: string,
  count: number,
  names = NAMES,
): Promise<GeneratedArchive> {
  rmSync(folder, { recursive: true, force: true });
  const archive = await createArchive(folder, { name: 'Generated' });
  const random = randomNumbers(11);
  const labels = await addNames(archive, names, random);
  let textBytes = 0;
  for (let from = 0; from < count; from += 1_000) {
    const texts = Array.from({ length: Math.min(1_000, count - from) }, () => makeText(labels, random));
    textBytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    await addPublications(archive, texts, from, random);
  }
  await archive.db.deleteFrom('label_due').execute();
  await markEverything(archive);
  const startedAt = performance.now();
  await bringUpToDate(archive);
  return {
    archive,
    textBytes,
    upToDateSeconds: (performance.now() - startedAt) / 1_000,
    words: VOCABULARY,
    labels: labels.map(([first]) => first ?? ''),
  };
}

/** Common words come often: by rank as in print (Zipf). */
export function zipfWord(random: () => number): string {
  return VOCABULARY[Math.min(VOCABULARY.length - 1, Math.floor(VOCABULARY.length ** random()) - 1)] ?? '';
}

/** The same numbers in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VOCABULARY: readonly string[] = Array.from({ length: 50_000 }, (_, at) => {
  let word = '';
  for (let rest = at + 30; rest > 0; rest = Math.floor(rest / 17))
    word += `${'bcdfghjklmnprstvz'[rest % 17]}${'aeiou'[(rest >> 2) % 5]}`;
  return word;
});

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Three labels for each: two words or one, as names are. */
export function makeLabels(random: () => number): string[] {
  return Array.from({ length: 3 }, () => {
    const first = capital(VOCABULARY[Math.floor(2_000 + random() * 48_000)] ?? '');
    return random() < 0.5
      ? `${first}${capital('pur')}`.replace('Pur', 'pur')
      : `${first} ${capital(zipfWord(random))}`;
  });
}

export function makeText(labels: readonly (readonly string[])[], random: () => number): string {
  const words = Array.from({ length: WORDS_IN_A_TEXT }, (_, at) => {
    if (at % 40 === 20)
      return labels[Math.floor(labels.length * random() ** 2)]?.[Math.floor(3 * random())] ?? '';
    return at % 19 === 18 ? `${zipfWord(random)}.` : zipfWord(random);
  });
  return words.join(' ');
}

async function addNames(archive: Archive, count: number, random: () => number): Promise<string[][]> {
  const all = Array.from({ length: count }, () => makeLabels(random));
  const kinds = ['place', 'person', 'group', 'topic'] as const;
  await inTransaction(archive, async (inside) => {
    await insertRows(
      inside,
      'concept',
      all.map((_, at) => ({
        ...{
          id: `concept-${at}`,
          slug: `name-${at}`,
          kind: kinds[at % 4] ?? 'place',
          created_at: '2026-01-01',
        },
        ...{ latitude: null, longitude: null, place_kind: null, precision: null },
        ...{ merged_into: null, merged_at: null, merged_by: null },
      })),
    );
    const rows = all.flatMap((labels, concept) =>
      labels.map((text, at) => ({
        ...{
          id: `label-${concept}-${at}`,
          concept_id: `concept-${concept}`,
          contributor_id: null,
          language: null,
        },
        ...{ script: null, type: at === 0 ? ('preferred' as const) : ('alternative' as const), text },
        ...{ folded: fold(text), used_from: null, used_until: null, own_concept_id: null, own_type: null },
      })),
    );
    await insertRows(inside, 'label', rows);
  });
  return all;
}

async function addPublications(
  archive: Archive,
  texts: readonly string[],
  from: number,
  random: () => number,
): Promise<void> {
  const dayOf = () =>
    new Date(Date.UTC(2001, 0, 1) + Math.floor(random() * 9_000) * 86_400_000).toISOString().slice(0, 10);
  await inTransaction(archive, async (inside) => {
    const rows = texts.map((text, at) => {
      const day = dayOf();
      const title = text.split(' ', 9).join(' ').replaceAll('.', '');
      return {
        ...{ id: `publication-${from + at}`, slug: `p-${from + at}`, cite_key: `k${from + at}`, title },
        ...{ kind: ['dispatch', 'report', 'paper'][at % 3] ?? '', title_folded: fold(title), language: 'en' },
        ...{ date_edtf: day, date_raw: day, date_first: day, date_last: day, url: null, url_canonical: null },
        ...{
          publisher: null,
          is_external: 0,
          abstract: null,
          public_since: '2026-01-01',
          public_by: 'bench',
        },
        ...{ withdrawn_at: null, withdrawn_by: null, created_at: '2026-01-01', updated_at: '2026-01-01' },
        ...{
          deleted_at: null,
          deleted_by: null,
          subtitle: null,
          title_base: null,
          details: null,
          merged_into: null,
        },
      };
    });
    await insertRows(inside, 'publication', rows);
    await insertRows(
      inside,
      'publication_text',
      texts.map((text, at) => ({
        publication_id: `publication-${from + at}`,
        html: null,
        text,
        signature: new Uint8Array(1),
      })),
    );
  });
}
