// Names through all rooms: from a file to the texts that name them, to what is found by them, to two that are one and back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMentions } from '../src/catalogue/index.ts';
import { bringUpToDate, countDue, markEverything } from '../src/search/index.ts';
import { type DecidingArchive, makeDecidingArchive } from './deciding-archive.ts';

let archive: DecidingArchive;

const TABLE = `key,kind,preferred:en,preferred:prs,acronym:en,hidden:en,broader,place kind
nangarhar,place,Nangarhar,ننگرهار,,,,province
achin,place,Achin,اچین,,,nangarhar,district
nawa-g,place,Nawa,,,,ghazni,district
nawa-h,place,Nawa,,,,helmand,district
ghazni,place,Ghazni,,,,,province
helmand,place,Helmand,,,,,province
iskp,group,Islamic State Khorasan Province,داعش,ISKP,,,
`;

beforeEach(async () => {
  archive = await makeDecidingArchive();
  await archive.take(
    'site',
    { key: '1', title: 'A week in Achin', text: 'The ISKP left Nangarhar.', language: 'en' },
    {
      key: '2',
      title: 'On Nangrahar',
      text: 'Daesh came back. In Ghazni the road to Nawa is closed.',
      language: 'en',
    },
    { key: '3', title: 'داعش در ننگرهار', text: 'گزارش', language: 'prs' },
    { key: '4', title: 'Nawa', text: 'Nothing tells which.', language: 'en' },
  );
  writeFileSync(join(archive.folder, 'names.csv'), TABLE);
});
afterEach(() => archive.remove());

const importTable = () => archive.sheaf('names', 'import', join(archive.folder, 'names.csv'));

/** Titles that are found. */
async function found(...words: string[]): Promise<string[]> {
  const answer = (await archive.json('find', ...words)) as {
    publications: { title: string }[];
    total: number;
  };
  return answer.publications
    .slice(0, answer.total)
    .map(({ title }) => title)
    .sort();
}

/** What a publication's texts name: `part slug why`. */
async function mentionsIn(title: string): Promise<string[]> {
  return archive.writing(async (opened) => {
    const { id } = await opened.db
      .selectFrom('publication')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    const slugs = new Map(
      (await opened.db.selectFrom('concept').select(['id', 'slug']).execute()).map((it) => [it.id, it.slug]),
    );
    return (await readMentions(opened, id)).map(
      ({ part, id: meant, why }) => `${part} ${slugs.get(meant ?? '') ?? '?'} ${why}`,
    );
  });
}

describe('names from a file', () => {
  it('are found in the texts that are there, and searches go by them', async () => {
    expect(await found('iskp')).toEqual(['A week in Achin']);
    expect((await importTable()).err).toBe('');
    expect(await mentionsIn('A week in Achin')).toEqual([
      'title achin only',
      'text islamic-state-khorasan-province only',
      'text nangarhar only',
    ]);
    expect(await found('iskp')).toEqual(['A week in Achin', 'داعش در ننگرهار']);
    expect(await found('place:nangarhar')).toEqual(['A week in Achin', 'داعش در ننگرهار']);
  });

  it('are told apart by what else a text names, or left open', async () => {
    await importTable();
    expect(await mentionsIn('On Nangrahar')).toEqual(['text ghazni only', 'text nawa wider']);
    expect(await mentionsIn('Nawa')).toEqual(['title ? open']);
  });

  it('go out again as they came', async () => {
    await importTable();
    for (const file of ['names.ttl', 'names.jsonld', 'again.csv']) {
      const path = join(archive.folder, file);
      await archive.sheaf('names', 'export', path);
      const again = await archive.sheaf('names', 'import', path);
      expect(again.out).toContain('0 new names, 0 with something new, 7 known already');
      expect(readFileSync(path, 'utf8')).toContain('ننگرهار');
    }
  });

  it('that can not be read are named with what to do, and the rest comes in', async () => {
    writeFileSync(join(archive.folder, 'names.csv'), `${TABLE}odd,planet,Mars,,,,,\n`);
    const done = await importTable();
    expect(done.out).toContain('new names');
    expect(done.err).toMatch(/line 9|odd/);
    const nothing = await archive.sheaf('names', 'import', join(archive.folder, 'no-such-file.csv'));
    expect(nothing).toMatchObject({ status: 3, err: expect.stringContaining('can not be opened') });
    writeFileSync(join(archive.folder, 'picture.png'), Buffer.from([0x89, 0x50, 0, 0]));
    expect((await archive.sheaf('names', 'import', join(archive.folder, 'picture.png'))).status).toBe(2);
  });
});

describe('a label', () => {
  it('that is added links the texts that hold it, and only those are looked through', async () => {
    await importTable();
    await archive.sheaf('names', 'label', 'nangarhar', 'Nangrahar', '--type', 'hidden');
    expect(await mentionsIn('On Nangrahar')).toContain('title nangarhar only');
    expect(await found('ننگرهار')).toContain('On Nangrahar');
    await archive.sheaf('names', 'label', 'iskp', 'Daesh', '--language', 'en');
    expect(await found('iskp')).toEqual(['A week in Achin', 'On Nangrahar', 'داعش در ننگرهار']);
  });

  it('that is taken away leaves them', async () => {
    await importTable();
    await archive.sheaf('names', 'label', 'nangarhar', 'ننگرهار', '--remove');
    expect(await mentionsIn('داعش در ننگرهار')).toEqual(['title islamic-state-khorasan-province only']);
    const last = await archive.sheaf('names', 'label', 'ghazni', 'Ghazni', '--remove');
    expect(last).toMatchObject({ status: 4, err: expect.stringContaining('another one first') });
  });
});

it('finds a contributor under a label that no publication prints', async () => {
  await archive.take('other', {
    key: '9',
    title: 'By her',
    by: ['Kate Example'],
    text: 'A text.',
    language: 'en',
  });
  await archive.sheaf('names', 'label', 'Kate Example', 'کیت اگزامپل', '--language', 'prs');
  expect(await found('author:"کیت اگزامپل"')).toEqual(['By her']);
  await archive.sheaf('names', 'label', 'Kate Example', 'کیت اگزامپل', '--remove');
  expect(await found('author:"کیت اگزامپل"')).toEqual([]);
});

describe('two names that are one', () => {
  beforeEach(async () => {
    await importTable();
    writeFileSync(
      join(archive.folder, 'names.csv'),
      'key,kind,preferred:en\nq,group,Daesh\nn,place,Nangrahar\n',
    );
    await importTable();
  });

  it('are put before an editor with the reason, once', async () => {
    const listed = await archive.sheaf('names', 'review');
    expect(listed.out).toContain('sheaf names decide');
    expect(listed.out).toMatch(/Nangr?a.*Nang/s);
    await archive.sheaf('names', 'decide', 'nangarhar', 'nangrahar', 'unsure');
    expect((await archive.sheaf('names', 'review')).out).not.toContain('nangrahar');
  });

  it('are found as one when they are merged, and as two when that is undone', async () => {
    expect(await found('داعش')).not.toContain('On Nangrahar');
    expect((await archive.sheaf('names', 'decide', 'iskp', 'daesh', 'same')).status).toBe(0);
    expect(await found('داعش')).toEqual(['A week in Achin', 'On Nangrahar', 'داعش در ننگرهار']);
    expect((await archive.sheaf('names', 'show', 'daesh')).out).toContain('Islamic State Khorasan Province');
    expect((await archive.sheaf('names', 'separate', 'daesh')).status).toBe(0);
    expect(await found('داعش')).toEqual(['A week in Achin', 'داعش در ننگرهار']);
    expect(await found('daesh')).toEqual(['On Nangrahar']);
  });
});

it('looking through texts is interrupted and goes on without a difference', async () => {
  await importTable();
  const state = () =>
    archive.writing(async (opened) => ({
      naming: await opened.db.selectFrom('naming').selectAll().orderBy('thing').orderBy('number').execute(),
      lists: await opened.db.selectFrom('mention_list').selectAll().orderBy('number').execute(),
    }));
  const before = await state();
  await archive.writing(async (opened) => {
    await markEverything(opened);
    const stopped = new AbortController();
    stopped.abort();
    expect(await bringUpToDate(opened, { signal: stopped.signal })).toBe(0);
    expect(await countDue(opened)).toBe(4);
  });
  expect((await archive.sheaf('names', 'link')).out).toContain('4 texts looked through');
  expect(await state()).toEqual(before);
});
