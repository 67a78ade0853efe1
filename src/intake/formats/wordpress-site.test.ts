import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWeb, type Web } from '../fetching/index.ts';
import type { PublicationDraft } from '../publication-draft.ts';
import { type ExamplePost, type ExampleSite, openExampleSite } from '../wordpress/fixtures/example-site.ts';
import { findWordPressApi, readWordPressSite, type SiteReading } from './wordpress-site.ts';

let site: ExampleSite;
let web: Web;

beforeEach(async () => {
  site = await openExampleSite();
  const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  web = openWeb({ allowLoopback: true, minimumDelayMs: 0, clock });
});

afterEach(async () => {
  await web.close();
  await site.close();
});

async function read(since: string | null = null): Promise<SiteReading[]> {
  const readings: SiteReading[] = [];
  for await (const each of readWordPressSite(web, { url: site.url, since })) readings.push(each);
  return readings;
}

const piecesIn = (readings: readonly SiteReading[]) =>
  readings.flatMap((it) => (it.type === 'piece' ? [it] : []));
const numbersIn = (readings: readonly SiteReading[]) =>
  piecesIn(readings).map((it) => Number(/p=(\d+)/u.exec(it.key)?.[1]));
const cursorIn = (readings: readonly SiteReading[]) =>
  readings.flatMap((it) => (it.type === 'cursor' ? [it.cursor] : [])).at(-1) ?? null;
const notesIn = (readings: readonly SiteReading[]) =>
  readings.flatMap((it) => (it.type === 'note' ? [it.note.says] : []));

async function draftOf(post: Omit<ExamplePost, 'id' | 'modified'>): Promise<PublicationDraft | undefined> {
  site.posts = [{ id: 1, modified: '2024-01-02T08:00:00Z', ...post }];
  return piecesIn(await read())[0]?.draft();
}

/** Posts 1, 2, 3 … each changed an hour after the one before. */
function hourly(count: number): ExamplePost[] {
  const start = Date.UTC(2020, 0, 1);
  return Array.from({ length: count }, (_, at) => ({ id: at + 1, modified: timeAt(start + at * 3_600_000) }));
}

const timeAt = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('a site’s API', () => {
  it('is found by the header of any of its pages', async () => {
    expect(await findWordPressApi(web, `${site.url}/some/post/`)).toBe(`${site.url}/wp-json/`);
  });

  it('is found where the site has plain links, and read there', async () => {
    site.plainLinks = true;
    site.posts = hourly(3);
    expect(await findWordPressApi(web, site.url)).toBe(`${site.url}/?rest_route=/`);
    expect(numbersIn(await read())).toEqual([1, 2, 3]);
  });

  it.each([false, true])('is tried where no page announces it (plain links: %s)', async (plainLinks) => {
    Object.assign(site, { isAnnounced: false, plainLinks });
    expect(await findWordPressApi(web, site.url)).toMatch(plainLinks ? /rest_route=\/$/u : /\/wp-json\/$/u);
  });

  it('is not made up', async () => {
    site.isAnnounced = false;
    site.interfere = () => ({ type: 'text/html', body: '<html>Hello' });
    expect(await findWordPressApi(web, site.url)).toBeNull();
    await expect(read()).rejects.toMatchObject({ code: 'format-unknown' });
  });
});

describe('reading a site', () => {
  it('says first how many posts there are, then gives each once in the order of their changes', async () => {
    site.posts = hourly(250);
    const readings = await read();
    expect(readings[0]).toEqual({ type: 'total', count: 250 });
    expect(numbersIn(readings)).toEqual(upTo(250));
  });

  it('gives posts that all changed in the same second', async () => {
    site.posts = upTo(230).map((id) => ({ id, modified: '2020-01-01T00:00:00Z' }));
    expect(numbersIn(await read())).toEqual(upTo(230));
  });

  it('asks only once where everything is on one page', async () => {
    site.posts = hourly(5);
    await read();
    expect(site.asked.filter((it) => it.includes('/posts'))).toHaveLength(1);
  });

  it('misses no post when another changes meanwhile', async () => {
    site.posts = hourly(250);
    const readings: SiteReading[] = [];
    for await (const each of readWordPressSite(web, { url: site.url, since: null })) {
      readings.push(each);
      if (numbersIn(readings).length === 50)
        site.posts = site.posts.map((it) => (it.id < 20 ? { ...it, modified: '2024-05-05T00:00:00Z' } : it));
    }
    expect([...new Set(numbersIn(readings))].sort((one, other) => one - other)).toEqual(upTo(250));
  });

  it('reads the site’s own types and leaves out its machinery', async () => {
    Object.assign(site.types, {
      report: { slug: 'report', rest_base: 'reports' },
      wp_block: { slug: 'wp_block', rest_base: 'blocks' },
      hidden: { slug: 'hidden', rest_base: 'hidden', viewable: false },
    });
    site.posts = [...hourly(1), { id: 7, type: 'report', modified: '2024-01-01T00:00:00Z' }];
    const pieces = piecesIn(await read());
    expect(pieces.map((it) => it.draft().kind)).toEqual([null, 'report']);
  });

  it('counts protected posts and shows nothing of them', async () => {
    site.posts = [{ id: 1, modified: '2020-01-01T00:00:00Z', isProtected: true }];
    const readings = await read();
    expect(piecesIn(readings)).toEqual([]);
    expect(notesIn(readings)).toEqual(['Left out because they are not public: 1 protected.']);
  });
});

describe('reading on from a cursor', () => {
  it('gives what changed since, and nothing where nothing did', async () => {
    site.posts = hourly(150);
    const cursor = cursorIn(await read());
    expect(numbersIn(await read(cursor))).toEqual([150]);
    site.posts.push({ id: 151, modified: '2022-01-01T00:00:00Z' });
    site.posts[2] = { id: 3, modified: '2022-01-02T00:00:00Z', title: 'Changed' };
    expect(numbersIn(await read(cursor))).toEqual([150, 151, 3]);
  });

  it('goes on where an interrupted reading stopped', async () => {
    site.posts = hourly(250);
    const before: SiteReading[] = [];
    for await (const each of readWordPressSite(web, { url: site.url, since: null })) {
      before.push(each);
      if (each.type === 'cursor') break;
    }
    const after = await read(cursorIn(before));
    expect(numbersIn(before)).toEqual(upTo(100));
    expect(numbersIn(after)).toEqual(upTo(250).slice(99));
  });

  it('keeps a cursor for each type, so that a type that was not reached is read whole', async () => {
    site.types.report = { slug: 'report', rest_base: 'reports' };
    site.posts = [
      { id: 1, modified: '2024-01-01T00:00:00Z' },
      { id: 2, type: 'report', modified: '2020-01-01T00:00:00Z' },
    ];
    expect(numbersIn(await read('post=2024-01-01T00:00:00Z'))).toEqual([1, 2]);
    expect(cursorIn(await read())).toBe('post=2024-01-01T00:00:00Z,report=2020-01-01T00:00:00Z');
  });

  it('takes a bare time for all types', async () => {
    site.posts = hourly(30);
    expect(numbersIn(await read('2020-01-02T03:00:00Z'))).toEqual([28, 29, 30]);
  });

  it('keeps fingerprints while nothing changes', async () => {
    site.posts = hourly(3);
    const [first, second] = [piecesIn(await read()), piecesIn(await read())];
    expect(second.map((it) => it.fingerprint)).toEqual(first.map((it) => it.fingerprint));
    site.posts[0] = { id: 1, modified: '2020-01-01T00:00:00Z', tags: [8] };
    expect(piecesIn(await read())[0]?.fingerprint).not.toBe(first[0]?.fingerprint);
  });
});

describe('a site before WordPress 5.7, which does not know when a post changed', () => {
  beforeEach(() => {
    site.knowsModifiedAfter = false;
    site.posts = hourly(250);
  });

  it('is read whole, page by page', async () => {
    expect(numbersIn(await read())).toEqual(upTo(250));
  });

  it('is read from the newest on where only changes are wanted', async () => {
    const numbers = numbersIn(await read('2020-01-10T00:00:00Z'));
    expect(numbers.slice(0, 3)).toEqual([250, 249, 248]);
    expect(numbers).toContain(217);
    expect(site.asked.filter((it) => it.includes('/posts'))).toHaveLength(2);
  });
});

describe('a piece of a site', () => {
  it('has its author, tags and picture from what came with it', async () => {
    const draft = await draftOf({
      title: 'Who owns the &#8220;wells&#8221;?',
      content: '<p>Text with <a href="/map/">a map</a>.</p><!-- end -->',
      excerpt: '<p>Wells and their owners.</p>',
      author: 3,
      tags: [8],
      picture: 9,
    });
    expect(draft).toMatchObject({
      title: 'Who owns the “wells”?',
      html: `<p>Text with <a href="${site.url}/map/">a map</a>.</p>`,
      abstract: 'Wells and their owners.',
      date: { edtf: '2024-01-02' },
      modified: '2024-01-02T08:00:00Z',
      publisher: 'Valley Institute',
      url: `${site.url}/1/`,
      credits: [{ name: 'Kate Example' }],
      topics: [{ label: 'Wells & rivers', use: 'tag' }],
      pictures: [
        {
          url: 'https://valley.example.org/well.jpg',
          caption: 'A well.',
          credit: 'Example Agency',
          alternativeText: 'A stone well',
        },
      ],
    });
  });

  it('has them as well where nothing came with it', async () => {
    const post = { author: 3, tags: [8], picture: 9 };
    const before = await draftOf(post);
    site.embeds = false;
    expect(await draftOf(post)).toEqual(before);
  });

  it.each([
    ['an author taxonomy', { pubauthors: [41, 42] }, ['Amina Sample', 'Jonas Muster']],
    [
      'a list of people',
      { authors: [{ display_name: 'Amina Sample' }, { display_name: 'Jonas Muster' }] },
      ['Amina Sample', 'Jonas Muster'],
    ],
    ['a custom field', { acf: { byline: 'By Amina Sample' } }, ['Amina Sample']],
    [
      'Yoast’s list, where co-authors have no names',
      {
        coauthors: [51, 52],
        yoast_head_json: { twitter_misc: { 'Written by': 'Amina Sample, Jonas Muster' } },
      },
      ['Amina Sample', 'Jonas Muster'],
    ],
    ['the account', {}, ['Kate Example']],
  ])('prefers what says who wrote it: %s', async (_, fields, names) => {
    site.taxonomies.pubauthor = { slug: 'pubauthor', rest_base: 'pubauthors' };
    site.taxonomies.author = { slug: 'author', rest_base: 'coauthors' };
    Object.assign(site.lists, {
      pubauthors: [
        { id: 41, taxonomy: 'pubauthor', slug: 'amina', name: 'Amina Sample' },
        { id: 42, taxonomy: 'pubauthor', slug: 'jonas', name: 'Jonas Muster' },
      ],
      coauthors: [
        { id: 51, taxonomy: 'author', slug: 'cap-as', name: 'as' },
        { id: 52, taxonomy: 'author', slug: 'cap-jm', name: 'jm' },
      ],
    });
    expect((await draftOf({ author: 3, fields }))?.credits.map((it) => it.name)).toEqual(names);
  });

  it('has the names of co-authors who have an account, and of guests', async () => {
    site.namespaces.push('coauthors/v1');
    site.taxonomies.author = { slug: 'author', rest_base: 'coauthors' };
    Object.assign(site.lists, {
      coauthors: [
        { id: 51, taxonomy: 'author', slug: 'cap-lsample', name: 'lsample' },
        { id: 52, taxonomy: 'author', slug: 'cap-kexample', name: 'kexample' },
        { id: 53, taxonomy: 'author', slug: 'cap-nobody7', name: 'nobody7' },
      ],
    });
    site.interfere = (route) =>
      route === '/coauthors/v1/coauthors/lsample' ? { body: '{"id":9,"display_name":"Laila Sample"}' } : null;
    const draft = await draftOf({ author: 3, fields: { coauthors: [51, 52, 53] } });
    expect(draft?.credits.map((it) => it.name)).toEqual(['Laila Sample', 'Kate Example']);
    expect(draft?.notes.map((it) => it.says)).toEqual([expect.stringContaining('“nobody7”')]);
  });

  it('has no abstract where the site only repeats its first words', async () => {
    const content = '<p>The water came at night. Nobody was warned, and more.</p>';
    expect(
      (await draftOf({ content, excerpt: '<p>The water came at night. Nobody [&hellip;]</p>' }))?.abstract,
    ).toBeNull();
  });

  it('takes the canonical address and the language that Yoast names', async () => {
    const yoast = {
      canonical: 'https://first.example.org/a/',
      schema: { '@graph': [{ '@type': 'WebPage', inLanguage: 'ps' }] },
    };
    expect(await draftOf({ fields: { yoast_head_json: yoast } })).toMatchObject({
      url: 'https://first.example.org/a/',
      language: 'ps',
    });
  });

  it('stands although fields are not what they should be', async () => {
    const fields = {
      guid: null,
      excerpt: 7,
      meta: [],
      acf: false,
      yoast_head_json: 'x',
      _links: null,
      date: false,
      tags: 'x',
      translations: 'x',
    };
    expect(await draftOf({ fields })).toMatchObject({ title: 'Post 1', date: null });
  });
});

describe('translations', () => {
  const pair = (fields: (id: number) => Readonly<Record<string, unknown>>): ExamplePost[] =>
    [1, 2].map((id) => ({ id, modified: `2024-01-0${id}T00:00:00Z`, fields: fields(id) }));

  it('are linked by Polylang to the one in the site’s own language', async () => {
    site.namespaces.push('pll/v1');
    const languages = [
      { slug: 'en', locale: 'en_GB', is_default: true },
      { slug: 'dari', locale: 'fa_AF' },
    ];
    site.interfere = (route) => (route === '/pll/v1/languages' ? { body: JSON.stringify(languages) } : null);
    site.posts = pair((id) => ({ lang: id === 1 ? 'dari' : 'en', translations: { dari: 1, en: 2 } }));
    const [dari, english] = piecesIn(await read()).map((it) => it.draft());
    expect(dari).toMatchObject({
      language: 'prs',
      translationOf: `${site.url}/?p=2`,
      translations: [{ language: 'en-GB', url: `${site.url}/2/` }],
    });
    expect(english).toMatchObject({ language: 'en-GB', translationOf: null });
    expect(dari?.notes.map((it) => it.about)).toContain('translation');
  });

  it('are linked by WPML', async () => {
    site.posts = pair((id) => ({
      wpml_current_locale: id === 1 ? 'en_US' : 'ps_AF',
      wpml_translations: [
        { locale: id === 1 ? 'ps_AF' : 'en_US', id: 3 - id, href: `${site.url}/${3 - id}/` },
      ],
    }));
    const [english, pashto] = piecesIn(await read()).map((it) => it.draft());
    expect(english).toMatchObject({
      language: 'en-US',
      translations: [{ language: 'ps-AF', url: `${site.url}/2/` }],
    });
    expect(pashto?.translationOf).toBe(`${site.url}/?p=1`);
  });
});

describe('a site that is not as it should be', () => {
  it('is read although a plugin prints warnings around its data, and says so', async () => {
    const warning = '<br />\n<b>Warning</b>: Undefined key [0] in {x} on line <b>3</b><br />\n';
    const posts = [{ id: 1, modified_gmt: '2024-01-01T00:00:00', title: { rendered: 'One' } }];
    site.interfere = (route) =>
      route === '/wp/v2/posts' ? { body: `${warning}${JSON.stringify(posts)}\n<!-- cached -->` } : null;
    const readings = await read();
    expect(piecesIn(readings).map((it) => it.draft().title)).toEqual(['One']);
    expect(notesIn(readings)[0]).toMatch(/warnings of a plugin/u);
  });

  it('loses no more than the post that it can not show', async () => {
    site.posts = hourly(150);
    site.interfere = (route, query) => {
      const [size, number] = [Number(query.get('per_page')), Number(query.get('page'))];
      const after = Date.parse(query.get('modified_after') ?? '1970-01-01T00:00:00Z');
      const first = site.posts.findIndex((it) => Date.parse(it.modified) > after) + (number - 1) * size + 1;
      return route === '/wp/v2/posts' && first <= 42 && 42 < first + size
        ? { status: 500, body: 'Fatal error' }
        : null;
    };
    const readings = await read();
    expect(numbersIn(readings)).toEqual(upTo(150).filter((it) => it !== 42));
    expect(readings.filter((it) => it.type === 'broken')).toMatchObject([
      { where: 'posts, number 42 by last change' },
    ]);
  });

  it('is read with a post in it that is none', async () => {
    site.posts = hourly(2);
    site.posts[0] = { id: 1, modified: '2020-01-01T00:00:00Z', fields: { id: 'x' } };
    const readings = await read();
    expect(numbersIn(readings)).toEqual([2]);
    expect(readings.find((it) => it.type === 'broken')).toMatchObject({ where: 'a post without a number' });
  });

  it('gives its other types where one can not be read, and says why', async () => {
    site.types.report = { slug: 'report', rest_base: 'reports' };
    site.posts = hourly(2);
    site.interfere = (route) =>
      route === '/wp/v2/reports'
        ? { status: 401, body: '{"code":"rest_forbidden","message":"Sorry."}' }
        : null;
    const readings = await read();
    expect(numbersIn(readings)).toEqual([1, 2]);
    expect(notesIn(readings)[0]).toMatch(/“report” can not be read.*status 401.*Sorry/u);
  });

  it.each([
    [
      'lets nobody in',
      { status: 401, body: '{"code":"rest_not_logged_in","message":"Log in."}' },
      /status 401.*Log in/u,
    ],
    ['forbids it', { status: 403, body: 'Forbidden' }, /does not let strangers/u],
    [
      'shows a login page instead',
      { type: 'text/html', body: '<!doctype html><title>Log in' },
      /web page instead of data/u,
    ],
    ['answers with nothing', { body: '' }, /answered with nothing/u],
    ['breaks down', { status: 500, body: '' }, /./u],
  ])('says what is wrong where it %s', async (_, answer, says) => {
    site.posts = hourly(2);
    site.interfere = (route) => (route === '/wp/v2/posts' ? answer : null);
    await expect(read()).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringMatching(says),
    });
  });

  it('reads posts and pages where it does not say which types there are', async () => {
    site.types.page = { slug: 'page', rest_base: 'pages' };
    site.posts = hourly(2);
    site.interfere = (route) => (route === '/wp/v2/types' ? { status: 404, body: '{}' } : null);
    const readings = await read();
    expect(numbersIn(readings)).toEqual([1, 2]);
    expect(notesIn(readings)[0]).toMatch(/only posts and pages/u);
  });
});
