import { findDates, fold } from '../language/index.ts';
import { invertedNames, namesWithInitials, turnedName } from './name-order.ts';
import { isOrganisation } from './nameness.ts';
import type { CreditDraft } from './publication-draft.ts';
import { withoutReadingTime } from './reading-time.ts';
import { canBeName, readSignedName, withoutHouses } from './signed-name.ts';
import { AGENCIES, CREDIT_OPENERS } from './words/index.ts';

/**
 * The names in a text that is known to be a byline (an author field, the text of a `rel=author` element), in its order:
 * `By`, reading times, dates, roles and job titles are not part of a name. Empty where it names nobody.
 */
export function readCredits(byline: string): CreditDraft[] {
  const text = withoutNoise(byline.slice(0, LONGEST_BYLINE));
  let role = 'author';
  const credits: CreditDraft[] = [];
  for (const clause of clausesOf(text)) {
    if (NO_CREDIT.test(clause)) continue;
    const opened = openedClause(clause);
    if (opened) role = opened.role;
    else if (isPlaceBeside(credits, clause)) continue;
    credits.push(...creditsOf(opened ? opened.words : clause, role));
    if (opened && opened.words === '') continue;
    role = 'author';
  }
  return withoutRepeats(credits);
}

/** `Kate Example — Kabul`: a single word set off behind a full name is where it was written. */
function isPlaceBeside(credits: readonly CreditDraft[], clause: string): boolean {
  const isFull = credits.some((it) => it.kind === 'person' && it.name.includes(' '));
  return isFull && /^\p{Lu}[\p{Ll}-]+$/u.test(clause) && !isOrganisation(clause);
}

const LONGEST_BYLINE = 1_000;

/** Takes out what stands in bylines and is never a name: addresses, handles, reading times, dates and times of day. */
function withoutNoise(text: string): string {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\bhttps?:\/\/\S+/giu, ' | ')
    .replace(/[([<]?\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\s*[)\]>]?/gu, ' | ')
    .replace(/[([]?(?<![\w])@\w{1,50}[)\]]?/gu, ' | ');
  return withoutDates(withoutReadingTime(plain).text).replace(CLOCK_TIME, ' | ');
}

const CLOCK_TIME =
  /(?:\b(?:um|at|à|a las)\s+)?\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*(?:uhr|am|pm|a\.m\.|p\.m\.|h|GMT|UTC|CET|CEST|EST|EDT|PST|BST|IST|MEZ)\b)*/giu;

function withoutDates(text: string): string {
  let rest = '';
  let end = 0;
  for (const date of findDates(text)) {
    rest += `${text.slice(end, date.start).replace(DATE_OPENERS, ' ')} | `;
    end = date.end;
  }
  return rest + text.slice(end);
}

const DATE_OPENERS =
  /(?:^|[\s,|])(?:published|posted|updated|last updated|written|veröffentlicht|aktualisiert|gepostet|geschrieben|erstellt|publié|mis à jour|publicado|actualizado|pubblicato|stand|datum|date)?\s*(?:on|am|vom|at|le|el|il|den|op|:|,)?\s*$/iu;

const CLAUSE_MARKS = /[|•·\n\r\t→»«]|\s[–—-]+\s|\s\/\s/u;
/** Parts that speak of something else than who made the piece. */
const NO_CREDIT =
  /copyright|©|\(c\)|all rights reserved|alle rechte|^(?:mehr|alle|weitere|more|all|other|view|see|show|read|plus|tous|voir|todos|más)\b.{0,30}\b(?:von|by|by this author|des autors|posts|articles|artikel|beiträge|author|autor|articles de|par|de|por)\b/iu;

/** The parts of a byline that do not belong together: between bars, and before `Photos:`, `Editing by`. */
function clausesOf(text: string): string[] {
  return text
    .split(CLAUSE_MARKS)
    .flatMap((part) => part.split(INNER_OPENER))
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '');
}

/** Parts a clause where a new role begins inside of it. */
const INNER_OPENER =
  /(?<=[\p{L}.)])[\s,;.]+(?=(?:(?:additional |with )?report(?:ing|ed) by|edit(?:ing|ed) by|written by|translat(?:ed|ion) by|illustrat(?:ed|ions?) by|photo(?:s|graphs|graphy)? by|photos?:|fotos?:|fotos? von|bilder(?: von)?:|text:|übersetz(?:t|ung) von|aus dem \p{L}+ von|illustrationen:|traduit (?:de .{2,30} )?par|traducido por|photos? de|illustrations?:|redaktion:|lektorat:)\s)/giu;

function openedClause(clause: string): { readonly role: string; readonly words: string } | null {
  const beginning = fold(clause.slice(0, 60)).replace(/^["'(\s]+/u, '');
  for (const [opener, role] of CREDIT_OPENERS) {
    if (!beginning.startsWith(opener)) continue;
    const next = beginning[opener.length] ?? '';
    if (next !== '' && !/[\s:]/u.test(next)) continue;
    const count = opener.split(' ').length;
    const words = clause.split(/\s+/u).slice(count).join(' ');
    const after = (clause.split(/\s+/u)[count - 1] ?? '').split(':')[1] ?? '';
    const rest = `${after} ${words}`.replace(/^[\s:]+/u, '').trim();
    const again = rest === '' || rest === clause ? null : openedClause(rest);
    return again ?? { role, words: rest };
  }
  return null;
}

function creditsOf(labelled: string, role: string): CreditDraft[] {
  const words = labelled.replace(/^[\p{Script=Han}\s]{1,8}[:：]\s*/u, '');
  const inverted = invertedNames(words);
  if (inverted) return inverted.map((it) => creditOf(it.name, role, it.literal));
  const parts = withSuffixes(partsOf(words));
  const initialled = namesWithInitials(parts);
  if (initialled) return initialled.map((it) => creditOf(it.name, role, it.literal));
  const turned = turnedName(parts);
  if (turned) return [creditOf(turned, role, parts.join(', '))];
  return withoutHouses(parts)
    .map(readSignedName)
    .filter(canBeName)
    .map((it) => creditOf(it.name, it.role ?? role, it.literal));
}

function creditOf(name: string, role: string, literal: string): CreditDraft {
  const isHouse = isOrganisation(name) || name.split('/').every((it) => AGENCIES.has(fold(it)));
  return { name, kind: isHouse ? 'organisation' : 'person', role, literal };
}

const BETWEEN_NAMES =
  /\s+(?:im Gespräch mit|in conversation with|im Interview mit)\s+|\s*[,;،؛/]\s*(?:(?:and|und|et|y|e|&|و|او)\s+)?|\s+(?:and|und|et|y|en|и|ve|i|og|och|ja|with|mit|avec|con|&|\+|و|او|اور)\s+|\s+e\s+(?=\p{Lu})|[、，]/u;

function partsOf(words: string): string[] {
  const bare = words.replace(/^[\s,;.:–—-]+|[\s,;:–—-]+$/gu, '');
  // Initials and agencies, as newsrooms sign: `abc/dpa`.
  if (isWholeOrganisation(bare) || /^[^\s,;/]{1,8}(?:\/[^\s,;/]{1,8}){1,3}$/u.test(bare)) return [bare];
  return bare
    .split(BETWEEN_NAMES)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `Institute for Soil and Water`, `Water and Sanitation Unit`: an organisation whose name holds an *and*. */
function isWholeOrganisation(words: string): boolean {
  const parts = words.split(/\s+(?:and|und|et|y|&)\s+/u);
  if (parts.length !== 2 || /[,;|/]/u.test(words) || !isOrganisation(words)) return false;
  const [first = '', second = ''] = parts;
  const isTied = /\s(?:for|of|on|für|der|des|pour|de|para)\s/u.test(first) && isOrganisation(first);
  return isTied
    ? !isOrganisation(second) && second.split(' ').length === 1
    : !first.includes(' ') && isOrganisation(second) && !/^\p{Lu}{2,}$/u.test(first);
}

function withSuffixes(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && DEGREE.test(part)) continue;
    if (last !== undefined && SUFFIX.test(part)) joined[joined.length - 1] = `${last}, ${part}`;
    else joined.push(part);
  }
  return joined;
}

const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/u;
/** Degrees behind a name say what somebody is, as job titles do. */
const DEGREE =
  /^(?:Ph\.?\s?D|D\.?Phil|M\.?D|M\.?A|M\.?Sc|B\.?Sc|B\.?A|M\.?P\.?H|MBA|LL\.?[BM]|RDN?|RN|NP|DO|DDS|CSCS|CPT|Esq|MFA|MPA|EdD|JD|PsyD|LCSW)\.?$/u;

function withoutRepeats(credits: readonly CreditDraft[]): CreditDraft[] {
  const seen = new Set<string>();
  return credits.filter(({ name, role }) => {
    const key = `${fold(name)} ${role}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
