// A real dossier page that is not ours to put into the project; where it is at hand, it is read as well. The fixture
// `model-quirks.txt` has the same quirks and is always read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDossierPage } from '../src/intake/index.ts';

const page = join(import.meta.dirname, '..', '..', 'shared', 'inputs', 'aan-iskp-dossier.txt');

describe('the real dossier page on ISKP, where it is at hand', () => {
  test(`is read exactly, or is not at hand (${existsSync(page) ? 'it is' : 'it is not'})`, () => {
    if (!existsSync(page)) return;
    const draft = readDossierPage({ bytes: readFileSync(page) });
    expect(draft.title).toBeNull();
    expect(draft.workingTitle).toMatch(/^Untitled/);
    expect(draft.lead).toHaveLength(6);
    expect([draft.leadFigure?.date?.edtf, draft.leadFigure?.credit]).toEqual(['2016-12', null]);
    expect(draft.figures).toEqual([]);
    expect(draft.sections.map((it) => [it.period?.edtf, it.entries.length])).toEqual([
      ['2014/2015', 4],
      ['2015/2016', 6],
      ['2017', 6],
    ]);
    expect(
      draft.sections.flatMap((it) => it.entries.map((entry) => [entry.date?.edtf, authorsOf(entry)])),
    ).toEqual(entries);
    expect(
      draft.sections
        .flatMap((it) => it.entries)
        .filter((it) => it.isExternal)
        .map((it) => it.title),
    ).toEqual(['Daesh and Taleban in Afghanistan']);
    expect(draft.revised?.edtf).toBe('2020-03-09');
    expect(draft.tags).toEqual(['Daesh', 'ISIS', 'ISKP']);
    expect(draft.leftovers).toEqual([]);
    const about = draft.report.map((note) => note.about);
    expect(about).toEqual(
      expect.arrayContaining(['title', 'figure-credit', 'label-misspelt', 'title-run-on']),
    );
  });
});

function authorsOf(entry: {
  readonly contributors: readonly { readonly name: string; readonly kind: string }[];
}): string {
  return entry.contributors
    .map((it) => (it.kind === 'person' ? it.name : `${it.name} (organisation)`))
    .join(', ');
}

const entries = [
  ['2014-11-17', 'Borhan Osman'],
  ['2015-02-12', 'Borhan Osman'],
  ['2015-04-22', 'Borhan Osman'],
  ['2015-11-17', 'Thomas Ruttig'],
  ['2016-07-27', 'Borhan Osman'],
  ['2016-09-05', 'Borhan Osman'],
  ['2016-09-27', 'Borhan Osman'],
  ['2016-10-19', 'Borhan Osman'],
  ['2016-11-23', 'Borhan Osman'],
  ['2016-12-12', 'Borhan Osman'],
  ['2017-01-27', 'AAN Team (organisation)'],
  ['2017-04-15', 'Borhan Osman, Kate Clark, Martine van Bijlert'],
  ['2017-05-23', 'Borhan Osman'],
  ['2017-06-04', 'Martine van Bijlert, Thomas Ruttig'],
  ['2017-06-07', 'Borhan Osman'],
  ['2017-07-23', 'Borhan Osman'],
];
