import { isOrganisation, isSingleName } from '../nameness.ts';
import type { MappedColumn } from './column-mapping.ts';

/**
 * What parts the parts of one cell, told over the whole column: of the separators given (surest first) the one that
 * enough cells have; `null` where cells hold one thing each.
 */
export function guessSeparator(cells: readonly string[], separators: readonly string[]): string | null {
  for (const separator of separators) {
    const having = cells.filter((cell) => partsOf(cell, separator).length > 1).length;
    const isEnough = having >= Math.max(1, cells.length * LEAST_SHARE);
    if (isEnough) return separator;
  }
  return null;
}

/**
 * How a column of names is to be parted, and whether family names come first (`Surname, First`). Bibliographies that part
 * names by commas alone (`Surname, First, Other, Second`) are known by having single words everywhere, in pairs.
 */
export function guessNames(cells: readonly string[]): Pick<MappedColumn, 'separator' | 'nameOrder'> {
  const separator = guessSeparator(cells, [';', '\n', '|', '؛']);
  const names = cells.flatMap((cell) => (separator === null ? [cell] : partsOf(cell, separator)));
  const inverted = names.filter((name) => isInverted(name, separator !== null)).length;
  const people = names.filter((name) => name.includes(' ') && !isOrganisation(name)).length;
  if (inverted > 0 && inverted >= people * 0.6) return { separator, nameOrder: 'last-first' };
  if (separator !== null) return { separator, nameOrder: 'as-written' };
  if (areCommaPairs(cells)) return { separator: ',', nameOrder: 'last-first' };
  return { separator: null, nameOrder: 'as-written' };
}

/** The parts of a cell between separators, trimmed, without empty ones. */
export function partsOf(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * `Surname, First`: a comma, a family name before it (perhaps with its `van der`), given names or initials behind it.
 * Where names are parted by something else than commas, a family name may be two words.
 */
export function isInverted(name: string, isParted: boolean): boolean {
  if (name.length > LONGEST_NAME) return false;
  const [family = '', given = '', ...more] = name.split(/\s*[,،]\s*/u);
  if (given === '' || more.length > 1 || isOrganisation(family) || isOrganisation(given)) return false;
  const words = given.split(/\s+/u);
  return words.length <= 3 && words.every((word) => GIVEN_NAME.test(word)) && isFamilyName(family, isParted);
}

function isFamilyName(family: string, isParted: boolean): boolean {
  const words = family.split(/\s+/u);
  if (words.length === 1) return isSingleName(family) || /^[\p{Script=Arabic}\u200c]+$/u.test(family);
  if (words.slice(0, -1).every((word) => PARTICLE.test(word))) return true;
  return isParted && words.length === 2 && words.every((word) => /^\p{Lu}/u.test(word));
}

function areCommaPairs(cells: readonly string[]): boolean {
  const lists = cells.map((cell) => partsOf(cell, ',')).filter((parts) => parts.length > 1);
  if (lists.length < Math.max(2, cells.length * 0.5)) return false;
  const paired = lists.filter((parts) => parts.length % 2 === 0 && parts.every(isHalf)).length;
  return paired >= lists.length * 0.9 && lists.some((parts) => parts.length > 2);
}

function isHalf(part: string): boolean {
  return (
    part.split(/\s+/u).every((word) => GIVEN_NAME.test(word) || PARTICLE.test(word)) &&
    part.split(/\s+/u).length <= 2
  );
}

const LONGEST_NAME = 150;
const LEAST_SHARE = 0.02;
const GIVEN_NAME = /^(?:\p{Lu}[\p{L}’'.-]*|[\p{Script=Arabic}\u200c]+)$/u;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|zur|bin|ibn|al|el)$/iu;
