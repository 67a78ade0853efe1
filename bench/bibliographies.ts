// Real BibTeX files with the items that a kept importer (Zotero) makes of them, beside the libraries a user would take instead.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  BIBLIOGRAPHY_READERS,
  type BibliographyItem,
  type BibliographyReader,
} from './bibliography-readers.ts';
import { type Table, whole } from './table.ts';

/** How often a reader gives what is expected of an item, in percent of all expected items. */
export interface BibliographyRow {
  readonly name: string;
  /** Letter by letter, case as well. */
  readonly title: number;
  readonly titleCaseAside: number;
  readonly firstCreator: number;
  readonly allCreators: number;
  readonly year: number;
  readonly doi: number;
}

/**
 * Measures every reader over the files of the development set, or of another folder of the kind (`x.bib` beside `x.json`);
 * no rows where there are none. An item that a reader does not give counts as wrong in every column.
 */
export async function measureBibliographies(
  folder: string = DEVELOPMENT_SET,
): Promise<readonly BibliographyRow[]> {
  const files = filesIn(folder);
  if (files.length === 0) return [];
  const rows: BibliographyRow[] = [];
  for (const [name, read] of Object.entries(BIBLIOGRAPHY_READERS)) {
    rows.push(await measureReader(name, read, files));
  }
  return rows;
}

/** The measurement as a table, over all items. */
export async function bibliographiesTable(): Promise<Table> {
  const items = filesIn(DEVELOPMENT_SET).flatMap(({ expected }) => expected).length;
  const rows = await measureBibliographies();
  return {
    title: `What is read of ${whole(items)} entries of real BibTeX files, percent`,
    columns: ['', 'title', 'case aside', 'first creator', 'all creators', 'year', 'DOI'],
    rows: rows.map(({ name, ...marks }) => [
      name,
      ...[
        marks.title,
        marks.titleCaseAside,
        marks.firstCreator,
        marks.allCreators,
        marks.year,
        marks.doi,
      ].map((percent) => percent.toFixed(1)),
    ]),
    remark:
      rows.length === 0
        ? 'The bibliographies are not on this machine: nothing was measured.'
        : 'The expected titles were put into sentence case by Zotero’s importer; Sheaf keeps the source’s case unless asked.',
  };
}

const DEVELOPMENT_SET = resolve('../shared/devset/bibtex');

interface BibliographyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: readonly ExpectedItem[];
}

/** An item as Zotero's JSON has it. */
interface ExpectedItem {
  readonly itemType: string;
  readonly citationKey?: string;
  readonly title?: string;
  readonly date?: string;
  readonly DOI?: string;
  readonly url?: string;
  readonly extra?: string | readonly string[];
  readonly creators?: readonly {
    readonly name?: string;
    readonly firstName?: string;
    readonly lastName?: string;
  }[];
}

function filesIn(folder: string): readonly BibliographyFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bib') && existsSync(join(folder, name.replace(/bib$/, 'json'))))
    .map((name) => {
      // The answers are Zotero's own files.
      const { items } = JSON.parse(readFileSync(join(folder, name.replace(/bib$/, 'json')), 'utf8')) as {
        items: ExpectedItem[];
      };
      const expected = items.filter(({ itemType }) => itemType !== 'note' && itemType !== 'attachment');
      return { name, bytes: readFileSync(join(folder, name)), expected };
    });
}

async function measureReader(
  name: string,
  read: BibliographyReader,
  files: readonly BibliographyFile[],
): Promise<BibliographyRow> {
  const marks = { title: 0, titleCaseAside: 0, firstCreator: 0, allCreators: 0, year: 0, doi: 0 };
  let count = 0;
  for (const file of files) {
    const answers = answersTo(file.expected, await itemsOf(read, file));
    for (const expected of file.expected) {
      count += 1;
      const agreeing = agreeingFields(answers.get(expected), expected);
      for (const field of agreeing) marks[field] += 1;
    }
  }
  const percent = (mark: number) => (100 * mark) / count;
  return {
    name,
    title: percent(marks.title),
    titleCaseAside: percent(marks.titleCaseAside),
    firstCreator: percent(marks.firstCreator),
    allCreators: percent(marks.allCreators),
    year: percent(marks.year),
    doi: percent(marks.doi),
  };
}

/** A reader that gives up on a file has read nothing of it. */
async function itemsOf(
  read: BibliographyReader,
  { name, bytes }: BibliographyFile,
): Promise<BibliographyItem[]> {
  try {
    return [...(await read(bytes, name))];
  } catch {
    return [];
  }
}

/** For every expected item the one under its key; where a key stands twice, the one with its title. Every item answers once. */
function answersTo(
  wanted: readonly ExpectedItem[],
  given: readonly BibliographyItem[],
): Map<ExpectedItem, BibliographyItem> {
  const answers = new Map<ExpectedItem, BibliographyItem>();
  const left = new Set(given);
  for (const isTitled of [true, false]) {
    for (const expected of wanted.filter((it) => !answers.has(it))) {
      const answer = [...left].find(
        ({ key, title }) =>
          key === (expected.citationKey ?? '') &&
          (!isTitled || plain(title).toLowerCase() === plain(expected.title).toLowerCase()),
      );
      if (!answer) continue;
      answers.set(expected, answer);
      left.delete(answer);
    }
  }
  return answers;
}

type Column = Exclude<keyof BibliographyRow, 'name'>;

function agreeingFields(item: BibliographyItem | undefined, expected: ExpectedItem): Column[] {
  if (!item) return [];
  const [title, wanted] = [plain(item.title), plain(expected.title)];
  const creators = item.creators.map(plain).filter((name) => name !== 'others');
  const wantedCreators = (expected.creators ?? []).map(naturalName).filter((name) => name !== 'others');
  const columns: [Column, boolean][] = [
    ['title', title === wanted],
    ['titleCaseAside', title.toLowerCase() === wanted.toLowerCase()],
    ['firstCreator', creators[0] === wantedCreators[0]],
    ['allCreators', creators.join('|') === wantedCreators.join('|')],
    ['year', item.year === yearIn(expected.date)],
    ['doi', isDoiOf(expected, item.doi.toLowerCase())],
  ];
  return columns.filter(([, agrees]) => agrees).map(([column]) => column);
}

function naturalName(creator: NonNullable<ExpectedItem['creators']>[number]): string {
  if (creator.name !== undefined) return plain(creator.name);
  // Zotero keeps `Jr` behind the first name.
  const [, first = '', suffix] = /^(.*?)(?:, (\S+))?$/u.exec(plain(creator.firstName)) ?? [];
  return plain(`${first} ${creator.lastName ?? ''}${suffix === undefined ? '' : `, ${suffix}`}`);
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

function yearIn(date: string | undefined): string {
  return /\d{4}/u.exec(date ?? '')?.[0] ?? '';
}

/** For types that have no DOI in Zotero it stands in `extra`; where it stands in the link only, to leave it there is right as well. */
function isDoiOf({ DOI, extra, url }: ExpectedItem, doi: string): boolean {
  const noted = [extra ?? []].flat().find((line) => line.startsWith('DOI: '));
  const wanted = (DOI ?? noted?.replace('DOI: ', '') ?? '').toLowerCase();
  if (wanted !== '') return doi === wanted;
  return doi === '' || (url ?? '').toLowerCase().endsWith(doi);
}
