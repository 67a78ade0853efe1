import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePieces, type Piece, type Verdict } from './compare-pieces.ts';
import { textSignature } from './text-signature.ts';

/** A text of its own for every number. */
function words(number: number, count = 300): string[] {
  return Array.from({ length: count }, (_, at) => `w${number}x${at}`);
}

/** Every `step`-th word is another. */
function edited(text: readonly string[], step: number): string[] {
  return text.map((word, at) => (at % step === step - 1 ? `edited${at}` : word));
}

const TEXT = words(1);
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: TEXT,
  retouched: edited(TEXT, 150),
  // A fifth is new.
  amended: [...TEXT.slice(0, 240), ...words(7, 80)],
  half: [...TEXT.slice(0, 150), ...words(8, 150)],
  abstract: TEXT.slice(0, 60),
  other: words(2),
  boilerplate: [...TEXT.slice(0, 290), ...words(9, 10)],
};

interface Known {
  title: string;
  subtitle?: string;
  /** Host and path. */
  at?: string;
  on?: string;
  by?: string;
  lang?: string;
  from?: string;
  text?: keyof typeof TEXTS;
  doi?: string;
  isbn?: string;
  guid?: string;
  translationOf?: string;
  translations?: readonly string[];
}

function piece(known: Known): Piece {
  const text = known.text === undefined ? null : (TEXTS[known.text] ?? []).join(' ');
  const identifiers = (['doi', 'isbn', 'guid'] as const).flatMap((scheme) => {
    const value = known[scheme];
    return value === undefined ? [] : [{ scheme, value }];
  });
  return {
    title: known.title,
    subtitle: known.subtitle ?? null,
    url: known.at === undefined ? null : `https://${known.at}`,
    date: known.on === undefined ? null : { edtf: known.on, raw: known.on },
    credits: (known.by ?? '').split('; ').flatMap((name) => (name === '' ? [] : { name })),
    language: known.lang ?? null,
    publisher: known.from ?? null,
    identifiers,
    signature: text === null ? null : textSignature(text),
    textLength: text?.length ?? 0,
    translationOf: known.translationOf === undefined ? null : `https://${known.translationOf}`,
    translations: (known.translations ?? []).map((url) => ({ language: 'en', url: `https://${url}` })),
  };
}

function compare(one: Known, other: Known): Verdict {
  return comparePieces(piece(one), piece(other));
}

const WELLS = 'Who counts the wells? Water in the second dry year';
const HOUSE = 'water.example/wells';

/** `sure` or `ask`, the relation, and where there is one the direction. */
type Expected = string;
type Pair = readonly [why: string, one: Known, other: Known, expected: Expected];

function said(verdict: Verdict): Expected {
  const { relation, isSure, direction } = verdict;
  return [isSure ? 'sure' : 'ask', relation, ...(direction ? [direction] : [])].join(' ');
}

function check(pairs: readonly Pair[]): void {
  it.each(pairs)('%s', (_, one, other, expected) => {
    expect(said(compare(one, other))).toBe(expected);
    expect(compare(one, other).reasons).not.toEqual([]);
  });
}

describe('one address', () => {
  check([
    ['the same link', { title: WELLS, at: HOUSE }, { title: WELLS, at: HOUSE }, 'sure same'],
    [
      'tracking, www and a slash',
      { title: WELLS, at: `www.${HOUSE}/?utm_source=feed` },
      { title: WELLS, at: HOUSE },
      'sure same',
    ],
    [
      'the same link, another precision of date',
      { title: WELLS, at: HOUSE, on: '2017' },
      { title: WELLS, at: HOUSE, on: '2017-05-03' },
      'sure same',
    ],
    [
      'an abstract in the feed, the text on the page',
      { title: WELLS, at: HOUSE, text: 'abstract' },
      { title: WELLS, at: HOUSE, text: 'text' },
      'sure same',
    ],
    [
      'a retitled piece of the same day',
      { title: 'Wells of Kunar', at: HOUSE, on: '2017-05-03' },
      { title: 'Counting water', at: HOUSE, on: '2017-05-03' },
      'sure same',
    ],
    [
      'a retitled piece by the same author',
      { title: 'Wells of Kunar', at: HOUSE, by: 'Ana Karimi' },
      { title: 'Counting water', at: HOUSE, by: 'A. Karimi' },
      'sure same',
    ],
    [
      'another title and nothing else known',
      { title: 'Wells of Kunar', at: HOUSE },
      { title: 'Counting water', at: HOUSE },
      'ask same',
    ],
    ['no title at all', { title: '', at: HOUSE }, { title: WELLS, at: HOUSE }, 'sure same'],
    [
      'an address used again',
      { title: 'Wells of Kunar', at: HOUSE, on: '2017-05-03' },
      { title: 'Roads of Logar', at: HOUSE, on: '2019-01-10' },
      'sure different',
    ],
    [
      'the report page of every year',
      { title: 'Annual Report 2019', at: 'water.example/annual', on: '2020-02-01' },
      { title: 'Annual Report 2020', at: 'water.example/annual', on: '2021-02-01' },
      'sure different',
    ],
    [
      'an address used again, for the same text',
      { title: 'Wells of Kunar', at: HOUSE, on: '2017', text: 'text' },
      { title: 'Counting water', at: HOUSE, on: '2019', text: 'text' },
      'ask maybe-same',
    ],
    [
      'the same title, updated at its link',
      { title: WELLS, at: HOUSE, on: '2017-05-03' },
      { title: `${WELLS} (amended)`, at: HOUSE, on: '2017-06-01' },
      'sure version other-is-newer',
    ],
    [
      'a page of statements',
      { title: 'Press release', at: 'water.example/press', on: '2017-05-03' },
      { title: 'Press release', at: 'water.example/press', on: '2018-05-03' },
      'ask maybe-same',
    ],
    [
      'a front page says nothing',
      { title: 'Wells of Kunar', at: 'water.example' },
      { title: 'Roads of Logar', at: 'water.example/' },
      'sure different',
    ],
    [
      'the same DOI, in other cases and as a link',
      { title: WELLS, doi: '10.1234/ABC' },
      { title: WELLS, at: 'doi.org/10.1234/abc' },
      'sure same',
    ],
    [
      'the same DOI, subtitle lost',
      { title: 'Who counts the wells', doi: '10.1234/abc' },
      { title: WELLS, doi: '10.1234/abc' },
      'sure same',
    ],
    [
      'the same DOI, another year and title',
      { title: 'Wells', doi: '10.1234/abc', on: '2010' },
      { title: 'Roads', doi: '10.1234/abc', on: '2018' },
      'sure different',
    ],
    [
      'the same ISBN in both lengths, the same title',
      { title: 'Water Law', isbn: '3-16-148410-X' },
      { title: 'Water law', isbn: '9783161484100' },
      'sure same',
    ],
    [
      'chapters of one book',
      { title: 'The law of wells', isbn: '9783161484100', by: 'Ana Karimi' },
      { title: 'The law of roads', isbn: '9783161484100', by: 'Ben Stone' },
      'sure different',
    ],
    [
      'the same GUID',
      { title: WELLS, guid: 'https://water.example/?p=12' },
      { title: WELLS, guid: 'http://water.example/?p=12' },
      'sure same',
    ],
    [
      'a bare number for a GUID',
      { title: 'Wells of Kunar', guid: '12' },
      { title: 'Roads of Logar', guid: '12' },
      'sure different',
    ],
    [
      'one address in two languages',
      { title: WELLS, at: HOUSE, lang: 'en' },
      { title: 'چه کسی چاه‌ها را می‌شمارد؟', at: HOUSE, lang: 'prs' },
      'ask translation',
    ],
  ]);
});

describe('one title', () => {
  check([
    [
      'date and author',
      { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' },
      { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' },
      'sure same',
    ],
    [
      'case, quotes and dashes',
      { title: '‘Mother of All Dams’ – the aftermath', on: '2017-05-03' },
      { title: 'Mother of all dams - The Aftermath', on: '2017-05-03' },
      'sure same',
    ],
    ['a day apart', { title: WELLS, on: '2017-05-03' }, { title: WELLS, on: '2017-05-04' }, 'sure same'],
    [
      'a month and a day of it',
      { title: WELLS, on: '2017-05', by: 'Ana Karimi' },
      { title: WELLS, on: '2017-05-04', by: 'A. Karimi' },
      'sure same',
    ],
    [
      'a subtitle in a field of its own',
      { title: 'Who counts the wells?', subtitle: 'Water in the second dry year', on: '2017-05-03' },
      { title: WELLS, on: '2017-05-03' },
      'sure same',
    ],
    [
      'a subtitle that is missing',
      { title: 'Who counts all the wells?', subtitle: 'Water in a dry year', on: '2017-05-03' },
      { title: 'Who counts all the wells?', on: '2017-05-03' },
      'sure same',
    ],
    [
      'the name of the site after it',
      { title: `${WELLS} | Water Institute`, from: 'Water Institute', on: '2017-05-03' },
      { title: WELLS, on: '2017-05-03' },
      'sure same',
    ],
    [
      'authors in another spelling',
      { title: WELLS, by: 'Borhan Osman; Ana Karimi' },
      { title: WELLS, by: 'Osman, Burhan' },
      'sure same',
    ],
    [
      'authors in another script',
      { title: WELLS, by: 'علی یاور عادلی' },
      { title: WELLS, by: 'Ali Yawar Adili' },
      'sure same',
    ],
    ['the same text', { title: WELLS, text: 'text' }, { title: WELLS, text: 'retouched' }, 'sure same'],
    [
      'two links on one site',
      { title: WELLS, at: HOUSE, on: '2017-05-03' },
      { title: WELLS, at: 'water.example/?p=17', on: '2017-05-03' },
      'sure same',
    ],
    [
      'a bibliography without links',
      { title: WELLS, on: '2017', by: 'Karimi, Ana' },
      { title: WELLS, at: HOUSE, on: '2017-05-03', by: 'Ana Karimi' },
      'sure same',
    ],
    [
      'an abstract and the text',
      { title: WELLS, on: '2017-05-03', text: 'abstract' },
      { title: WELLS, on: '2017-05-03', text: 'text' },
      'sure same',
    ],
    [
      'a year that is not certain',
      { title: WELLS, on: '2017~', by: 'Ana Karimi' },
      { title: WELLS, on: '2018-03', by: 'Ana Karimi' },
      'sure same',
    ],
    [
      'Dari letters, Arabic and Persian',
      { title: 'چه کسی چاه‌های كنر را می‌شمارد', on: '2017-05-03' },
      { title: 'چه کسی چاههای کنر را ميشمارد', on: '2017-05-03' },
      'sure same',
    ],
    ['nothing but the title', { title: WELLS }, { title: WELLS }, 'ask maybe-same'],
    ['nothing but a short title', { title: 'Dry wells' }, { title: 'Dry wells' }, 'sure different'],
    [
      'a short title and a day',
      { title: 'Dry wells', on: '2017-05-03' },
      { title: 'Dry wells', on: '2017-05-03' },
      'ask maybe-same',
    ],
    [
      'a short title, day and author',
      { title: 'Dry wells', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'Dry wells', on: '2017-05-03', by: 'Ana Karimi' },
      'sure same',
    ],
    [
      'other authors',
      { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' },
      { title: WELLS, on: '2017-05-03', by: 'Ben Stone' },
      'ask maybe-same',
    ],
    [
      'other authors, a short title',
      { title: 'Dry wells', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'Dry wells', on: '2017-05-03', by: 'Ben Stone' },
      'sure different',
    ],
    [
      'a year apart',
      { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' },
      { title: WELLS, on: '2018-05-03', by: 'Ana Karimi' },
      'ask maybe-same',
    ],
    [
      'years apart, nobody signs',
      { title: WELLS, on: '2014-05-03' },
      { title: WELLS, on: '2018-05-03' },
      'sure different',
    ],
    [
      'other text, other time',
      { title: WELLS, on: '2017-05-03', text: 'text' },
      { title: WELLS, on: '2017-07-03', text: 'other' },
      'sure different',
    ],
    [
      'other text, same day',
      { title: WELLS, on: '2017-05-03', text: 'text' },
      { title: WELLS, on: '2017-05-03', text: 'other' },
      'ask maybe-same',
    ],
    [
      'the text reworked, months later',
      { title: WELLS, on: '2017-05-03', text: 'text' },
      { title: WELLS, on: '2017-09-03', text: 'amended' },
      'ask version other-is-newer',
    ],
    [
      'two DOIs',
      { title: WELLS, on: '2017-05-03', doi: '10.1/a' },
      { title: WELLS, on: '2017-05-03', doi: '10.1/b' },
      'ask maybe-same',
    ],
    [
      'another site, no text',
      { title: WELLS, on: '2017-05-03', at: HOUSE },
      { title: WELLS, on: '2017-05-03', at: 'daily.example/x' },
      'ask maybe-same',
    ],
    [
      'another site of the same publisher',
      { title: WELLS, on: '2017-05-03', at: HOUSE, from: 'Water Institute' },
      { title: WELLS, on: '2017-05-03', at: 'wi-archive.example/x', from: 'Water Institute' },
      'sure same',
    ],
    [
      'two languages',
      { title: 'Kabul', lang: 'en', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'Kabul', lang: 'de', on: '2017-05-03', by: 'Ana Karimi' },
      'ask translation',
    ],
  ]);
});

describe('titles that many pieces have', () => {
  check([
    [
      'an editorial of the same day',
      { title: 'Editorial', on: '2017-05-03' },
      { title: 'Editorial', on: '2017-05-03' },
      'ask maybe-same',
    ],
    [
      'editorials of two issues',
      { title: 'Editorial', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'Editorial', on: '2017-08-03', by: 'Ana Karimi' },
      'sure different',
    ],
    ['introductions without a date', { title: 'Introduction' }, { title: 'Introduction' }, 'sure different'],
    [
      'press releases',
      { title: 'Press release', at: 'water.example/p1', on: '2017-05-03' },
      { title: 'Press Release', at: 'water.example/p2', on: '2017-05-09' },
      'sure different',
    ],
    [
      'letters of the same day with other texts',
      { title: 'Letter to the editor', on: '2017-05-03', text: 'text' },
      { title: 'Letter to the Editor', on: '2017-05-03', text: 'other' },
      'sure different',
    ],
    [
      'news in brief with the same text',
      { title: 'News in brief', on: '2017-05-03', text: 'text' },
      { title: 'News in brief', on: '2017-05-03', text: 'text' },
      'sure same',
    ],
    [
      'a Pashto bulletin',
      { title: 'خبرپاڼه', on: '2017-05-03' },
      { title: 'خبرپاڼه', on: '2017-06-03' },
      'sure different',
    ],
    [
      'a German press release',
      { title: 'Pressemitteilung', on: '2017-05-03' },
      { title: 'Pressemitteilung', on: '2017-05-20' },
      'sure different',
    ],
    [
      'a Dari leader',
      { title: 'سرمقاله', by: 'Ana Karimi' },
      { title: 'سرمقاله', by: 'Ana Karimi' },
      'sure different',
    ],
  ]);
});

describe('amended versions', () => {
  const plain: Known = { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' };
  const later = { on: '2017-08-01', by: 'Ana Karimi' };
  check([
    ['(amended)', plain, { ...later, title: `${WELLS} (amended)` }, 'sure version other-is-newer'],
    ['(an update)', plain, { ...later, title: `${WELLS} (an update)` }, 'sure version other-is-newer'],
    ['[Updated]', { ...later, title: `[Updated] ${WELLS}` }, plain, 'sure version one-is-newer'],
    ['UPDATE:', plain, { ...later, title: `UPDATE: ${WELLS}` }, 'sure version other-is-newer'],
    [
      '– updated version',
      plain,
      { ...later, title: `${WELLS} – updated version` },
      'sure version other-is-newer',
    ],
    ['v2', plain, { ...later, title: `${WELLS} v2` }, 'sure version other-is-newer'],
    ['2nd edition', { ...later, title: `${WELLS}, 2nd edition` }, plain, 'sure version one-is-newer'],
    [
      'third and second edition',
      { title: `${WELLS} (3rd edition)` },
      { title: `${WELLS} (second edition)` },
      'sure version one-is-newer',
    ],
    [
      'revised edition',
      plain,
      { ...later, title: `${WELLS} (revised edition)` },
      'sure version other-is-newer',
    ],
    [
      'with nearly the same text',
      { ...plain, text: 'text' },
      { ...later, title: `${WELLS} (amended)`, text: 'amended' },
      'sure version other-is-newer',
    ],
    [
      'marked without a date',
      { title: WELLS },
      { title: `${WELLS} (corrected)` },
      'sure version other-is-newer',
    ],
    [
      'marked, with another text',
      { ...plain, text: 'text' },
      { ...later, title: `${WELLS} (an update)`, text: 'other' },
      'ask version other-is-newer',
    ],
    [
      'words that may belong to the title',
      plain,
      { ...later, title: `${WELLS}: an update` },
      'ask version other-is-newer',
    ],
    [
      'a follow-up of that name',
      { ...plain, text: 'text' },
      { ...later, title: `${WELLS}: an update`, text: 'other' },
      'sure different',
    ],
    [
      'by other authors',
      plain,
      { title: `${WELLS} (updated)`, by: 'Ben Stone' },
      'ask version other-is-newer',
    ],
    [
      'a short title',
      { title: 'Wells', on: '2017' },
      { title: 'Wells (updated)', on: '2018' },
      'ask version other-is-newer',
    ],
    [
      'marked on both',
      { ...later, title: `${WELLS} (amended)` },
      { ...later, title: `${WELLS} [updated]` },
      'sure same',
    ],
    [
      'German',
      { title: 'Wer zählt die Brunnen im Tal?', on: '2017-05-03' },
      { title: 'Wer zählt die Brunnen im Tal? (aktualisiert)', on: '2017-06-03' },
      'sure version other-is-newer',
    ],
    [
      'German edition',
      { title: 'Wer zählt die Brunnen im Tal, 2. Auflage' },
      { title: 'Wer zählt die Brunnen im Tal' },
      'sure version one-is-newer',
    ],
    [
      'French',
      { title: 'Qui compte les puits de Kunar ? (mise à jour le 3 mai 2017)' },
      { title: 'Qui compte les puits de Kunar ?' },
      'sure version one-is-newer',
    ],
    [
      'Spanish',
      { title: '¿Quién cuenta los pozos de Kunar?' },
      { title: '¿Quién cuenta los pozos de Kunar? [actualizado]' },
      'sure version other-is-newer',
    ],
    [
      'Dari',
      { title: 'چه کسی چاه‌های کنر را می‌شمارد' },
      { title: 'چه کسی چاه‌های کنر را می‌شمارد (به‌روز شده)' },
      'sure version other-is-newer',
    ],
    [
      'Dari edition',
      { title: 'چه کسی چاه‌های کنر را می‌شمارد، چاپ دوم' },
      { title: 'چه کسی چاه‌های کنر را می‌شمارد' },
      'sure version one-is-newer',
    ],
    [
      'Pashto',
      { title: 'د کونړ کوهیان څوک شمېري' },
      { title: 'د کونړ کوهیان څوک شمېري (تازه شوې)' },
      'sure version other-is-newer',
    ],
    [
      'Arabic',
      { title: 'من يعد آبار كونر في السنة الجافة' },
      { title: 'من يعد آبار كونر في السنة الجافة (محدّث)' },
      'sure version other-is-newer',
    ],
  ]);
});

describe('series', () => {
  check([
    ['Part 1, Part 2', { title: `${WELLS}, Part 1` }, { title: `${WELLS}, Part 2` }, 'sure different'],
    ['(1), (2)', { title: `${WELLS} (1)` }, { title: `${WELLS} (2)` }, 'sure different'],
    [
      'the first without a number',
      { title: WELLS, on: '2017-05-03', by: 'Ana Karimi' },
      { title: `${WELLS} (2)`, on: '2017-05-06', by: 'Ana Karimi' },
      'sure different',
    ],
    [
      'a number before the colon',
      { title: 'A dry week (1): Who counts?', by: 'Ana Karimi' },
      { title: 'A dry week (2): Who pays?', by: 'Ana Karimi' },
      'sure different',
    ],
    ['years', { title: 'Report 2019', on: '2020' }, { title: 'Report 2020', on: '2020' }, 'sure different'],
    [
      'years, with the same boilerplate',
      { title: 'Annual Report 2019', text: 'text', at: 'water.example/r19' },
      { title: 'Annual Report 2020', text: 'boilerplate', at: 'water.example/r20' },
      'sure different',
    ],
    [
      'months',
      { title: 'Water levels in January 2020' },
      { title: 'Water levels in February 2020' },
      'sure different',
    ],
    [
      'Dari months',
      { title: 'سطح آب در ماه حمل ۱۳۹۹' },
      { title: 'سطح آب در ماه ثور ۱۳۹۹' },
      'sure different',
    ],
    ['quarters', { title: 'Water levels Q1' }, { title: 'Water levels Q2' }, 'sure different'],
    [
      'Roman numbers',
      { title: 'The Wells of Kunar II' },
      { title: 'The Wells of Kunar III' },
      'sure different',
    ],
    [
      'numbers in words',
      { title: 'The Wells of Kunar: Part One' },
      { title: 'The Wells of Kunar: Part Two' },
      'sure different',
    ],
    ['German', { title: 'Die Brunnen, Teil 1' }, { title: 'Die Brunnen, Teil 2' }, 'sure different'],
    ['Dari', { title: 'چاه‌های کنر (بخش اول)' }, { title: 'چاه‌های کنر (بخش دوم)' }, 'sure different'],
    [
      'Pashto',
      { title: 'د کونړ کوهیان، لومړۍ برخه' },
      { title: 'د کونړ کوهیان، دويمه برخه' },
      'sure different',
    ],
    [
      'one part, written in two ways',
      { title: 'The Wells of Kunar (2)', on: '2017-05-03' },
      { title: 'The Wells of Kunar (2)', on: '2017-05-03' },
      'sure same',
    ],
    [
      'a slip in the year of one report',
      { title: 'Report 2091', on: '2020-01-01', text: 'text' },
      { title: 'Report 2019', on: '2020-01-01', text: 'text' },
      'ask maybe-same',
    ],
  ]);
});

describe('copies on other sites', () => {
  const original: Known = { title: WELLS, at: HOUSE, on: '2017-05-03', text: 'text' };
  check([
    [
      'the later is the copy',
      original,
      { ...original, at: 'daily.example/wells', on: '2017-05-04', text: 'retouched' },
      'sure syndicated one-is-original',
    ],
    [
      'on a site that republishes',
      { ...original, at: 'reliefweb.int/report/wells' },
      original,
      'sure syndicated other-is-original',
    ],
    [
      'under another title',
      { ...original, title: 'Dry land', at: 'daily.example/a' },
      original,
      'sure syndicated',
    ],
    [
      'by nobody',
      { ...original, by: 'Ana Karimi' },
      { ...original, at: 'daily.example/a', by: 'Staff reporter' },
      'sure syndicated',
    ],
    [
      'a part of it',
      { ...original, text: 'half' },
      { ...original, at: 'daily.example/a', text: 'abstract' },
      'ask maybe-same',
    ],
    [
      'shortened by a fifth',
      original,
      { ...original, at: 'daily.example/a', on: '2017-05-09', text: 'amended' },
      'ask syndicated one-is-original',
    ],
    [
      'two sites of one registered name are one',
      original,
      { ...original, at: 'archive.water.example/x' },
      'sure same',
    ],
    [
      'two blogs with one provider are not',
      { ...original, at: 'ana.wordpress.com/x' },
      { ...original, at: 'ben.wordpress.com/x' },
      'sure syndicated',
    ],
    ['a resolver is nobody’s site', original, { ...original, at: 'hdl.handle.net/1/2' }, 'sure same'],
  ]);

  it('the house’s own is the original, whatever the dates', () => {
    const copy = piece({ ...original, at: 'daily.example/a', on: '2017-05-01' });
    expect(comparePieces(copy, piece(original), { hosts: ['www.water.example'] }).direction).toBe(
      'other-is-original',
    );
  });
});

describe('other titles', () => {
  check([
    [
      'a slip of the pen',
      { title: 'The wells of Nangarhar province', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'The wells of Nangrahar province', on: '2017-05-03', by: 'Ana Karimi' },
      'sure same',
    ],
    [
      'a slip and nothing else',
      { title: 'The wells of Nangarhar province' },
      { title: 'The wells of Nangrahar province' },
      'sure different',
    ],
    [
      'a subtitle more',
      { title: 'The wells of Nangarhar', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'The wells of Nangarhar: what is left', on: '2017-05-03', by: 'Ana Karimi' },
      'ask maybe-same',
    ],
    [
      'a kind before it',
      { title: 'External publication: The wells of Nangarhar', on: '2017-05-03' },
      { title: 'The wells of Nangarhar', on: '2017-05-03' },
      'ask maybe-same',
    ],
    [
      'East and West',
      { title: 'The wells of the East', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'The wells of the West', on: '2017-05-03', by: 'Ana Karimi' },
      'sure different',
    ],
    [
      'two pieces of one author and day',
      { title: 'The wells of Kunar', on: '2017-05-03', by: 'Ana Karimi' },
      { title: 'Roads and bridges', on: '2017-05-03', by: 'Ana Karimi' },
      'sure different',
    ],
    [
      'a new title above the same text',
      { title: 'The wells of Kunar', at: HOUSE, on: '2017-05-03', text: 'text' },
      { title: 'Counting water', at: 'water.example/b', on: '2018-05-03', text: 'text' },
      'ask version other-is-newer',
    ],
    [
      'the same text of the same day',
      { title: 'The wells of Kunar', at: HOUSE, on: '2017-05-03', text: 'text' },
      { title: 'Counting water', at: 'water.example/b', on: '2017-05-03', text: 'text' },
      'ask maybe-same',
    ],
    [
      'a correction is a piece of its own',
      { title: WELLS, on: '2017-05-03', text: 'text' },
      { title: `Correction to: ${WELLS}`, on: '2017-05-09', text: 'other' },
      'sure different',
    ],
    ['nothing in common', { title: 'The wells of Kunar' }, { title: 'Roads of Logar' }, 'sure different'],
    ['nothing known', { title: '' }, { title: '–' }, 'sure different'],
  ]);
});

describe('translations', () => {
  const english: Known = {
    title: WELLS,
    at: 'water.example/en/wells',
    lang: 'en',
    on: '2017-05-03',
    by: 'Ali Yawar Adili',
  };
  const dari: Known = {
    title: 'چه کسی چاه‌ها را می‌شمارد',
    at: 'water.example/prs/wells',
    lang: 'prs',
    on: '2017-05-03',
    by: 'علی یاور عادلی',
  };
  check([
    [
      'each names the other',
      { ...english, translations: [dari.at ?? ''] },
      { ...dari, translations: [english.at ?? ''] },
      'sure translation',
    ],
    [
      'one is said to be translated',
      english,
      { ...dari, translationOf: english.at ?? '' },
      'sure translation one-is-original',
    ],
    ['one names the other', { ...english, translations: [dari.at ?? ''] }, dari, 'sure translation'],
    [
      'one names the other, of another year',
      { ...english, on: '2012', translations: [dari.at ?? ''] },
      dari,
      'ask translation',
    ],
    [
      'one names the other, languages unknown',
      { title: WELLS, at: 'water.example/a', translations: ['water.example/b'] },
      { title: 'Wells', at: 'water.example/b' },
      'ask translation',
    ],
    ['a page that lists itself', { ...english, translations: [english.at ?? ''] }, english, 'sure same'],
    [
      'a link to the front page',
      { ...english, on: '2012', translations: ['water.example'] },
      { ...dari, at: 'water.example' },
      'sure different',
    ],
    ['the same day and author', english, dari, 'ask translation'],
    ['another day', english, { ...dari, on: '2017-06-09' }, 'sure different'],
    ['another author', english, { ...dari, by: 'Ben Stone' }, 'sure different'],
    [
      'Dari and Persian are not two languages',
      { ...dari, title: 'چاه‌های کنر' },
      { ...dari, title: 'راه‌های لوگر', lang: 'fa', at: 'water.example/fa' },
      'sure different',
    ],
  ]);
});

describe('a comparison', () => {
  it('says in words what speaks for it', () => {
    const one: Known = { title: WELLS, at: HOUSE, on: '2017-05-03', by: 'Ana Karimi' };
    expect(compare(one, one).reasons).toEqual([
      'same link',
      'same title',
      'same date',
      'an author in common',
    ]);
    expect(
      compare({ ...one, at: 'a.example/x' }, { ...one, at: 'b.example/x', by: 'Ben Stone' }).reasons,
    ).toEqual(['same title', 'same date', 'other authors']);
  });

  const title = fc.constantFrom(
    WELLS,
    `${WELLS} (amended)`,
    `${WELLS}: an update`,
    `${WELLS} v3`,
    `${WELLS} (2)`,
    'Editorial',
    '',
    'Report 2019',
    'Report 2020',
    'Wells',
  );
  const anyPiece = fc
    .record({
      title: fc.oneof(title, fc.string({ unit: 'binary' })),
      subtitle: fc.constantFrom(undefined, 'a subtitle', '(updated)'),
      at: fc.constantFrom(
        undefined,
        HOUSE,
        'water.example',
        'daily.example/a',
        'reliefweb.int/a',
        'water.example/b',
      ),
      on: fc.constantFrom(undefined, '2017-05-03', '2017-05-04', '2017', '2019~', '2018/..', 'no date'),
      by: fc.constantFrom(undefined, 'Ana Karimi', 'A. Karimi', 'Ben Stone'),
      lang: fc.constantFrom(undefined, 'en', 'prs', 'fa'),
      text: fc.constantFrom(undefined, ...Object.keys(TEXTS)),
      doi: fc.constantFrom(undefined, '10.1/a', '10.1/b'),
      isbn: fc.constantFrom(undefined, '9783161484100'),
      translationOf: fc.constantFrom(undefined, HOUSE),
    })
    // What is undefined is left out, as far as `piece` can see.
    .map((it) => piece(it as Known));

  it('is the same from the other side, with the direction turned', () => {
    const turned = new Map([
      ['one-is-newer', 'other-is-newer'],
      ['other-is-newer', 'one-is-newer'],
      ['one-is-original', 'other-is-original'],
      ['other-is-original', 'one-is-original'],
    ]);
    fc.assert(
      fc.property(anyPiece, anyPiece, (one, other) => {
        const [there, back] = [comparePieces(one, other), comparePieces(other, one)];
        expect({ ...back, direction: turned.get(back.direction ?? '') }).toEqual({
          ...there,
          direction: there.direction,
        });
        expect(there.isSure && there.relation === 'maybe-same').toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every piece the same as itself, or at least asks', () => {
    fc.assert(
      fc.property(anyPiece, (one) => {
        fc.pre(one.url !== null && /[^/]\/[^/]/.test(one.url) && one.title !== 'Editorial');
        expect(comparePieces(one, one).relation).toBe('same');
      }),
    );
  });

  it('never throws, whatever stands in the fields', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl());
    const wild = fc.record({
      title: text,
      subtitle: text,
      url: text,
      date: fc.record({ edtf: text, raw: text }),
      credits: fc.array(fc.record({ name: text }), { maxLength: 3 }),
      language: text,
      publisher: text,
      identifiers: fc.array(fc.record({ scheme: fc.constantFrom('doi', 'guid', 'isbn', 'x'), value: text }), {
        maxLength: 3,
      }),
      signature: fc.uint8Array(),
      textLength: fc.double(),
      translationOf: text,
    });
    fc.assert(
      fc.property(wild, wild, (one, other) => {
        expect(comparePieces(one, other).reasons).toBeInstanceOf(Array);
      }),
    );
  });

  it('does not tire of endless titles', () => {
    for (const endless of ['(', '(1) ', 'part ', ': ', ' - ', 'updated ', '2 ', 'ii ']) {
      const one = piece({ title: endless.repeat(50_000) });
      expect(comparePieces(one, piece({ title: WELLS })).relation).toBe('different');
    }
  });
});
