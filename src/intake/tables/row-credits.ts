import { readCredits } from '../credits.ts';
import { isOrganisation, namenessOf } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import type { MappedColumn } from './column-mapping.ts';
import { isInverted, partsOf } from './list-separators.ts';

/** The credits in one cell of a column of names, in its order; `role` is what the column says they are. */
export function creditsOfCell(cell: string, column: MappedColumn, role: 'author' | 'editor'): CreditDraft[] {
  const habits = { isLastFirst: column.nameOrder === 'last-first', isParted: Boolean(column.separator) };
  // What parts names is looked for with the blanks around it, from each blank anew: there is never more than one.
  const words = cell.replace(/[^\S\n]+/gu, ' ').replace(/\n[\n ]*/gu, '\n');
  const credits = namesIn(words, column).flatMap((name) => creditsOfName(name, habits));
  return credits.map((credit) => (credit.role === 'author' ? { ...credit, role } : credit));
}

function namesIn(words: string, { separator, nameOrder }: MappedColumn): string[] {
  const isLastFirst = nameOrder === 'last-first';
  if (separator)
    return separator === ',' && isLastFirst ? pairsOf(partsOf(words, ',')) : partsOf(words, separator);
  return isLastFirst ? words.split(/\s(?:and|und|et|y|&)\s/u) : [words];
}

/** First and last name of two columns; with one of them missing, the other alone. */
export function creditOfHalves(first: string, last: string): CreditDraft[] {
  const name = [first, last].filter((half) => half !== '').join(' ');
  if (name === '') return [];
  return [{ name, kind: 'person', role: 'author', literal: name }];
}

interface NameHabits {
  readonly isLastFirst: boolean;
  readonly isParted: boolean;
}

function creditsOfName(text: string, { isLastFirst, isParted }: NameHabits): CreditDraft[] {
  if (isLastFirst && isInverted(text, true)) return [{ ...turned(text), literal: text }];
  const credits = readCredits(text);
  if (credits.length < 2 || !isParted) return credits;
  // In `Ministry of Roads and Bridges; Another Name` the list's own separator is the semicolon.
  const areAllNames = credits.every(
    ({ name }) => name.includes(' ') && !isOrganisation(name) && namenessOf(name) >= 0.6,
  );
  if (areAllNames && !/[,،]/u.test(text)) return credits;
  return [
    { name: text, kind: isOrganisation(text) ? 'organisation' : 'person', role: 'author', literal: text },
  ];
}

/** `King, Martin Luther, Jr.` is `Martin Luther King, Jr.`; the list's role words (`(ed.)`) are taken off first. */
function turned(text: string): Omit<CreditDraft, 'literal'> {
  const [family = '', given = '', suffix] = text.split(/\s*[,،]\s*/u);
  const read = readCredits(`${given} ${family}`);
  const [credit] = read;
  const name = read.length === 1 && credit ? credit.name : `${given} ${family}`;
  return { name: suffix ? `${name}, ${suffix}` : name, kind: 'person', role: credit?.role ?? 'author' };
}

function pairsOf(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) =>
    at % 2 === 1 ? [] : [[part, parts[at + 1]].filter((it) => it !== undefined).join(', ')],
  );
}
