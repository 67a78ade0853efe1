import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPublication, findPublication, readPublications } from '../src/catalogue/index.ts';
import {
  createDossier,
  dossierDocumentSchema,
  openPublicArchive,
  publishDossier,
} from '../src/dossiers/index.ts';
import { type DecidingArchive, makeDecidingArchive } from './deciding-archive.ts';

let valley: DecidingArchive;

beforeEach(async () => {
  valley = await makeDecidingArchive();
});
afterEach(() => valley.remove());

/** A text that has so many words in common with those that begin near it. */
function textFrom(first: number, words = 300): string {
  return Array.from({ length: words }, (_, at) => `word${first + at}`).join(' ');
}

const WATER = {
  key: 'water',
  title: 'Water in the Valley',
  by: ['Kate Example', 'Lea Muster'],
  on: '2017-07-31',
  url: 'https://valley.example/water',
  text: textFrom(0),
  origins: { title: 'feed title' },
};
const RIVER = {
  key: 'river',
  title: 'What became of the river',
  by: ['K. Example'],
  on: '2017-08',
  url: 'https://valley.example/river',
  text: textFrom(15),
};
const DROUGHT = {
  key: 'drought',
  title: 'Four years of drought',
  by: ['Noor Test'],
  on: '2019',
  text: textFrom(9_000),
};

const foundSchema = z.object({
  texts: z.number(),
  alike: z.number(),
  waiting: z.number(),
  copies: z.number(),
  versions: z.number(),
  known: z.number(),
});
const pairsSchema = z.object({
  pairs: z.array(z.object({ a: z.object({ slug: z.string() }), b: z.object({ slug: z.string() }) })),
});

async function waitingPairs(family: 'duplicates' | 'names'): Promise<string[]> {
  const { pairs } = pairsSchema.parse(await valley.json(family));
  return pairs.map(({ a, b }) => [a.slug, b.slug].sort().join(' + '));
}

/** What the public sees of the archive as it is now. */
function asPublic<T>(look: (site: ReturnType<typeof openPublicArchive>) => Promise<T>): Promise<T> {
  return valley.writing((archive) => look(openPublicArchive(archive)));
}

/** Publishes a dossier with one section of these publications; gives its slug. */
async function publishDossierOf(...slugs: readonly string[]): Promise<string> {
  return valley.writing(async (archive) => {
    const entries = [];
    for (const [at, slug] of slugs.entries()) {
      const publication = await findPublication(archive, slug);
      entries.push({ id: `entry-${at}`, publication: publication?.id ?? slug, note: '' });
    }
    const document = dossierDocumentSchema.parse({
      version: 1,
      title: 'Rivers',
      workingTitle: 'Rivers',
      subtitle: null,
      language: 'en',
      narrative: 'What we know.',
      leadFigure: null,
      figures: [],
      sections: [{ id: 'one', heading: 'One', period: null, text: '', figures: [], entries }],
      tags: [],
      sourceRevised: null,
      sourceUrl: null,
    });
    const { id } = await createDossier(archive, { document, author: 'Ed', note: 'First', change: 'update' });
    await publishDossier(archive, id, { by: 'Ed' });
    return 'rivers';
  });
}

describe('looking for near-copies', () => {
  test('says in words that nothing waits', async () => {
    const { out } = await valley.sheaf('duplicates');
    expect(out).toContain('No pair of publications waits');
    expect(out).toContain('sheaf duplicates find');
  });

  test('puts texts that are nearly the same before an editor, side by side, and no others', async () => {
    await valley.take('valley', WATER, RIVER, DROUGHT);
    expect(foundSchema.parse(await valley.json('duplicates', 'find'))).toMatchObject({
      texts: 3,
      waiting: 1,
    });
    expect(await waitingPairs('duplicates')).toEqual(['water-in-the-valley + what-became-of-the-river']);
    const { out } = await valley.sheaf('duplicates');
    expect(out).toMatch(/^1 +title +Water in the Valley +What became of the river$/m);
    expect(out).toMatch(/^ +link +https:\/\/valley.example\/water +https:\/\/valley.example\/river$/m);
    expect(out).toContain('$ sheaf duplicates decide water-in-the-valley what-became-of-the-river same');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('relates a copy on another site without asking', async () => {
    await valley.take('valley', WATER);
    await valley.take('mirror', {
      ...WATER,
      key: 'm',
      title: 'Mirror: the valley and its water today',
      by: [],
      on: '2017-08-20',
      url: 'https://mirror.example/w',
    });
    const found = foundSchema.parse(await valley.json('duplicates', 'find'));
    expect(found).toMatchObject({ waiting: 0, copies: 1 });
    expect((await valley.sheaf('show', 'https://mirror.example/w')).out).toContain(
      'a copy of “Water in the Valley”',
    );
    expect(foundSchema.parse(await valley.json('duplicates', 'find'))).toMatchObject({ copies: 0, known: 1 });
  });

  test.each(['different', 'version', 'copy', 'translation'])(
    'never asks again of what was decided %s',
    async (verdict) => {
      await valley.take('valley', WATER, RIVER);
      await valley.sheaf('duplicates', 'find');
      await valley.sheaf(
        'duplicates',
        'decide',
        'what-became-of-the-river',
        'https://valley.example/water',
        verdict,
      );
      expect(await waitingPairs('duplicates')).toEqual([]);
      expect(foundSchema.parse(await valley.json('duplicates', 'find'))).toMatchObject({
        waiting: 0,
        known: 1,
      });
      expect(await waitingPairs('duplicates')).toEqual([]);
    },
  );

  test('keeps a decision for what one of them was merged into', async () => {
    await valley.take('valley', WATER, RIVER, DROUGHT);
    await valley.sheaf(
      'duplicates',
      'decide',
      'water-in-the-valley',
      'what-became-of-the-river',
      'different',
    );
    await valley.sheaf('duplicates', 'decide', 'four-years-of-drought', 'what-became-of-the-river', 'same');
    await valley.take(
      'valley',
      { ...DROUGHT, text: textFrom(15, 900) },
      { ...RIVER, text: textFrom(15, 299) },
    );
    await valley.json('duplicates', 'find');
    expect(await waitingPairs('duplicates')).toEqual([]);
  });
});

describe('deciding that two publications are one', () => {
  beforeEach(() => valley.take('valley', WATER, RIVER));

  test('keeps the first, with what was said of both, and the second leads to it', async () => {
    const done = await valley.sheaf(
      'duplicates',
      'decide',
      'water-in-the-valley',
      'what-became-of-the-river',
      'same',
    );
    expect(done.out).toContain('Undo it: sheaf duplicates separate what-became-of-the-river');
    for (const name of ['what-became-of-the-river', 'https://valley.example/river', 'water-in-the-valley']) {
      expect((await valley.sheaf('show', name)).out).toMatch(/^Water in the Valley\n.*merged into it/s);
    }
    expect((await valley.sheaf('find', 'river')).out).toContain('Nothing in the catalogue');
  });

  test('can be undone, and the two count as two from then on', async () => {
    await valley.sheaf('duplicates', 'find');
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    const parted = await valley.sheaf('duplicates', 'separate', 'what-became-of-the-river');
    expect(parted.out).toContain('Parted what-became-of-the-river from water-in-the-valley');
    expect((await valley.sheaf('find', 'river')).out).toContain('What became of the river');
    expect((await valley.sheaf('show', 'water-in-the-valley')).out).not.toContain('What became of the river');
    expect(await waitingPairs('duplicates')).toEqual([]);
  });

  test('is undone by the one that stayed as well, where only one was merged into it', async () => {
    await valley.take('valley', DROUGHT);
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'four-years-of-drought', 'same');
    const unclear = await valley.sheaf('duplicates', 'separate', 'water-in-the-valley');
    expect(unclear).toMatchObject({ status: 4, err: expect.stringContaining('four-years-of-drought') });
    expect((await valley.sheaf('duplicates', 'separate', 'four-years-of-drought')).status).toBe(0);
    expect((await valley.sheaf('duplicates', 'separate', 'water-in-the-valley')).status).toBe(0);
    expect((await valley.sheaf('duplicates', 'separate', 'water-in-the-valley')).status).toBe(3);
  });

  test('a later sync goes on bringing both up to date as one', async () => {
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    const [outcome] = await valley.take('valley', { ...RIVER, title: 'The river, again' });
    expect(outcome?.what).toBe('same');
    expect((await valley.sheaf('show', 'water-in-the-valley')).out).toContain('The river, again');
  });

  test('decided otherwise later, what was said before is taken back', async () => {
    await valley.sheaf('duplicates', 'decide', 'what-became-of-the-river', 'water-in-the-valley', 'version');
    expect((await valley.sheaf('show', 'water-in-the-valley')).out).toContain('has a version');
    await valley.sheaf(
      'duplicates',
      'decide',
      'what-became-of-the-river',
      'water-in-the-valley',
      'different',
    );
    expect((await valley.sheaf('show', 'water-in-the-valley')).out).not.toContain('has a version');
  });

  test.each([
    [['water-in-the-valley', 'no-such-piece', 'same'], 3, 'sheaf find'],
    [['water-in-the-valley', 'water-in-the-valley', 'same'], 2, 'Name two'],
    [['water-in-the-valley', 'what-became-of-the-river', 'twins'], 2, 'same, different, version'],
    [['water-in-the-valley'], 2, ''],
  ])('decide %j ends with %i', async (words, status, says) => {
    const done = await valley.sheaf('duplicates', 'decide', ...words);
    expect(done).toMatchObject({ status, err: expect.stringContaining(says) });
  });
});

describe('the public site', () => {
  beforeEach(() => valley.take('valley', WATER, RIVER));

  test('goes on showing a dossier’s entry when its publication is merged, and again when they are parted', async () => {
    await publishDossierOf('what-became-of-the-river');
    const titles = () =>
      asPublic(async (site) =>
        (await site.dossier('rivers'))?.sections.flatMap(({ entries }) =>
          entries.map((it) => it.publication.title),
        ),
      );
    expect(await titles()).toEqual(['What became of the river']);
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    expect(await titles()).toEqual(['Water in the Valley']);
    expect(await asPublic((site) => site.redirect('publication', 'what-became-of-the-river'))).toBe(
      'water-in-the-valley',
    );
    await valley.sheaf('duplicates', 'separate', 'what-became-of-the-river');
    expect(await titles()).toEqual(['What became of the river']);
    expect(await asPublic((site) => site.publication('water-in-the-valley'))).toBeNull();
    expect(await asPublic((site) => site.publication('what-became-of-the-river'))).not.toBeNull();
  });

  test('does not show what was merged with something that was withdrawn', async () => {
    await publishDossierOf('what-became-of-the-river');
    await valley.writing((archive) =>
      archive.db
        .updateTable('publication')
        .set({ withdrawn_at: '2026-01-01T00:00:00Z', withdrawn_by: 'Ed' })
        .where('slug', '=', 'what-became-of-the-river')
        .execute(),
    );
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    expect(await asPublic((site) => site.publication('water-in-the-valley'))).toBeNull();
  });

  test('shows an entry whose publication was merged before the dossier was published', async () => {
    const named = await valley.writing(
      async (archive) => (await findPublication(archive, 'what-became-of-the-river'))?.id,
    );
    await valley.sheaf('duplicates', 'decide', 'water-in-the-valley', 'what-became-of-the-river', 'same');
    await publishDossierOf(named ?? '');
    expect(await asPublic((site) => site.publication('water-in-the-valley'))).not.toBeNull();
  });

  test('shows nobody whose name only drafts bear, however names are merged and parted', async () => {
    await publishDossierOf('what-became-of-the-river');
    await valley.sheaf('names', 'decide', 'k-example', 'kate-example', 'same');
    const contributors = async () =>
      asPublic(async (site) => (await site.contributors()).map(({ item }) => item.slug));
    expect(await contributors()).toEqual(['k-example']);
    const page = await asPublic((site) => site.contributor('k-example'));
    expect(page?.publications.map(({ title }) => title)).toEqual(['What became of the river']);
    expect(await asPublic((site) => site.redirect('contributor', 'kate-example'))).toBe('k-example');
    await valley.sheaf('names', 'separate', 'kate-example');
    expect(await asPublic((site) => site.redirect('contributor', 'kate-example'))).toBeNull();
    expect(await asPublic((site) => site.contributor('kate-example'))).toBeNull();
  });

  test('says at once what an editor corrected, and the command says that it does', async () => {
    await publishDossierOf('water-in-the-valley');
    const done = await valley.sheaf('edit', 'water-in-the-valley', '--title', 'Water in the valleys');
    expect(done.out).toContain('readers see this now');
    expect((await asPublic((site) => site.publication('water-in-the-valley')))?.publication.title).toBe(
      'Water in the valleys',
    );
    expect(
      (await valley.sheaf('edit', 'what-became-of-the-river', '--title', 'The river')).out,
    ).not.toContain('readers');
  });
});

describe('editing a publication', () => {
  beforeEach(() => valley.take('valley', WATER));
  const shown = () => valley.writing((archive) => findPublication(archive, 'water-in-the-valley'));

  test('sets each field, and prints what was and what is', async () => {
    const { out, status } = await valley.sheaf(
      ...['edit', 'water-in-the-valley', '--title', 'Water', '--subtitle', 'A report', '--kind', 'report'],
      ...[
        '--date',
        'July 2017',
        '--language',
        'EN_gb',
        '--url',
        'https://valley.example/other',
        '--publisher',
        'Valley',
      ],
      ...['--abstract', 'About water.', '--topics', 'water; drought', '--by', 'Ed'],
      ...['--authors', 'Noor Test; Lea Muster (editor); Water House (organisation)'],
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^title +Water in the Valley\n +→ Water$/m);
    expect(out).toMatch(/^date +31 July 2017\n +→ July 2017$/m);
    expect(out).toMatch(/→ Noor Test; Lea Muster \(editor\); Water House \(organisation\)$/m);
    const credits = [
      { name: 'Noor Test', kind: 'person', role: 'author' },
      { name: 'Lea Muster', kind: 'person', role: 'editor' },
      { name: 'Water House', kind: 'organisation', role: 'author' },
    ];
    expect(await shown()).toMatchObject({
      title: 'Water',
      kind: 'report',
      date: { edtf: '2017-07', raw: 'July 2017' },
      language: 'en-GB',
      url: 'https://valley.example/other',
      publisher: 'Valley',
      abstract: 'About water.',
      credits,
    });
    expect((await valley.sheaf('find', 'Noor')).out).toContain('Water');
  });

  test('empties what can be empty', async () => {
    await valley.sheaf('edit', 'water-in-the-valley', '--date', 'none', '--authors', 'none', '--url', 'none');
    expect(await shown()).toMatchObject({ date: null, credits: [], url: null });
  });

  test.each([
    ['--date', 'the other day'],
    ['--language', 'not a tag'],
    ['--url', 'valley.example'],
    ['--title', ' '],
    ['--authors', '12; 13'],
  ])('%s %j is refused with a way out, and nothing changes', async (option, value) => {
    const done = await valley.sheaf('edit', 'water-in-the-valley', option, value, '--publisher', 'Valley');
    expect(done).toMatchObject({ status: 2, err: expect.stringContaining(option) });
    expect(await shown()).toMatchObject({ title: WATER.title, publisher: null });
  });

  test('a later change at the source is shown, not taken, until somebody takes or leaves it', async () => {
    await valley.sheaf('edit', 'water-in-the-valley', '--title', 'Ours', '--date', '2017', '--by', 'Ed');
    expect((await valley.sheaf('differences')).out).toContain('No source says anything new');
    await valley.take('valley', { ...WATER, title: 'Theirs', on: '2017-09-01' });
    expect(await shown()).toMatchObject({ title: 'Ours', date: { edtf: '2017' } });
    const { out } = await valley.sheaf('differences');
    expect(out).toMatch(/title +source then +Water in the Valley\n +source now +Theirs\n +edited +Ours/);
    expect((await valley.sheaf('differences', 'take', 'water-in-the-valley', 'title')).status).toBe(0);
    expect((await valley.sheaf('differences', 'leave', 'water-in-the-valley', '--all')).out).toContain(
      'date',
    );
    expect(await shown()).toMatchObject({ title: 'Theirs', date: { edtf: '2017' } });
    expect((await valley.sheaf('differences')).out).toContain('No source says anything new');
    expect((await valley.sheaf('find', 'Theirs')).out).toContain('Theirs');
  });

  test('all differences are taken at once', async () => {
    await valley.sheaf('edit', 'water-in-the-valley', '--title', 'Ours', '--date', '2017');
    await valley.take('valley', { ...WATER, title: 'Theirs', on: '2017-09-01' });
    expect(await valley.json('differences', 'take', '--all')).toEqual({
      settled: [
        { publication: 'water-in-the-valley', field: 'title' },
        { publication: 'water-in-the-valley', field: 'date' },
      ],
    });
    expect(await shown()).toMatchObject({ title: 'Theirs', date: { edtf: '2017-09-01' } });
  });

  test.each([
    [['take'], 2],
    [['take', 'water-in-the-valley'], 2],
    [['take', 'water-in-the-valley', 'colour'], 2],
    [['take', 'water-in-the-valley', 'title'], 3],
    [['leave', 'no-such-piece', 'title'], 3],
  ])('differences %j ends with %i', async (words, status) => {
    expect(await valley.sheaf('differences', ...words)).toMatchObject({ status, out: '' });
  });
});

describe('showing a publication', () => {
  test('says beside each field what each source says and where it stood, and who edited it', async () => {
    await valley.take('valley', WATER);
    await valley.take('mirror', {
      ...WATER,
      key: 'm',
      title: 'Water in the Valley',
      on: '2017-08-01',
      by: ['Kate Example'],
    });
    await valley.sheaf('edit', 'water-in-the-valley', '--date', '2017-08', '--by', 'Ed');
    const { out } = await valley.sheaf('show', 'https://valley.example/water');
    expect(out).toMatch(/^title +Water in the Valley\n +valley, feed title\n +mirror, feed title$/m);
    expect(out).toMatch(
      /^date +August 2017\n +edited by Ed, .*\n +valley: 31 July 2017\n +mirror: 1 August 2017$/m,
    );
    expect(out).toMatch(/history .*mirror has it as well \(same link/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('leaves dossiers as they are, and says what to do where there is neither', async () => {
    await valley.take('valley', WATER);
    await publishDossierOf('water-in-the-valley');
    expect((await valley.sheaf('show', 'rivers')).out).toContain('Revisions');
    expect(await valley.sheaf('show', 'nothing')).toMatchObject({
      status: 3,
      err: expect.stringContaining('sheaf find'),
    });
    expect((await valley.sheaf('show', 'water-in-the-valley', '--revision', '1')).status).toBe(2);
  });

  test('lets no text from outside write on the terminal', async () => {
    await valley.take('valley', { ...WATER, title: '\u001b[2JWater\u0007', by: ['Kate \u001b[31mExample'] });
    for (const words of [
      ['show', WATER.url],
      ['find', 'water'],
      ['edit', WATER.url, '--date', '2001'],
    ]) {
      const { out } = await valley.sheaf(...words);
      expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('names', () => {
  beforeEach(() => valley.take('valley', WATER, RIVER, { ...DROUGHT, by: ['Kate Example'] }));
  const creditsOf = (slug: string) =>
    valley.writing(async (archive) =>
      (await findPublication(archive, slug))?.credits.map(({ slug: contributor, literal }) => [
        contributor,
        literal,
      ]),
    );

  test('that may be one person wait for a decision, with examples, the more credited first', async () => {
    expect(await valley.json('names', 'find')).toEqual({ names: 3, waiting: 1 });
    const { out } = await valley.sheaf('names');
    expect(out).toMatch(/^1 +name +Kate Example +K. Example$/m);
    expect(out).toMatch(/^ +on +2 publications +1 publication$/m);
    expect(out).toContain('What became of the river, August 2017');
    expect(await valley.json('names', 'find')).toEqual({ names: 3, waiting: 0 });
  });

  test('decided to be one, credits lead to one and go on printing what they print, also in what comes later', async () => {
    await valley.sheaf('names', 'find');
    await valley.sheaf('names', 'decide', 'kate-example', 'k-example', 'same');
    expect(await creditsOf('what-became-of-the-river')).toEqual([['kate-example', 'K. Example']]);
    for (const spelling of ['Kate', 'K. Example']) {
      expect((await valley.sheaf('find', spelling)).out).toContain('What became of the river');
    }
    await valley.take('valley', { key: 'new', title: 'Wells', by: ['K. Example'], text: textFrom(70_000) });
    expect(await creditsOf('wells')).toEqual([['kate-example', 'K. Example']]);
    expect(await valley.json('names', 'find')).toEqual({ names: 2, waiting: 0 });
    expect(await waitingPairs('names')).toEqual([]);
  });

  test('are parted again with everything that prints them, what came later and what was edited too', async () => {
    await valley.sheaf('names', 'decide', 'kate-example', 'K. Example', 'same');
    await valley.take('valley', { key: 'new', title: 'Wells', by: ['K. Example'], text: textFrom(70_000) });
    await valley.sheaf('edit', 'what-became-of-the-river', '--title', 'The river');
    expect((await valley.sheaf('names', 'separate', 'K. Example')).out).toContain(
      'Parted K. Example from Kate Example',
    );
    expect(await creditsOf('wells')).toEqual([['k-example', 'K. Example']]);
    expect(await creditsOf('what-became-of-the-river')).toEqual([['k-example', 'K. Example']]);
    expect(await creditsOf('water-in-the-valley')).toEqual([
      ['kate-example', 'Kate Example'],
      ['lea-muster', 'Lea Muster'],
    ]);
    expect(await valley.json('names', 'find')).toMatchObject({ waiting: 0 });
  });

  test('merged one into the other and that into a third are parted one by one', async () => {
    await valley.sheaf('names', 'decide', 'kate-example', 'k-example', 'same');
    await valley.sheaf('names', 'decide', 'lea-muster', 'noor-test', 'same');
    await valley.take('valley', {
      key: 'new',
      title: 'Wells',
      by: ['Caterina Example'],
      text: textFrom(70_000),
    });
    await valley.sheaf('names', 'decide', 'caterina-example', 'kate-example', 'same');
    expect(await creditsOf('what-became-of-the-river')).toEqual([['caterina-example', 'K. Example']]);
    await valley.sheaf('names', 'separate', 'kate-example');
    expect(await creditsOf('what-became-of-the-river')).toEqual([['kate-example', 'K. Example']]);
    expect(await creditsOf('wells')).toEqual([['caterina-example', 'Caterina Example']]);
    await valley.sheaf('names', 'separate', 'k-example');
    expect(await creditsOf('what-became-of-the-river')).toEqual([['k-example', 'K. Example']]);
  });

  test('of a publication that no source names are parted again after an edit', async () => {
    const id = await valley.writing(async (archive) => {
      const credit = { name: 'K. Example', kind: 'person' as const, role: 'author', literal: 'K. Example' };
      const facts = {
        kind: 'report',
        language: null,
        date: null,
        url: null,
        publisher: null,
        abstract: null,
      };
      const input = { ...facts, title: 'Entered', isExternal: false, credits: [credit], topics: [] };
      return (await createPublication(archive, input)).id;
    });
    await valley.sheaf('names', 'decide', 'kate-example', 'k-example', 'same');
    await valley.sheaf('edit', id, '--title', 'Entered by hand');
    await valley.sheaf('names', 'separate', 'k-example');
    expect(await creditsOf('entered')).toEqual([['k-example', 'K. Example']]);
  });

  test('that one publication credits side by side are two people', async () => {
    const refused = await valley.sheaf('names', 'decide', 'kate-example', 'lea-muster', 'same');
    expect(refused).toMatchObject({
      status: 4,
      err: expect.stringContaining('sheaf edit water-in-the-valley --authors'),
    });
    expect((await valley.sheaf('names')).out).toContain('No pair of names waits');
  });

  test.each([
    [['decide', 'kate-example', 'nobody', 'same'], 3],
    [['decide', 'kate-example', 'Kate Example', 'same'], 4],
    [['decide', 'kate-example', 'k-example', 'perhaps'], 2],
    [['separate', 'kate-example'], 3],
  ])('%j ends with %i and says what to do', async (words, status) => {
    const done = await valley.sheaf('names', ...words);
    expect({ status: done.status, isSaid: done.err.length > 20 }).toEqual({ status, isSaid: true });
  });
});

describe('finding', () => {
  test('finds what came with a dossier page only', async () => {
    const page = join(valley.folder, 'page.txt');
    writeFileSync(page, PAGE);
    expect(await valley.sheaf('import', page)).toMatchObject({ status: 0 });
    expect((await valley.sheaf('find', 'culvert')).out).toContain('The Last Culvert of the Valley');
  });
});

const PAGE = `Water in the Valley

How the valley lost its bridges.

Bridges

The Last Culvert of the Valley
Author: Mina Stern
Date: 3 May 2019

A Bridge Too Few
Author: Mina Stern
Date: 4 June 2020
`;

describe('the commands', () => {
  const families = ['find', 'edit', 'differences', 'duplicates', 'names'];
  const all = [
    ...families,
    ...['take', 'leave'].map((it) => `differences ${it}`),
    ...['duplicates', 'names'].flatMap((it) => [`${it} find`, `${it} decide`, `${it} separate`]),
  ];

  test.each(all)('sheaf %s --help has an example and ends with 0', async (command) => {
    const { status, out } = await valley.sheaf(...command.split(' '), '--help');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\\n {2}\\$ .*sheaf ${command}`));
  });

  test.each(all)('sheaf %s stands in the documentation', (command) => {
    const file = join(import.meta.dirname, '..', 'docs', 'command-line.md');
    expect(readFileSync(file, 'utf8')).toContain(`\`sheaf ${command}`);
  });

  test.each([
    [['duplicates', 'frobnicate']],
    [['names', 'decide', 'only-one']],
    [['differences', 'take', '--frobnicate']],
  ])('%j is refused with exit code 2', async (words) => {
    expect((await valley.sheaf(...words)).status).toBe(2);
  });

  test('take --archive before and behind the second word', async () => {
    await valley.take('valley', WATER);
    for (const words of [
      ['duplicates', '--archive', valley.folder, 'find'],
      ['duplicates', 'find'],
    ]) {
      expect((await valley.sheaf(...words)).out).toContain('Compared 1 text');
    }
  });
});

test('what was merged is read under its old id as well', async () => {
  const outcomes = await valley.take('valley', WATER, RIVER);
  const [water = '', river = ''] = outcomes.map((it) => it.publication);
  await valley.sheaf('duplicates', 'decide', water, river, 'same');
  const read = await valley.writing((archive) => readPublications(archive, [river]));
  expect(read.get(river)?.id).toBe(water);
});
