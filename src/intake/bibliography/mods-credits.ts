import type { CreditDraft } from '../publication-draft.ts';
import { readInvertedName, turned } from './names.ts';
import { named, textOf, type XmlNode } from './xml-node.ts';

/** The names of a record, authors where no role is said. */
export function modsCredits(mods: XmlNode): CreditDraft[] {
  return named(mods, 'name')
    .map(creditOf)
    .filter((credit) => credit !== null);
}

function creditOf(name: XmlNode): CreditDraft | null {
  const role = roleOf(name);
  const parts = named(name, 'namePart');
  const partsOf = (type: string | undefined) =>
    parts.filter(({ attributes }) => attributes.type === type).map(textOf);
  const display = textOf(named(name, 'displayForm')[0]);
  const family = partsOf('family').join(' ');
  const plain = partsOf(undefined).join(' ');
  const isHouse = name.attributes.type === 'corporate' || name.attributes.type === 'conference';
  if (isHouse) {
    const literal = partsOf(undefined).join(', ') || display;
    return literal === '' ? null : { name: literal, kind: 'organisation', role, literal };
  }
  if (family === '') return readInvertedName(withoutDates(plain || display), role);
  const given = partsOf('given').join(' ');
  const suffix = partsOf('termsOfAddress').filter((terms) => /^(?:Jr|Sr|[IVX]{1,5})\.?$/u.test(terms))[0];
  const printed = [family, given].filter((part) => part !== '').join(', ');
  return { name: turned({ family, given, suffix }), kind: 'person', role, literal: display || printed };
}

/** Library catalogues put years of life behind a name: `Doe, Jane, 1950-`. */
function withoutDates(name: string): string {
  return name
    .replace(/,?\s*(?:b\.|d\.|ca\.)?\s*\d{4}\??\s*(?:-\s*(?:\d{4}\??)?)?\.?\s*$/u, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '');
}

function roleOf(name: XmlNode): string {
  const terms = named(name, 'role', 'roleTerm').map((term) =>
    textOf(term)
      .toLowerCase()
      .replace(/[.\s]+$/u, ''),
  );
  const known = terms.map((term) => ROLES[term]).find((role) => role !== undefined);
  return known ?? terms.find((term) => term.length > 3) ?? 'author';
}

/** MARC's codes and terms for relators. */
const ROLES: Readonly<Record<string, string>> = {
  aut: 'author',
  author: 'author',
  cre: 'author',
  creator: 'author',
  edt: 'editor',
  editor: 'editor',
  trl: 'translator',
  translator: 'translator',
  ill: 'illustrator',
  illustrator: 'illustrator',
  pht: 'photographer',
  photographer: 'photographer',
  com: 'compiler',
  compiler: 'compiler',
  ctb: 'contributor',
  contributor: 'contributor',
  drt: 'director',
  director: 'director',
  ive: 'interviewee',
  ivr: 'interviewer',
  interviewer: 'interviewer',
  ths: 'thesis advisor',
  pbl: 'publisher',
  fnd: 'funder',
  aui: 'introduction',
  cmm: 'commentator',
};
