import { fold } from '../language/index.ts';
import type { ContributorDraft } from './draft.ts';
import { isOrganisation, isSingleName, namenessOf } from './nameness.ts';
import { BYLINE_OPENERS } from './words/index.ts';

export interface BylineReading {
  readonly contributors: readonly ContributorDraft[];
  /** 0 to 1: how much the words look like names and like nothing else. */
  readonly nameness: number;
  /** The line says that it is a byline (`By …`, `Von …`). */
  readonly isAnnounced: boolean;
}

/**
 * Reads a list of names: `Kate Example, A. N. Other and Water Institute`, with or without `By`. Names are kept
 * literally and in order; `null` where the words can not be names. Names that stand beside each other with nothing
 * between are left together: see `parted-names.ts`.
 */
export function readByline(text: string): BylineReading | null {
  const words = text.trim();
  if (words === '' || words.length > LONGEST_BYLINE || NEVER_IN_NAMES.test(words)) return null;
  if (words.length > LONGEST_NAME && !NAMES_APART.test(words)) return null;
  const opener = BYLINE_OPENERS.exec(fold(words.slice(0, LONGEST_OPENER)));
  const announced = opener ? readNameList(afterWords(words, opener[0].trim().split(/\s+/u).length)) : null;
  if (announced && announced.nameness >= 0.35) return { ...announced, isAnnounced: true };
  const plain = readNameList(words);
  return plain && { ...plain, isAnnounced: false };
}

const LONGEST_BYLINE = 300;
/** Most titles are told from names by these alone. */
const NEVER_IN_NAMES = /[?!“”"«»…@#=<>{}]/u;
const LONGEST_OPENER = 40;
/** Longer than that, and with nothing that parts names, it is a sentence. */
const LONGEST_NAME = 100;
const NAMES_APART = /[,;،؛&|/]|\s(?:and|und|et|y|e|with|mit|avec|con|و|او)\s/u;

/** Reads names that are known to be a byline, as after a label: what looks unlike a name is kept as one all the same. */
export function readLabelledNames(text: string): readonly ContributorDraft[] {
  const opener = BYLINE_OPENERS.exec(fold(text.slice(0, LONGEST_OPENER)));
  const words = opener ? afterWords(text, opener[0].trim().split(/\s+/u).length) : text;
  return partsOf(words).map((part) => contributorOf(part));
}

function readNameList(text: string): Omit<BylineReading, 'isAnnounced'> | null {
  const parts = partsOf(text);
  if (parts.length === 0 || parts.length > MOST_NAMES) return null;
  const each = parts.map(namenessOf);
  const nameness = Math.min(...each) * (parts.length > 1 && Math.max(...each) < 0.5 ? 0.5 : 1);
  return nameness === 0 ? null : { contributors: parts.map((part) => contributorOf(part)), nameness };
}

const MOST_NAMES = 30;

function afterWords(text: string, count: number): string {
  return text.trim().split(/\s+/u).slice(count).join(' ');
}

const SEPARATORS =
  /\s*[,;،؛|/]\s*(?:(?:and|und|et|y|e|&|و|او)\s+)?|\s+(?:and|und|et|y|en|и|ve|with|mit|avec|con|&|\+|و|او|اور)\s+|\s+(?:e)\s+(?=\p{Lu})/u;

function partsOf(text: string): string[] {
  const words = text.replace(/\s*[.,;:،|–—-]+\s*$/u, keepInitial).trim();
  const parts = withWholeOrganisations(words)
    .split(SEPARATORS)
    .map((part) => part.replaceAll(KEPT_AND, ' and ').trim())
    .filter((part) => part !== '');
  return turnInverted(joinOrganisation(words, joinSuffixes(parts)));
}

/** A full stop that ends an initial or an abbreviation is part of the name. */
function keepInitial(end: string, at: number, whole: string): string {
  return end.startsWith('.') && /(?:^|[\s.])\p{L}{1,2}$/u.test(whole.slice(0, at)) ? '.' : '';
}

/** Stands for an *and* inside a name while a list is parted. */
const KEPT_AND = '\u0001';

/** `Institute for Soil and Water`, `Ministry of Energy and Mines`: what follows *for* or *of* belongs to the organisation. */
function withWholeOrganisations(words: string): string {
  if (!words.includes(' and ')) return words;
  return words.replace(ORGANISATION_OF_TWO, (whole, first: string, second: string) =>
    isOrganisation(first) && !isOrganisation(second) ? `${first}${KEPT_AND}${second}` : whole,
  );
}

const ORGANISATION_OF_TWO =
  /(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)* (?:for|of|on) \p{Lu}\p{L}+) and (\p{Lu}\p{L}+)(?=\s*(?:$|[,;|]| and ))/gu;

/** `Water and Sanitation Unit` is one organisation: a part of a single word beside an organisation's word. */
function joinOrganisation(whole: string, parts: string[]): string[] {
  const hasComma = /[,;،؛|]/u.test(whole);
  if (parts.length < 2 || hasComma || !isOrganisation(whole)) return parts;
  return parts.some((part) => !part.includes(' ') && !isOrganisation(part) && !/^\p{Lu}{2,}$/u.test(part))
    ? [whole]
    : parts;
}

function joinSuffixes(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && /^(?:Jr|Sr|II|III|PhD|MD)\.?$/u.test(part))
      joined[joined.length - 1] = `${last}, ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** `Surname, First and Other Name`: the first name is turned, as bibliographies set it, where both halves are single words. */
function turnInverted(parts: string[]): string[] {
  const [surname, given, ...others] = parts;
  if (!surname || !given || !isSingleName(surname) || !/^\p{Lu}[\p{L}’'-]*\.?(?:\s\p{Lu}\.?)*$/u.test(given))
    return parts;
  if (others.some((part) => isSingleName(part))) return parts;
  return [`${given} ${surname}`, ...others];
}

const ROLES: Record<string, string> = {
  ed: 'editor',
  eds: 'editor',
  editor: 'editor',
  editors: 'editor',
  hg: 'editor',
  hrsg: 'editor',
  trans: 'translator',
  tr: 'translator',
  translator: 'translator',
  translation: 'translator',
  übersetzung: 'translator',
  photos: 'photographer',
  photo: 'photographer',
  photographer: 'photographer',
  illustrator: 'illustrator',
};

function contributorOf(part: string): ContributorDraft {
  const bracket = /^(.*\S)\s*\(([^()]*)\)$/u.exec(part);
  const role = bracket?.[2] ? ROLES[bracket[2].toLowerCase().replace(/\.$/u, '')] : undefined;
  const name = bracket?.[1] && role ? bracket[1] : part;
  return { name, kind: isOrganisation(name) ? 'organisation' : 'person', role: role ?? 'author' };
}
