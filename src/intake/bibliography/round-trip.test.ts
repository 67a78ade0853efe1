import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBibtex } from '../formats/bibtex.ts';
import type { PublicationDraft } from '../publication-draft.ts';

/** What a made-up entry holds; written as a `.bib` file by the test. */
interface Entry {
  readonly title: string;
  readonly people: readonly { readonly given: string; readonly family: string }[];
  readonly house: string;
  readonly year: number;
  readonly month: number;
  readonly doi: string;
  readonly keywords: readonly string[];
  readonly isQuoted: boolean;
}

const word = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäéøñçşžабвдریقسپښ'), { minLength: 2, maxLength: 9 })
  .map((letters) => letters.join('').normalize('NFC'));
const name = word.map((it) => it.charAt(0).toUpperCase() + it.slice(1)).filter((it) => !/^and$/iu.test(it));
const sign = fc.constantFrom(
  '&',
  '%',
  '$',
  '#',
  '_',
  '{',
  '}',
  '\\',
  '~',
  '^',
  '<',
  '>',
  '–',
  '“',
  ':',
  '?',
  '(',
  '@',
  '=',
);
const entry: fc.Arbitrary<Entry> = fc.record({
  title: fc.array(fc.oneof(word, name, sign), { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
  people: fc.array(fc.record({ given: name, family: name }), { maxLength: 4 }),
  house: fc.tuple(name, name).map((words) => `${words.join(' and ')} Institute`),
  year: fc.integer({ min: 1500, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  doi: fc
    .tuple(fc.integer({ min: 1000, max: 99999 }), fc.stringMatching(/^[a-z0-9_()-]{0,8}[a-z0-9]$/))
    .map(([house, rest]) => `10.${house}/${rest}`),
  keywords: fc.uniqueArray(word, { maxLength: 3 }),
  isQuoted: fc.boolean(),
});

test('a made-up bibliography reads back to the same fields', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
      const drafts = await draftsOf(entries.map(written).join('\n\n'));
      expect(drafts.map(fieldsOf)).toEqual(entries.map(expected));
    }),
    { numRuns: 100 },
  );
});

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function written(it: Entry, at: number): string {
  const people = [...it.people.map(({ given, family }) => `${family}, ${given}`), `{${it.house}}`].join(
    ' and ',
  );
  const value = (tex: string) => (it.isQuoted ? `"${tex}"` : `{${tex}}`);
  return `@article{key${at},
  author = ${value(people)},
  title = ${value(escaped(it.title))}, year = ${it.year}, month = ${MONTHS[it.month - 1]},
  doi = {${it.doi}},
  keywords = ${value(it.keywords.join(', '))}
}`;
}

function escaped(text: string): string {
  return text.replace(/[&%$#_{}\\~^]/gu, (letter) => ESCAPES[letter] ?? `\\${letter}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
};

async function draftsOf(source: string): Promise<PublicationDraft[]> {
  const drafts: PublicationDraft[] = [];
  for await (const reading of readBibtex(new TextEncoder().encode(source), {
    name: 'made-up.bib',
    titles: 'as-printed',
  })) {
    if (reading.type === 'piece') drafts.push(reading.draft());
  }
  return drafts;
}

function fieldsOf(draft: PublicationDraft) {
  return {
    title: draft.title,
    names: draft.credits.map((credit) => [credit.name, credit.role]),
    house: draft.credits.at(-1)?.kind,
    date: draft.date?.edtf,
    identifiers: draft.identifiers,
    topics: draft.topics.map(({ label }) => label),
    notes: draft.notes,
  };
}

function expected(it: Entry): ReturnType<typeof fieldsOf> {
  return {
    title: it.title,
    names: [...it.people.map(({ given, family }) => `${given} ${family}`), it.house].map((name) => [
      name,
      'author',
    ]),
    house: 'organisation',
    date: `${it.year}-${String(it.month).padStart(2, '0')}`,
    identifiers: [{ scheme: 'doi', value: it.doi }],
    topics: [...it.keywords],
    notes: [],
  };
}
