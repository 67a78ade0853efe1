import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { DossierView } from '../dossiers/index.ts';
import {
  archive,
  changes,
  constitutions,
  dossiers,
  iskp,
  longDossier,
  publications,
  topicLabels,
  topicOf,
} from './fixtures/views.ts';
import * as site from './index.ts';

const ctx = { origin: 'https://archive.example', styles: site.stylesheetPath() };
const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** Every page of an archive in a language. */
function pagesIn(language: string): Readonly<Record<string, string>> {
  const here = { ...archive, language };
  const [publication] = publications;
  const contributor = iskp.contributors[0]?.contributor;
  if (publication === undefined || contributor === undefined) return {};
  const topic = { topic: topicOf('iskp', language), labels: topicLabels('iskp'), publications, dossiers };
  return {
    home: site.renderHome({ archive: here, dossiers, latest: publications }, ctx),
    'empty home': site.renderHome({ archive: here, dossiers: [], latest: [] }, ctx),
    dossiers: site.renderDossiers({ archive: here, dossiers }, ctx),
    'no dossiers': site.renderDossiers({ archive: here, dossiers: [] }, ctx),
    publications: site.renderPublications(
      { archive: here, page: { items: publications, total: 72, page: 2, pageCount: 3 } },
      ctx,
    ),
    publication: site.renderPublication({ archive: here, page: { publication, dossiers } }, ctx),
    contributors: site.renderContributors(
      { archive: here, contributors: [{ item: contributor, count: 3 }] },
      ctx,
    ),
    contributor: site.renderContributor(
      { archive: here, page: { contributor, publications, dossiers } },
      ctx,
    ),
    topics: site.renderTopics({ archive: here, topics: [{ item: topic.topic, count: 3 }] }, ctx),
    topic: site.renderTopic({ archive: here, page: topic }, ctx),
    about: site.renderAbout({ archive: here }, ctx),
    'not found': site.renderNotFound({ archive: here, path: '/<script>' }, ctx),
    error: site.renderError({ archive: here }, ctx),
  };
}

const dossierPages: Readonly<Record<string, string>> = {
  'dossier in English': dossierPage(iskp),
  'dossier in Dari': dossierPage(constitutions),
  'dossier in English, an old version': dossierPage(olderVersion(iskp), true),
  'dossier framed in another language': dossierPage({ ...iskp, language: 'it' }),
  'empty dossier': dossierPage({
    ...iskp,
    sections: [],
    narrative: '',
    tags: [],
    contributors: [],
    leadFigure: null,
  }),
  'dossier with an empty section': dossierPage({
    ...iskp,
    sections: iskp.sections.map((section) => ({ ...section, entries: [], period: null, text: '' })),
  }),
  changes: site.renderChanges({ archive, changes }, ctx),
  'changes in Dari': site.renderChanges({ archive, changes: { ...changes, dossier: constitutions } }, ctx),
  'no changes': site.renderChanges({ archive, changes: { ...changes, changes: [] } }, ctx),
  'error without an archive': site.renderError({ archive: null }, ctx),
};

const pages = { ...prefixed('en', pagesIn('en')), ...prefixed('prs', pagesIn('prs')), ...dossierPages };

describe('every page', () => {
  test.each(Object.entries(pages))('%s is valid HTML', async (_, html) => {
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((result) =>
      result.messages.map((it) => `${it.ruleId}: ${it.message} (${it.selector})`),
    );
    expect(messages).toEqual([]);
  });

  test.each(Object.entries(pages))('%s needs no script, no inline style and no other host', (_, html) => {
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(html).not.toMatch(/\sstyle="|\son\w+="|<style/);
    const loaded = [...html.matchAll(/<(?:img|source|link|script)\b[^>]*?(?:src|href)="([^"]*)"/g)];
    const foreign = loaded
      .map(([, url]) => url)
      .filter((url) => !/^(?:\/(?!\/)|https:\/\/archive\.example)/.test(url ?? ''));
    expect(foreign).toEqual([]);
  });

  test.each(Object.entries(pages))('%s carries linked data that parses, if any', (_, html) => {
    for (const data of linkedDataOf(html)) expect(data).toHaveProperty('@context', 'https://schema.org');
  });
});

describe('a dossier’s page', () => {
  const html = dossierPages['dossier in English'] ?? '';

  test('speaks the dossier’s language in its direction', () => {
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(dossierPages['dossier in Dari']).toContain('<html lang="prs" dir="rtl">');
    expect(dossierPages['dossier in Dari']).toContain('<bdi lang="en" dir="ltr">The Sample Archive</bdi>');
  });

  test('has every note that the text refers to, and a way back to every reference', () => {
    const references = [...html.matchAll(/role="doc-noteref"/g)].length;
    const backLinks = [...html.matchAll(/href="#(ref-[\d-]+)" role="doc-backlink"/g)].map(([, id]) => id);
    expect(backLinks).toHaveLength(references);
    for (const id of backLinks) expect(html).toContain(`id="${id}"`);
    const notes = [...html.matchAll(/href="#(note-\d+)"/g)].map(([, id]) => id);
    for (const id of notes) expect(html).toContain(`<li id="${id}"`);
  });

  test('announces the sections by the sections themselves, in the text and in the contents', () => {
    for (const { anchor, heading } of iskp.sections) {
      expect(html.split(`<a href="#${anchor}">${heading}</a>`)).toHaveLength(3);
      expect(html).toContain(`id="${anchor}"`);
    }
    expect(html).not.toContain('{{');
  });

  test('says nothing about a credit, date or licence that is not known', () => {
    const figure = iskp.leadFigure;
    const bare = dossierPage({
      ...iskp,
      leadFigure: figure && { ...figure, credit: null, date: null, licence: null },
    });
    expect(bare).toMatch(/<figcaption><span class="caption">[^<]*<\/span>\s*<\/figcaption>/);
  });

  test('of an old version says so and leads to the newest', () => {
    const old = dossierPages['dossier in English, an old version'] ?? '';
    expect(old).toContain('no longer the newest');
    expect(old).toContain('<a href="/dossiers/iskp">Read version 3</a>');
    expect(old).toContain('<a href="/dossiers/iskp/changes/2..3">');
    expect(old).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('no longer the newest');
  });

  test('can be cited in one line with the address of its version', () => {
    const line = /<p class="citation">(.*?)<\/p>/.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '');
    expect(line).toBe(
      'The Sample Archive. The Islamic State’s Khorasan Province in Afghanistan. Thematic Dossier No. 1, Version 3, 23 November 2026. https://archive.example/dossiers/iskp/v/3',
    );
  });

  test('names its parts and authors to machines', () => {
    const [data] = linkedDataOf(html);
    expect(data).toMatchObject({
      '@type': ['CollectionPage', 'Collection'],
      name: iskp.title,
      temporalCoverage: '2014-11-17/2017-07-23',
    });
    expect(data?.hasPart).toHaveLength(16);
  });

  test('escapes what could end the linked data', () => {
    const title = '</script><script>alert(1)</script>';
    const hostile = dossierPage({ ...iskp, title });
    expect(hostile).not.toContain('<script>alert');
    expect(linkedDataOf(hostile)[0]?.name).toBe(title);
  });

  test('with its stylesheet and figure is at most 40 kB over the wire', () => {
    const css =
      site.siteAssets().find((asset) => asset.path === site.stylesheetPath())?.bytes ?? new Uint8Array();
    const map = readFileSync(new URL('../../samples/media/afghanistan-nangarhar.svg', import.meta.url));
    const sizes = [Buffer.from(html), css, map].map((bytes) => brotliCompressSync(bytes).byteLength);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
  });

  test('of a thousand entries has them all, each with an anchor of its own', () => {
    const long = dossierPage(longDossier(1000));
    const anchors = [...long.matchAll(/<li class="entry" id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(1000);
  });
});

test('the front page of an empty archive says one thing', () => {
  const home = site.renderHome({ archive, dossiers: [], latest: [] }, ctx);
  expect(home).toContain(
    '<main id="content"><p class="empty front-empty">No dossier has been published yet.</p></main>',
  );
});

describe('a dossier in a list', () => {
  test.each([
    ['en', 'rtl', 'ltr'],
    ['prs', 'ltr', 'rtl'],
  ])(
    'of an archive in %s is set as its own script runs, the words about it as the page’s',
    (language, own, around) => {
      const here = { ...archive, language };
      const list = site.renderDossiers({ archive: here, dossiers }, ctx);
      const items = [...list.matchAll(/<li( dir="\w+")?><article.*?<\/article>/g)];
      const foreign = items.filter(([, direction]) => direction !== undefined);
      expect(foreign).toHaveLength(1);
      expect(foreign[0]?.[1]).toBe(` dir="${own}"`);
      expect(foreign[0]?.[0]).toMatch(new RegExp(`<p class="series"><span dir="${around}">`));
      expect(foreign[0]?.[0]).toMatch(new RegExp(`<p class="standing"><span dir="${around}">`));
    },
  );

  test('leads the front page in its own direction', () => {
    const home = site.renderHome({ archive, dossiers: dossiers.toReversed(), latest: [] }, ctx);
    expect(home).toContain('<div class="lead-dossier" dir="rtl">');
    expect(home).toContain('<p class="summary" lang="prs">');
  });
});

describe('what changed', () => {
  test('is said in words, with the text taken out and put in', () => {
    const html = (dossierPages.changes ?? '').replaceAll(/<\/?(?:cite|bdi|span)[^>]*>/g, '');
    expect(html).toContain('Added: Daesh and Taleban in Afghanistan, in First signs');
    expect(html).toContain('from A base in Nangarhar, attacks beyond it to First signs');
    expect(html).toContain('<del>Seven of the nine</del><ins>Ten of the sixteen</ins>');
  });

  test('keeps paragraphs apart, and says so where only citations or formatting changed', () => {
    const html = dossierPages.changes ?? '';
    expect(html).toContain('question mark.</span></p><p><ins>A paragraph that came last.</ins></p>');
    expect(html).toContain('Its citations changed as well.');
    expect(html).toContain('Only its citations changed.');
    expect(html).toContain('Its words are the same; only formatting or links changed.');
  });

  test('repeats what the editors said of every version in between', () => {
    for (const { note } of changes.versions) expect(dossierPages.changes).toContain(note);
    expect(changes.versions).toHaveLength(2);
  });

  test('names one section for an entry that was moved within it', () => {
    const html = (dossierPages.changes ?? '').replaceAll(/<\/?cite>/g, '');
    expect(html).toMatch(/Moved: [^,]+, within First signs</);
  });
});

function dossierPage(dossier: DossierView, isEdition = false): string {
  return site.renderDossier({ archive, dossier, isEdition }, ctx);
}

function olderVersion(dossier: DossierView): DossierView {
  return { ...dossier, version: dossier.versions[1] ?? dossier.version };
}

function prefixed(language: string, some: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(some).map(([name, html]) => [`${name} (${language})`, html]));
}

function linkedDataOf(html: string): Record<string, unknown>[] {
  const blocks = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
  return [...blocks].map(([, json]) => JSON.parse(json ?? ''));
}
