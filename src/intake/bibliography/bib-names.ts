import { isOrganisation } from '../nameness.ts';
import { turned } from './names.ts';

export interface TexName {
  /** TeX in natural order: `First von Last, Jr`. */
  readonly natural: string;
  /** TeX as it stands. */
  readonly literal: string;
  /** Wrapped in braces: nothing in it is a surname, as for an organisation. */
  readonly isWhole: boolean;
}

export interface TexNames {
  readonly names: readonly TexName[];
  /** The list ends with `and others`. */
  readonly goesOn: boolean;
}

/** The names of an author or editor field, parted and turned while they are TeX still, where braces say what belongs together. */
export function readTexNames(tex: string): TexNames {
  const parts = partedBy(tex.replace(/\s+/gu, ' '), / and /iuy).flatMap((part) => partedWithoutAnd(part));
  const names = parts.map(trimmed).filter((name) => isSomething(name) && !JUST_AND.test(name));
  const goesOn = names.some((name) => OTHERS.test(name));
  return {
    names: names
      .filter((name) => !OTHERS.test(name))
      .slice(0, MOST_NAMES)
      .map(nameOf),
    goesOn,
  };
}

/** Without the `and` and commas that are left where a name was forgotten. */
function trimmed(part: string): string {
  let [start, end] = [0, Math.min(part.length, LONGEST_NAME)];
  while (end > 0 && /[\s,;]/u.test(part[end - 1] ?? '')) end--;
  if (/^\s*and\s/iu.test(part)) start = part.toLowerCase().indexOf('and') + 3;
  if (/\sand$/iu.test(part.slice(0, end))) end -= 4;
  return part.slice(start, end).trim();
}

/** Everybody counts braces, whether a backslash stands before them or not. */
function partedBy(tex: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < tex.length; at++) {
    const letter = tex[at];
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (letter === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      separator.lastIndex = at;
      const end = separator.test(tex) ? separator.lastIndex : at;
      if (end === at) continue;
      parts.push(tex.slice(from, at));
      from = end;
      // The space behind one *and* may be the one before the next.
      at = Math.max(at, end - 2);
      from = end;
    }
  }
  return [...parts, tex.slice(from)];
}

/** `Smith, J.; Doe, K.` and `Smith, J. & Doe, K.`: what no style of BibTeX reads and many programs write. */
function partedWithoutAnd(part: string): string[] {
  if (part.includes(';')) return partedBy(part, /\s*;\s*/uy);
  const pairs = pairsIn(part);
  if (pairs) return pairs;
  const beside = partedBy(part, /\s+\\?&\s+/uy);
  return beside.length > 1 && beside.every((name) => name.includes(',')) ? beside : [part];
}

/** `Smith, J., Doe, K. L.`: surnames and initials in turn. */
function pairsIn(part: string): string[] | null {
  const parts = part.includes('.') ? partedBy(part, /\s*,\s*/uy) : [];
  if (parts.length < 4 || parts.length % 2 === 1) return null;
  const initials = parts.filter((_name, at) => at % 2 === 1);
  if (!initials.every((it) => /^(?:\p{Lu}\.[\s~-]?){1,4}$/u.test(it))) return null;
  return initials.map((given, at) => `${parts[at * 2]}, ${given}`);
}

function nameOf(literal: string): TexName {
  const whole = wholeGroup(literal);
  if (whole !== null) return { natural: whole, literal: whole, isWhole: true };
  const parts = partedBy(literal, /\s*,\s*/uy).filter(isSomething);
  const extended = extendedName(parts);
  if (extended) return { natural: extended, literal, isWhole: false };
  return { natural: naturalOf(parts, literal), literal, isWhole: false };
}

function naturalOf(parts: readonly string[], literal: string): string {
  const [family = '', second, third, ...more] = parts;
  if (second === undefined) return family;
  if (more.length > 0) return literal;
  return third === undefined
    ? turned({ family, given: second })
    : turned({ family, suffix: second, given: third });
}

/** BibLaTeX's `given=Hans, family=Harman, prefix=von`. */
function extendedName(parts: readonly string[]): string | null {
  const named = new Map<string, string>();
  for (const part of parts) {
    const [, name, value] = /^\s*"?\s*([a-z]+(?:-i)?)\s*=\s*(.*?)\s*"?\s*$/isu.exec(part) ?? [];
    if (name === undefined || value === undefined) return null;
    named.set(name.toLowerCase(), value);
  }
  const family = named.get('family');
  if (family === undefined) return null;
  return turned({
    family,
    given: named.get('given'),
    particle: named.get('prefix'),
    suffix: named.get('suffix'),
  });
}

/** What is in the braces that hold the whole of a name. */
function wholeGroup(name: string): string | null {
  if (!name.startsWith('{') || !name.endsWith('}')) return null;
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '\\') at++;
    else if (name[at] === '{') depth++;
    else if (name[at] === '}' && --depth === 0) {
      const inside = name.slice(1, -1);
      // `{\OE}` is a letter, not a name.
      return at === name.length - 1 && !/^\\.{0,3}$/u.test(inside) ? (wholeGroup(inside) ?? inside) : null;
    }
  }
  return null;
}

/** What a name is, once it is text. */
export function kindOfName(name: string, { isWhole, literal }: TexName): 'person' | 'organisation' {
  return isWhole || (!literal.includes(',') && isOrganisation(name)) ? 'organisation' : 'person';
}

function isSomething(tex: string): boolean {
  return /[\p{L}\p{N}]/u.test(tex);
}

const JUST_AND = /^and$/iu;
const OTHERS = /^\{?(?:others|et\.?\s+al\.?)\}?$/iu;
const MOST_NAMES = 2_000;
const LONGEST_NAME = 1_000;
