import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { DossierDraft, EntryDraft } from '../draft.ts';
import { readDossierPage } from './read-dossier-page.ts';

const folder = join(import.meta.dirname, 'fixtures');

const expectedSchema = z.looseObject({ mustReport: z.array(z.string()) });

describe('a dossier page of', () => {
  test.each(pages())('%s is read as its editor would', (page, expectedFile) => {
    const { mustReport, ...expected } = expectedSchema.parse(JSON.parse(readFileSync(expectedFile, 'utf8')));
    const draft = readDossierPage({
      bytes: readFileSync(join(folder, page)),
      format: page.endsWith('.html') ? 'html' : 'text',
    });
    expect(essenceOf(draft)).toEqual(expected);
    expect(draft.report.map((note) => note.about)).toEqual(expect.arrayContaining(mustReport));
  });
});

function pages(): [string, string][] {
  return readdirSync(folder)
    .filter((name) => /\.(txt|html)$/.test(name))
    .map((name) => [name, join(folder, name.replace(/\.\w+$/, '.expected.json'))]);
}

function essenceOf(draft: DossierDraft) {
  return {
    title: draft.title,
    subtitle: draft.subtitle,
    language: draft.language,
    direction: draft.direction,
    lead: draft.lead.map((paragraph) => paragraph.slice(0, 60)),
    leadFigure: draft.leadFigure && {
      caption: draft.leadFigure.caption,
      credit: draft.leadFigure.credit,
      date: draft.leadFigure.date?.edtf ?? null,
    },
    sections: draft.sections.map((section) => ({
      heading: section.heading,
      period: section.period?.edtf ?? null,
      paragraphs: section.paragraphs.length,
      entries: section.entries.map(essenceOfEntry),
    })),
    tags: draft.tags,
    published: draft.published?.edtf ?? null,
    revised: draft.revised?.edtf ?? null,
  };
}

function essenceOfEntry(entry: EntryDraft) {
  return {
    title: entry.title,
    url: entry.url,
    contributors: entry.contributors.map(({ name, kind }) => ({ name, kind })),
    date: entry.date?.edtf ?? null,
    kind: entry.kind,
    publisher: entry.publisher,
    isExternal: entry.isExternal,
    hasBlurb: entry.blurb !== null,
  };
}
