import { fold, tokens } from '../../language/index.ts';
import type { NameLikeness } from './person-likeness.ts';

/** An organisation's name taken apart for comparing. */
export interface OrganisationName {
  /** Folded words that tell, in order: no `the`, `of`, `and`, no legal form, no `team`; British and American as one. */
  readonly words: readonly string[];
  /** `aan` of `AAN`, `AAN Team` or `Afghanistan Analysts Network (AAN)`; empty where there is none. */
  readonly acronym: string;
  /** The first letters of its words, with and without the small ones: what its acronym may be. */
  readonly initials: readonly string[];
  /** A part of the organisation signs: `AAN Team`, `GSA Blog Team`, `Editorial staff`. */
  readonly isTeam: boolean;
}

/**
 * How likely two names are one organisation's: by `The`, `&`, order, legal form, British and American spelling, an
 * acronym and what it stands for, a team that signs for its house. The same from both sides.
 */
export function organisationLikeness(one: string, other: string): NameLikeness {
  return likenessOfOrganisations(readOrganisationName(one), readOrganisationName(other));
}

/** `organisationLikeness` for names that have been taken apart already. */
export function likenessOfOrganisations(a: OrganisationName, b: OrganisationName): NameLikeness {
  const found = sameWords(a, b) ?? sameAcronym(a, b) ?? acronymOfTheOther(a, b) ?? nearlySameWords(a, b);
  if (!found) return { likeness: 0, reasons: [] };
  if (a.isTeam === b.isTeam) return found;
  return { likeness: found.likeness - 0.08, reasons: [...found.reasons, 'one is the team of the other'] };
}

export function readOrganisationName(name: string): OrganisationName {
  const literal = name.slice(0, LONGEST_NAME).replaceAll('&', ' and ');
  const bracketed = BRACKETED_ACRONYM.exec(literal)?.[1] ?? '';
  const plain = bracketed === '' ? literal : literal.replace(BRACKETED_ACRONYM, ' ');
  const undotted = plain.replace(POSSESSIVE, '').replace(DOTTED, withoutDots);
  const all = tokens(undotted);
  const isTeam = all.length > 1 && TEAM_WORDS.has(all.at(-1) ?? '');
  const named = isTeam ? withoutTeam(all) : all;
  const words = named.filter((word) => !SMALL_WORDS.has(word)).map((word) => ONE_SPELLING.get(word) ?? word);
  return {
    words,
    acronym:
      fold(bracketed) || (words.length === 1 && isAcronym(undotted, words[0] ?? '') ? (words[0] ?? '') : ''),
    initials: words.length < 2 ? [] : [...new Set([initialsOf(words), initialsOf(named)])],
    isTeam,
  };
}

const LONGEST_NAME = 300;
const BRACKETED_ACRONYM = /\((\p{Lu}[\p{L}\d.&-]{1,11})\)/u;
const DOTTED = /(?<![\p{L}.])(?:\p{Lu}\.){2,8}/gu;
const POSSESSIVE = /['’]s(?!\p{L})/gu;

function withoutDots(letters: string): string {
  return `${letters.replaceAll('.', '')} `;
}

/** `AAN`, `UNAMA`, `UNHCR`: written in capitals, or too short to be a word. */
function isAcronym(literal: string, word: string): boolean {
  return word.length <= 10 && literal.toUpperCase().includes(word.toUpperCase()) && CAPITALS.test(literal);
}

const CAPITALS = /(?<!\p{L})[\p{Lu}\d]{2,10}(?!\p{Ll})/u;

function withoutTeam(all: readonly string[]): string[] {
  let end = all.length;
  while (end > 1 && TEAM_WORDS.has(all[end - 1] ?? '')) end -= 1;
  return all.slice(0, end);
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

function sameWords(a: OrganisationName, b: OrganisationName): NameLikeness | null {
  if (a.words.length === 0 || b.words.length === 0) return null;
  if (a.words.join(' ') === b.words.join(' ')) return { likeness: 0.97, reasons: ['the same words'] };
  if (a.words.length < 2 || sorted(a.words) !== sorted(b.words)) return null;
  return { likeness: 0.9, reasons: ['the same words in another order'] };
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

function sameAcronym(a: OrganisationName, b: OrganisationName): NameLikeness | null {
  if (a.acronym === '' || a.acronym !== b.acronym) return null;
  // `AAN` and `Afghanistan Analysts Network (AAN)`: one of them says what it stands for. Two that say different things differ.
  const isSaidOnce = isBare(a) || isBare(b);
  return isSaidOnce ? { likeness: 0.92, reasons: [`both are ${a.acronym.toUpperCase()}`] } : null;
}

function isBare(name: OrganisationName): boolean {
  return name.words.length === 1 && name.words[0] === name.acronym;
}

function acronymOfTheOther(a: OrganisationName, b: OrganisationName): NameLikeness | null {
  const short = isBare(a) ? a : isBare(b) ? b : null;
  const long = short === a ? b : a;
  if (!short || !long.initials.includes(short.acronym)) return null;
  // Two letters stand for too much.
  const likeness = short.acronym.length < 3 ? 0.7 : 0.84;
  return { likeness, reasons: [`“${short.acronym.toUpperCase()}” may stand for it`] };
}

/** One word more at the beginning (`International Crisis Group`), or words that differ in their endings alone. */
function nearlySameWords(a: OrganisationName, b: OrganisationName): NameLikeness | null {
  const [longer, shorter] = a.words.length >= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (shorter.length < 2) return null;
  if (
    longer.length === shorter.length + 1 &&
    LEADING_WORDS.has(longer[0] ?? '') &&
    longer.slice(1).join(' ') === shorter.join(' ')
  ) {
    return { likeness: 0.74, reasons: [`“${longer[0]}” is left out`] };
  }
  if (longer.length !== shorter.length) return null;
  const others = longer.filter((word, at) => word !== shorter[at]);
  const isClose = longer.every((word, at) => word === shorter[at] || differInEnding(word, shorter[at] ?? ''));
  return isClose && others.length <= 2
    ? { likeness: 0.8, reasons: ['the same but for the ending of a word'] }
    : null;
}

/** `Analyst` and `Analysts`, `Afghan` and `Afghanistan`: not numbers, and not words that have little in common. */
function differInEnding(one: string, other: string): boolean {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  if (shorter.length < 5 || /\d/.test(longer)) return false;
  return longer.startsWith(shorter) && ENDINGS.has(longer.slice(shorter.length));
}

const ENDINGS = new Set(['s', 'e', 'n', 'en', 'istan', 'al', 'is', 'ها', 'ان']);
const LEADING_WORDS = new Set(['international', 'national', 'us', 'uk', 'islamic', 'royal']);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).map(fold));
}

const SMALL_WORDS = words(`
  the a an of for and on in at to de du des la le les l d el los las y et und der die das den dem des für von zu di del
  della do da dos das e i inc ltd llc plc gmbh ev e.v ag sa asbl ngo و د در برای of
`);
const TEAM_WORDS = words(`
  team staff editors editor editorial desk newsroom writers reporters correspondents contributors redaktion redaction
  rédaction redacción equipe équipe equipo تیم ټیم تحریریه هیئت فريق
`);
const ONE_SPELLING: ReadonlyMap<string, string> = new Map([
  ['center', 'centre'],
  ['organization', 'organisation'],
  ['organizations', 'organisations'],
  ['program', 'programme'],
  ['labor', 'labour'],
  ['defense', 'defence'],
  ['univ', 'university'],
  ['inst', 'institute'],
  ['dept', 'department'],
  ['intl', 'international'],
]);
