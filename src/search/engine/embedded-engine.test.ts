import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArchive } from '../../archive/index.ts';
import { createPublications } from '../../catalogue/index.ts';
import { findTopic, takeInConcepts } from '../../names/index.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import {
  type ContractName,
  type ContractText,
  describeSearchEngine,
  type EngineUnderTest,
} from '../fixtures/search-engine-contract.ts';
import { markForIndexing } from '../mark-for-indexing.ts';
import { openEmbeddedEngine } from './embedded-engine.ts';

describeSearchEngine('the embedded engine', makeEmbedded);

async function makeEmbedded(): Promise<EngineUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  const archive = await createArchive(join(folder, 'archive'), { name: 'Searched' });
  return {
    async put(texts, names) {
      await takeInConcepts(archive, names.map(draftOf), 'test');
      for (const text of texts) await putText(text);
      await bringUpToDate(archive);
    },
    open: () => openEmbeddedEngine(archive),
    async slugOf(publication) {
      const row = await archive.db
        .selectFrom('publication')
        .select('cite_key')
        .where('id', '=', publication)
        .executeTakeFirstOrThrow();
      return row.cite_key;
    },
    async withdraw(slug) {
      await archive.db
        .updateTable('publication')
        .set({ withdrawn_at: '2026-01-02', withdrawn_by: 'test' })
        .where('cite_key', '=', slug)
        .execute();
    },
    async close() {
      await archive.close();
      rmSync(folder, { recursive: true });
    },
  };

  async function putText({
    slug,
    title,
    text,
    abstract,
    language,
    kind,
    date,
    authors,
    topics,
    isPublic,
  }: ContractText) {
    const ids: string[] = [];
    for (const topic of topics ?? []) ids.push((await findTopic(archive, topic))?.id ?? '');
    const [made] = await createPublications(archive, [
      {
        ...{
          citeKey: slug,
          kind: kind ?? 'publication',
          title,
          language: language ?? null,
          url: null,
          publisher: null,
        },
        ...{
          date: date === undefined ? null : { edtf: date, raw: date },
          isExternal: false,
          abstract: abstract ?? null,
        },
        credits: (authors ?? []).map((name) => ({
          name,
          kind: 'person' as const,
          role: 'author',
          literal: name,
        })),
        topics: ids,
      },
    ]);
    const id = made?.id ?? '';
    await archive.db.updateTable('publication_text').set({ text }).where('publication_id', '=', id).execute();
    if (isPublic !== false)
      await archive.db
        .updateTable('publication')
        .set({ public_since: '2026-01-01', public_by: 'test' })
        .where('id', '=', id)
        .execute();
    await markForIndexing(archive, [id]);
  }
}

function draftOf({ slug, kind, labels, hidden, within }: ContractName) {
  const label = (text: string, type: 'preferred' | 'alternative' | 'hidden' | 'acronym') => ({
    ...{ text, type, script: null, usedFrom: null, usedUntil: null },
    language: /[a-z]/i.test(text) ? 'en' : 'prs',
  });
  return {
    ...{ key: slug, kind, related: [], notes: [], identifiers: [] },
    labels: [
      ...labels.map((text, at) =>
        label(text, at === 0 ? 'preferred' : text.length === 2 ? 'acronym' : 'alternative'),
      ),
      ...(hidden ?? []).map((text) => label(text, 'hidden')),
    ],
    broader: within === undefined ? [] : [within],
    place: kind === 'place' ? { latitude: null, longitude: null, placeKind: null, precision: null } : null,
  };
}
