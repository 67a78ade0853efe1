import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMedia } from '../archive/index.ts';
import { createPublications, type Publication } from '../catalogue/index.ts';
import { changeSlug, findOrCreateContributor, findOrCreateTopic, type Topic } from '../names/index.ts';
import {
  entry,
  figure,
  openWaterArchive,
  publication,
  section,
  type WaterArchive,
} from './fixtures/water-archive.ts';
import {
  createDossier,
  type DossierDocument,
  deleteDossier,
  openPublicArchive,
  type PublicArchive,
  publishDossier,
  saveRevision,
  withdrawDossier,
} from './index.ts';

let water: WaterArchive;
let gate: PublicArchive;
let id: string;
const slug = 'water-in-the-valley';

beforeEach(async () => {
  water = await openWaterArchive();
  gate = openPublicArchive(water.archive);
  id = (await createDossier(water.archive, { document: water.document, author: 'Amina', note: 'First' })).id;
});
afterEach(async () => water.close());

function save(changes: Partial<DossierDocument>, basedOn: number) {
  const document = { ...water.document, ...changes };
  return saveRevision(water.archive, id, {
    document,
    author: 'Amina',
    note: 'Next',
    change: 'update',
    basedOn,
  });
}

function publish() {
  return publishDossier(water.archive, id, { by: 'Chief' });
}

describe('a draft', () => {
  const secret = 'Secretword';
  let hidden: { publication: Publication; topic: Topic; media: string };

  beforeEach(async () => {
    await publish();
    const topic = await findOrCreateTopic(water.archive, `${secret} topic`, 'en');
    const [made] = await createPublications(water.archive, [
      { ...publication(`${secret} report`, '2026', [`${secret} Author`], [topic.id]), citeKey: 'secretword' },
    ]);
    if (!made) throw new RangeError('One publication was made.');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${secret}</title></svg>`;
    const { sha256 } = await addMedia(water.archive, Buffer.from(svg), 'secret.svg');
    hidden = { publication: made, topic, media: sha256 };
    const draft: Partial<DossierDocument> = {
      title: `${secret} title`,
      subtitle: secret,
      narrative: `${secret} [@secretword]`,
      leadFigure: figure('f-secret', secret, sha256),
      sections: [section('s-secret', secret, [entry('e-secret', made.id, secret)], secret)],
      tags: [topic.id],
    };
    await save(draft, 1);
    await createDossier(water.archive, {
      slug: 'hidden',
      document: { ...water.document, ...draft },
      author: secret,
      note: secret,
    });
    await changeSlug(water.archive, 'publication', made.id, 'hidden-now');
    await changeSlug(water.archive, 'concept', topic.id, 'hidden-topic-now');
  });

  test('and everything that only it shows is behind no door of the gate', async () => {
    const { publication: report, topic, media } = hidden;
    const everyDossier = async () => {
      const rows = await water.archive.db.selectFrom('dossier').select('id').execute();
      return rows.map((row) => row.id);
    };
    const author = report.credits[0]?.slug ?? '';
    const answers: Record<keyof PublicArchive, unknown> = {
      changeMark: gate.changeMark(),
      archive: await gate.archive(),
      dossiers: await gate.dossiers(),
      dossier: [await gate.dossier('hidden'), await gate.dossier(slug)],
      edition: [await gate.edition('hidden', 1), await gate.edition(slug, 2), await gate.edition(slug, 1)],
      changes: [await gate.changes('hidden', 1, 2), await gate.changes(slug, 1, 2)],
      publications: await gate.publications({ page: 1, pageSize: 100 }),
      publication: [
        await gate.publication(report.slug),
        await gate.publication('hidden-now'),
        await gate.publication(water.canals.slug),
      ],
      publicationsAmong: [...(await gate.publicationsAmong([report.id, water.canals.id]))],
      dossiersAmong: [...(await gate.dossiersAmong(await everyDossier()))],
      contributors: await gate.contributors(),
      contributor: [await gate.contributor(author), await gate.contributor('amina-noor')],
      topics: await gate.topics(),
      topic: [
        await gate.topic(topic.slug),
        await gate.topic('hidden-topic-now'),
        await gate.topic(water.water.slug),
      ],
      media: await gate.media(media),
      redirect: [
        await gate.redirect('publication', report.slug),
        await gate.redirect('concept', topic.slug),
        await gate.redirect('contributor', author),
        await gate.redirect('dossier', 'hidden'),
      ],
    };
    for (const method of Object.keys(gate)) {
      expect(Object.keys(answers), 'every method of the gate has to be asked here').toContain(method);
    }
    const told = JSON.stringify(answers, (_, value) => (value instanceof Map ? [...value] : value));
    expect(told).toContain('Who Owns the Canals');
    expect(told).not.toContain(secret);
    expect(told).not.toContain('hidden');
    expect(told).not.toContain(hidden.media);
    expect(answers.media).toBeNull();
    expect(answers.redirect).toEqual([null, null, null, null]);
  });

  test('that lists or cites what another dossier made public is not told there', async () => {
    const { dams, document } = water;
    const other = { ...document, title: 'Dams', sections: [section('s', 'Dams', [entry('e', dams.id)])] };
    const made = await createDossier(water.archive, { document: other, author: 'Amina', note: '' });
    await publishDossier(water.archive, made.id, { by: 'Chief' });
    const { number } = await save({ sections: other.sections, tags: [] }, 2);
    expect(number).toBe(3);
    expect((await gate.publication(dams.slug))?.dossiers.map((it) => it.slug)).toEqual(['dams']);
    expect((await gate.contributor('unseen-author'))?.dossiers.map((it) => it.slug)).toEqual(['dams']);
    expect((await gate.contributors()).find((it) => it.item.slug === 'unseen-author')?.count).toBe(2);
    expect((await gate.dossiers()).map((it) => [it.slug, it.entryCount])).toEqual([
      ['dams', 1],
      [slug, 2],
    ]);
  });

  test('shows once it is published', async () => {
    await publish();
    expect((await gate.dossier(slug))?.title).toBe(`${secret} title`);
    expect((await gate.publication('hidden-now'))?.dossiers.map((it) => it.slug)).toEqual([slug]);
    expect(await gate.redirect('publication', hidden.publication.slug)).toBe('hidden-now');
    expect(await gate.redirect('concept', hidden.topic.slug)).toBe('hidden-topic-now');
    expect(await gate.media(hidden.media)).toMatchObject({ mediaType: 'image/svg+xml' });
  });
});

describe('a published dossier', () => {
  beforeEach(async () => {
    await publish();
  });

  test('shows its sections, entries, tags, figures and citations', async () => {
    const dossier = await gate.dossier(slug);
    expect(dossier).toMatchObject({
      slug,
      seriesNumber: 1,
      subtitle: 'Canals and wells',
      direction: 'ltr',
      entryCount: 2,
      span: '2019-03/2020-05-04',
      summary: 'Water is scarce.',
      tags: [{ slug: 'water', label: 'Water', language: 'en' }],
      leadFigure: { path: `/media/${water.map}.svg`, caption: 'A map of the valley' },
      versions: [{ number: 1, publishedBy: 'Chief' }],
    });
    expect(dossier?.sections.map((it) => [it.anchor, it.entries.map((e) => e.publication.title)])).toEqual([
      ['s-canals', ['Who Owns the Canals']],
      ['s-wells', ['Wells Run Dry']],
    ]);
    expect([...(dossier?.cited ?? [])].map(([key, it]) => [key, it.title])).toEqual([
      ['noor2018rivers', 'Rivers of the Valley'],
    ]);
    expect(dossier?.contributors).toMatchObject([
      { contributor: { slug: 'amina-noor' }, entryCount: 2 },
      { contributor: { slug: 'jan-berg' }, entryCount: 1 },
    ]);
  });

  test('stands in lists as on its own page', async () => {
    const { slug: _, ...listed } = (await gate.dossiers())[0] ?? {};
    expect(await gate.dossier(slug)).toMatchObject(listed);
  });

  test('is on the pages of its publications, contributors and topics, with what they count', async () => {
    expect((await gate.publication(water.wells.slug))?.dossiers.map((it) => it.slug)).toEqual([slug]);
    expect((await gate.publication(water.rivers.slug))?.dossiers.map((it) => it.slug)).toEqual([slug]);
    expect(await gate.contributor('jan-berg')).toMatchObject({
      contributor: { name: 'Jan Berg', kind: 'person' },
      publications: [{ title: 'Wells Run Dry' }],
      dossiers: [{ slug }],
    });
    expect(await gate.topic('water')).toMatchObject({
      publications: [{ title: 'Wells Run Dry' }, { title: 'Who Owns the Canals' }],
      dossiers: [{ slug }],
      labels: [{ text: 'Water', language: 'en' }],
    });
    const counts = async (list: Promise<readonly { item: { slug: string }; count: number }[]>) =>
      (await list).map((it) => [it.item.slug, it.count]);
    expect(await counts(gate.contributors())).toEqual([
      ['amina-noor', 4],
      ['jan-berg', 2],
    ]);
    expect(await counts(gate.topics())).toEqual([['water', 3]]);
  });

  test('is found under its old address, and so is what it shows', async () => {
    const contributor = await findOrCreateContributor(water.archive, { name: 'Jan Berg', kind: 'person' });
    await changeSlug(water.archive, 'dossier', id, 'water');
    await changeSlug(water.archive, 'publication', water.wells.id, 'wells');
    await changeSlug(water.archive, 'contributor', contributor.id, 'berg');
    await changeSlug(water.archive, 'concept', water.water.id, 'h2o');
    expect(await gate.redirect('dossier', slug)).toBe('water');
    expect(await gate.redirect('publication', water.wells.slug)).toBe('wells');
    expect(await gate.redirect('contributor', 'jan-berg')).toBe('berg');
    expect(await gate.redirect('concept', 'water')).toBe('h2o');
    expect(await gate.redirect('dossier', 'water')).toBeNull();
    await withdrawDossier(water.archive, id, { by: 'Chief' });
    expect(await gate.redirect('dossier', slug)).toBeNull();
  });

  test('that is withdrawn or deleted takes its tags and pictures along, and leaves its publications', async () => {
    for (const remove of [withdrawDossier, deleteDossier]) {
      await remove(water.archive, id, { by: 'Chief' });
      expect(await gate.media(water.map)).toBeNull();
      expect((await gate.topic('water'))?.dossiers).toEqual([]);
      expect((await gate.publication(water.canals.slug))?.dossiers).toEqual([]);
    }
  });
});

describe('the current page', () => {
  beforeEach(async () => {
    await publish();
    await save({ subtitle: 'Second' }, 1);
    await publish();
    await water.archive.db
      .updateTable('publication')
      .set({ title: 'Who Owns the Canals?' })
      .where('id', '=', water.canals.id)
      .execute();
  });

  const titles = (view: Awaited<ReturnType<PublicArchive['dossier']>>) =>
    view?.sections.flatMap((it) => it.entries.map((e) => e.publication.title));

  test('shows the catalogue as it is now, the permalinks of versions as it was', async () => {
    expect(titles(await gate.dossier(slug))).toEqual(['Who Owns the Canals?', 'Wells Run Dry']);
    expect(titles(await gate.edition(slug, 1))).toEqual(['Who Owns the Canals', 'Wells Run Dry']);
    expect(titles(await gate.edition(slug, 2))).toEqual(['Who Owns the Canals', 'Wells Run Dry']);
  });

  test('and each permalink know all published versions, and which one they show', async () => {
    const [now, old] = [await gate.dossier(slug), await gate.edition(slug, 1)];
    expect([now?.version.number, old?.version.number]).toEqual([2, 1]);
    expect(old?.subtitle).toBe('Canals and wells');
    expect(old?.versions).toEqual(now?.versions);
    expect(old?.versions.map((it) => it.number)).toEqual([2, 1]);
  });

  test.each(['withdrawn', 'deleted'] as const)(
    'and old versions drop a publication that was %s',
    async (state) => {
      await water.archive.db
        .updateTable('publication')
        .set({ [`${state}_at`]: new Date().toISOString() })
        .where('id', 'in', [water.canals.id, water.rivers.id])
        .execute();
      for (const view of [await gate.dossier(slug), await gate.edition(slug, 1)]) {
        expect(titles(view)).toEqual(['Wells Run Dry']);
        expect(view).toMatchObject({ entryCount: 1, span: '2020-05-04' });
        expect(view?.cited.size).toBe(0);
      }
      expect(await gate.dossiers()).toMatchObject([{ entryCount: 1, span: '2020-05-04' }]);
      expect(await gate.publication(water.canals.slug)).toBeNull();
    },
  );
});

describe('what changed', () => {
  beforeEach(async () => {
    await publish();
    await save({ subtitle: 'Second', sections: water.document.sections.slice(0, 1) }, 1);
    await save({ title: 'Third', sections: water.document.sections.slice(0, 1) }, 2);
    await publish();
  });

  test('between two published versions is told, with the versions', async () => {
    expect(await gate.changes(slug, 1, 3)).toMatchObject({
      dossier: { slug },
      from: { number: 1 },
      to: { number: 3 },
      versions: [{ number: 3 }],
      changes: [
        { what: 'title', before: 'Water in the Valley', after: 'Third' },
        { what: 'section-removed', heading: 'Wells', entryCount: 1 },
      ],
    });
  });

  test.each([
    [1, 2],
    [2, 3],
    [3, 1],
    [1, 1],
    [1, 9],
  ])('from %i to %i is not told: one was never published, or they are not in order', async (from, to) => {
    expect(await gate.changes(slug, from, to)).toBeNull();
  });

  test('does not name a publication that was withdrawn since', async () => {
    await water.archive.db
      .updateTable('publication')
      .set({ withdrawn_at: new Date().toISOString() })
      .where('id', '=', water.wells.id)
      .execute();
    expect(JSON.stringify(await gate.changes(slug, 1, 3))).not.toContain('Wells Run Dry');
  });
});

describe('the list of publications', () => {
  test('comes in pages, newest first, those without a date last', async () => {
    await water.archive.db
      .updateTable('publication')
      .set({ date_edtf: null, date_raw: null, date_first: null, date_last: null })
      .where('id', '=', water.wells.id)
      .execute();
    await publish();
    const pages = [
      await gate.publications({ page: 1, pageSize: 2 }),
      await gate.publications({ page: 2, pageSize: 2 }),
    ];
    expect(pages).toMatchObject([
      { total: 3, page: 1, pageCount: 2 },
      { total: 3, page: 2, pageCount: 2 },
    ]);
    expect(pages.flatMap((it) => it.items.map((item) => item.title))).toEqual([
      'Who Owns the Canals',
      'Rivers of the Valley',
      'Wells Run Dry',
    ]);
    expect((await gate.publications({ page: 3, pageSize: 2 })).items).toEqual([]);
  });
});

test('an archive in which nothing is published is empty to the public', async () => {
  expect(await gate.archive()).toMatchObject({ name: 'Valley Research', seriesName: 'Valley Dossier' });
  expect(await gate.dossiers()).toEqual([]);
  expect(await gate.contributors()).toEqual([]);
  expect(await gate.topics()).toEqual([]);
  expect(await gate.publications({ page: 1, pageSize: 10 })).toEqual({
    items: [],
    total: 0,
    page: 1,
    pageCount: 0,
  });
});
