import { fold } from '../language/index.ts';
import { isOrganisation, namenessOf } from './nameness.ts';
import { ACCOUNT_NAMES, BESIDE_NAMES, JOB_WORDS } from './words/index.ts';

export interface SignedName {
  readonly name: string;
  readonly role: string | null;
  readonly literal: string;
}

/** A name without what stands after it: a role in brackets, an outlet, a place, a job title. */
export function readSignedName(part: string): SignedName {
  const { words, role } = withoutBracket(part);
  const bare = trimmed(withoutAffiliation(words)).replace(/(?<=\S)\s+(?:on|am|at|um|le|el)$/u, '');
  return { name: withoutJobBefore(withoutFinalStop(bare)), role, literal: part };
}

/** A bracket at the end holds a role (`Hg.`), an agency (`dpa`), a job, or nothing any more. */
function withoutBracket(part: string): { readonly words: string; readonly role: string | null } {
  const [, words, inside = ''] = /^(.*?\S)\s*[([]([^()[\]]*)[)\]]?$/u.exec(part) ?? [];
  if (words === undefined) return { words: part, role: null };
  const role = BRACKET_ROLES[fold(inside).replace(/\.$/u, '')] ?? null;
  return role !== null || inside === '' || isAside(inside) ? { words, role } : { words: part, role: null };
}

function trimmed(words: string): string {
  const bare = words.replace(/^["'“”„»«*_\s]+|["'“”„»«*_\s:,]+$/gu, '');
  const inside = /^\(([^()]+)\)?$/u.exec(bare)?.[1];
  return inside?.trim() ?? bare;
}

/** `Gastautor Max Beispiel`, `Example-Redakteurin Kate Example`. */
function withoutJobBefore(name: string): string {
  const words = name.split(/\s+/u);
  const job = words.findLastIndex((word) => hasJobWord(word.replace(/^.*-(?=\p{L})/u, '')));
  const rest = words.slice(job + 1);
  const isName =
    rest.length >= 2 &&
    rest.length <= 4 &&
    /^\p{Lu}/u.test(rest[0] ?? '') &&
    rest.every((word) => /^\p{Lu}[\p{L}’'.-]*$/u.test(word) || word.length <= 3);
  return job >= 0 && job <= 3 && isName && !isOrganisation(rest.join(' ')) ? rest.join(' ') : name;
}

function isAside(words: string): boolean {
  return (
    hasJobWord(words) ||
    isOrganisation(words) ||
    /^[\p{Lu}\p{Ll}\d.]{2,6}$/u.test(words) ||
    /[.\d@]/u.test(words)
  );
}

/** `for The Example`, `für den Beispielboten`, `in Berlin` behind a name of two words or more. */
function withoutAffiliation(name: string): string {
  const person = AFFILIATION.exec(name)?.[1];
  return person && !isOrganisation(person) && namenessOf(person) >= 0.6 ? person : name;
}

const AFFILIATION =
  /^(\S+(?:\s\S+){1,4}?)\s(?:for|für|pour|para|per|at|bei|chez|in|aus|from|à)\s(?:the |den |die |das |der |la |le )?[\p{Lu}\d].*$/u;

function withoutFinalStop(name: string): string {
  return /(?:^|[\s.])\p{L}{1,2}\.$|\b(?:Jr|Sr|Ph\.?D|M\.?D|Esq)\.$/u.test(name)
    ? name
    : name.replace(/[.\s]+$/u, '');
}

const BRACKET_ROLES: Readonly<Record<string, string>> = {
  ed: 'editor',
  eds: 'editor',
  editor: 'editor',
  editors: 'editor',
  hg: 'editor',
  hrsg: 'editor',
  dir: 'editor',
  trans: 'translator',
  tr: 'translator',
  translator: 'translator',
  translation: 'translator',
  ubersetzung: 'translator',
  traduction: 'translator',
  text: 'author',
  author: 'author',
  photos: 'photographer',
  photo: 'photographer',
  foto: 'photographer',
  fotos: 'photographer',
  photographer: 'photographer',
  illustrator: 'illustrator',
  illustration: 'illustrator',
};

/** Whether what stands in a byline can be a name: no account, no button, no job title, no address, no sentence. */
export function canBeName({ name }: SignedName): boolean {
  const folded = fold(name);
  if (name.length < 2 || name.length > LONGEST_NAME || !/\p{L}/u.test(name)) return false;
  if (ACCOUNT_NAMES.has(folded) || BESIDE_NAMES.has(folded) || LOWER_CASE_DESK.test(name)) return false;
  if (NEVER_IN_NAMES.test(name) || isAddress(name)) return false;
  const count = name.split(/\s+/u).length;
  if (isOrganisation(name)) return count <= LONGEST_HOUSE;
  return count <= LONGEST_PERSON && (!hasJobWord(name) || looksLikeNameWithTitle(name));
}

const NEVER_IN_NAMES = /[?!=#<>{}@]|\.{3}|…|^\d+\s|\s\d{3,}$/u;
/** In words. */
const LONGEST_HOUSE = 10;
const LONGEST_PERSON = 7;
const LONGEST_NAME = 90;
/** As an account is written, not as somebody signs. */
const LOWER_CASE_DESK = /^(?:redaktion|redaction|redazione|redactie|redaccion|editorial|[tT]eam|staff)\d*$/u;

function isAddress(name: string): boolean {
  return (
    /^(?:www\.|\S+\.(?:com|org|net|de|at|ch|fr|es|it|uk|eu|info|io|af|ir|nl|ru)$)/iu.test(name) &&
    !name.includes(' ')
  );
}

export function hasJobWord(words: string): boolean {
  return fold(words)
    .split(/[\s/]+/u)
    .some((word) => JOB_WORDS.has(word.replace(/[.,:]+$/u, '')));
}

/** `Chief Example` can be a name; `Senior Analyst` and `Staff Writer` are none. */
function looksLikeNameWithTitle(name: string): boolean {
  const rest = name.split(/\s+/u).filter((word) => !JOB_WORDS.has(fold(word)));
  return (
    rest.length >= 2 &&
    rest.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) &&
    !isOrganisation(name) &&
    JOB_FIRST.test(name)
  );
}

const JOB_FIRST = /^(?:Professor|Maître|Chief|President|Head)\s/u;

/** `Kate Example, Senior Analyst, Example Institute`: the house named behind a job title does not sign. */
export function withoutHouses(parts: readonly string[]): readonly string[] {
  return parts.filter((part, at) => {
    const before = parts[at - 1];
    return (
      at < 2 || before === undefined || !isOrganisation(part) || !hasJobWord(before) || isOrganisation(before)
    );
  });
}
