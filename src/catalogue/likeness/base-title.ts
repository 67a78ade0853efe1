import { fold, foldForTitle } from '../../language/index.ts';
import { numberWord, PART_WORDS, readAmendment, readEdition } from './title-words.ts';

/** A title without the mark that tells it from others of the same name. */
export interface BaseTitle {
  /** Folded as by `foldForTitle`: for comparing, never for showing. */
  readonly base: string;
  /** `amended`: a version of the piece without the mark. `part`: another piece of the same series. */
  readonly mark: 'amended' | 'part' | null;
  /** Of the version, the part, or the year; `null` where the mark has none. */
  readonly number: number | null;
}

/**
 * Reads the mark of a title: `(amended)`, `[Updated]`, `UPDATE:`, `– updated version`, `v2`, `2nd edition` and the like of
 * other languages; `Part 2`, `(2)`, `Nr. 5`, a year or number at the end. A title that is nothing but a mark has none.
 * Where a part has been amended, `amended` is the mark and the part stays in the base.
 */
export function baseTitle(title: string): BaseTitle {
  const { base, whole, amended, part } = readTitle(title);
  if (amended) return { base: whole, mark: 'amended', number: amended.version };
  return { base, mark: part === null ? null : 'part', number: part };
}

/** A title taken apart; all texts folded as by `foldForTitle`. */
export interface TitleReading {
  /** As it stands. */
  readonly folded: string;
  /** Without what says that it is an amended version. */
  readonly whole: string;
  /** Without the number of its part as well. */
  readonly base: string;
  /** `isLoose`: by words that a title of its own may end with as well (`Elections in Kunar: an update`). */
  readonly amended: { readonly version: number | null; readonly isLoose: boolean } | null;
  readonly part: number | null;
}

export function readTitle(title: string): TitleReading {
  const known = recent.get(title);
  if (known) return known;
  const reading = takeApart(title);
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(title, reading);
  return reading;
}

/** A piece that is taken in is asked for its title's parts several times. */
const recent = new Map<string, TitleReading>();
const MOST_RECENT = 1_000;

function takeApart(title: string): TitleReading {
  const text = fold(title.slice(0, LONGEST_TITLE));
  const folded = foldForTitle(text);
  let rest = text;
  let amended: TitleReading['amended'] = null;
  for (let round = 0; round < MOST_MARKS; round++) {
    const found = findAmendment(rest);
    if (!found || !isTitle(foldForTitle(found.rest))) break;
    rest = found.rest;
    amended ??= { version: found.version, isLoose: found.isLoose };
  }
  const whole = foldForTitle(rest);
  const part = findPart(rest);
  const base = part ? foldForTitle(part.rest) : whole;
  return base === ''
    ? { folded, whole, base: whole, amended, part: null }
    : { folded, whole, base, amended, part: part?.number ?? null };
}

/** `The Second Edition` is a title, not an edition of *The*. */
function isTitle(folded: string): boolean {
  return folded !== '' && !/^(?:the|a|an|der|die|das|le|la|les|el|los|il)$/.test(folded);
}

const LONGEST_TITLE = 1000;
const MOST_MARKS = 3;

interface FoundAmendment {
  readonly rest: string;
  readonly version: number | null;
  readonly isLoose: boolean;
}

function findAmendment(text: string): FoundAmendment | null {
  for (const { mark, rest, isLoose } of placesOfMarks(text)) {
    const amendment = readAmendment(mark);
    // The number of an edition is no part of a title, wherever it stands.
    if (amendment) return { rest, isLoose: isLoose && amendment.version === null, ...amendment };
  }
  return findBareEdition(text);
}

interface MarkPlace {
  readonly mark: string;
  readonly rest: string;
  readonly isLoose: boolean;
}

/** Where a mark can stand: in brackets at either end, before the first colon or dash, after the last. */
function placesOfMarks(text: string): MarkPlace[] {
  const places: MarkPlace[] = [];
  const atEnd = /[([{]([^()[\]{}]{1,60})[)\]}]\s*[.!]?$/u.exec(text);
  if (atEnd?.[1]) places.push({ mark: atEnd[1], rest: text.slice(0, atEnd.index), isLoose: false });
  const atStart = /^[([{]([^()[\]{}]{1,60})[)\]}]\s*[:-]?/u.exec(text);
  if (atStart?.[1]) places.push({ mark: atStart[1], rest: text.slice(atStart[0].length), isLoose: false });
  const separators = [...text.matchAll(SEPARATOR)];
  const [first, last] = [separators[0], separators.at(-1)];
  if (first && first.index <= 40) {
    places.push({
      mark: text.slice(0, first.index),
      rest: text.slice(first.index + first[0].length),
      isLoose: false,
    });
  }
  if (last && text.length - last.index <= 60) {
    const isLoose = /[:,;.]/.test(last[0]);
    places.push({ mark: text.slice(last.index + last[0].length), rest: text.slice(0, last.index), isLoose });
  }
  return places;
}

const SEPARATOR = /\s*[:|;]\s|\s-+\s|,\s|\.\s/gu;

/** `… v2`, `… 2nd edition`, `… revised edition`, with nothing before it; `… releases version 2` may be another thing. */
function findBareEdition(text: string): FoundAmendment | null {
  const words = text.trimEnd().split(' ');
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const mark = foldForTitle(words.slice(-count).join(' '));
    const rest = words.slice(0, -count).join(' ');
    const version = readEdition(mark.split(' '));
    if (version !== null && !/^(?:no|in|of)$/.test(words.at(-count - 1) ?? ''))
      return { rest, version, isLoose: /^(?:version|ver|rev)/.test(mark) };
    if (count === 2 && REVISED_EDITION.test(mark)) return { rest, version: null, isLoose: false };
  }
  return null;
}

const REVISED_EDITION =
  /^(?:(?:amended|updated|revised|corrected|expanded|new) (?:version|edition)|(?:version|edition) (?:revisee|corrigee|actualisee|actualizada|revisada|corregida|ampliada)|(?:uberarbeitete|aktualisierte|erweiterte|korrigierte|geanderte) (?:fassung|version|auflage|ausgabe)|(?:نسخه|ویرایش) (?:جدید|اصلاحی))$/u;

interface FoundPart {
  readonly rest: string;
  readonly number: number;
}

function findPart(text: string): FoundPart | null {
  return findWordedPart(text) ?? findBracketedPart(text) ?? findNumberAtEnd(text);
}

/** `Part 2`, `(Part Two of 3)`, `Teil 2:`, `بخش دوم`, `دويمه برخه`. */
function findWordedPart(text: string): FoundPart | null {
  for (const pattern of [PART_AND_NUMBER, NUMBER_AND_PART]) {
    const found = pattern.exec(text);
    const number = Number(numberWord(foldForTitle(found?.[1] ?? '')) ?? Number.NaN);
    if (found && number > 0) return { rest: cut(text, found), number };
  }
  return null;
}

const PART = [...PART_WORDS].sort((a, b) => b.length - a.length).join('|');
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}])';
const ENDS = '(?=\\s*(?:[:.,;|)\\]-]|$))';
const OF_HOW_MANY = '(?:\\s*(?:/|of|von|de|sur|di|از|له|من)\\s*\\p{L}*\\d*)?';
const PART_AND_NUMBER = new RegExp(
  `[([]?${NOT_IN_WORD}(?:${PART})[.:]?\\s*#?([\\p{L}\\d]{1,12})${OF_HOW_MANY}${ENDS}[)\\]]?`,
  'u',
);
const NUMBER_AND_PART = new RegExp(
  `[([]?${NOT_IN_WORD}([\\p{L}\\d]{1,12})\\.?\\s(?:${PART})${ENDS}[)\\]]?`,
  'u',
);

/** `(2)`, `(2/3)`, `[II]`, before a colon too. */
function findBracketedPart(text: string): FoundPart | null {
  const found =
    /[([]\s*#?([\p{L}\d]{1,5})(?:\s*(?:\/|-|of|von|de|sur|از)\s*\d{1,4})?\s*[)\]](?=\s*(?:[:.?!-]|$))/u.exec(
      text,
    );
  const number = Number(numberWord(foldForTitle(found?.[1] ?? '')) ?? Number.NaN);
  return found && Number.isInteger(number) ? { rest: cut(text, found), number } : null;
}

/** A year, a number or a Roman number from II on. */
function findNumberAtEnd(text: string): FoundPart | null {
  const found =
    /(?<=\S)[\s,:#-]+(?:#|q)?(\d{1,4})(?:\s?[-/]\s?\d{1,4})?$|(?<=\S)\s(ii|iii|iv|vi|vii|viii|ix)$/u.exec(
      text,
    );
  const number = Number(numberWord(found?.[1] ?? found?.[2] ?? '') ?? Number.NaN);
  return found && Number.isInteger(number) ? { rest: text.slice(0, found.index), number } : null;
}

function cut(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}
