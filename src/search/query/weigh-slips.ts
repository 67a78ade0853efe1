/**
 * How much two folded words differ, counting less what people really mistype and transliterators really vary: vowels, doubled letters,
 * `h`, letters that sound alike or lie beside one another on the keyboard, letters exchanged. One for any other letter.
 */
export function weighSlips(one: string, other: string): number {
  const rows: number[][] = [[0]];
  for (let row = 0; row <= one.length; row++) {
    const costs = rows[row] ?? [];
    rows[row] = costs;
    for (let column = 0; column <= other.length; column++)
      if (row + column > 0) costs[column] = leastCost(one, other, row, column, rows);
  }
  const start = one.charAt(0) === other.charAt(0) ? 0 : FIRST_LETTER;
  return (rows[one.length]?.[other.length] ?? 0) + start;
}

// None counts less than about two thirds: with smaller ones, two likely slips would go before a single one of any kind.
/** People rarely get the first letter wrong. */
const FIRST_LETTER = 0.2;
const EXCHANGED = 0.85;
const ALIKE = 0.7;
const BESIDE = 0.9;
const DOUBLED = 0.65;
const SOFT = 0.75;

function leastCost(
  one: string,
  other: string,
  row: number,
  column: number,
  rows: readonly number[][],
): number {
  const at = (back: number, side: number) => rows[row - back]?.[column - side] ?? Number.POSITIVE_INFINITY;
  const [a, b] = [one.charAt(row - 1), other.charAt(column - 1)];
  const [before, behind] = [one.charAt(row - 2), other.charAt(column - 2)];
  return Math.min(
    at(1, 0) + costOfExtra(a, before, one.charAt(row)),
    at(0, 1) + costOfExtra(b, behind, other.charAt(column)),
    row > 0 && column > 0 ? at(1, 1) + costOfReplacing(a, b) : Number.POSITIVE_INFINITY,
    row > 1 && column > 1 && a === behind && b === before && a !== b
      ? at(2, 2) + EXCHANGED
      : Number.POSITIVE_INFINITY,
  );
}

function costOfExtra(letter: string, before: string, behind: string): number {
  if (letter === before || letter === behind) return DOUBLED;
  return SOFT_LETTERS.includes(letter) ? SOFT : 1;
}

function costOfReplacing(one: string, other: string): number {
  if (one === other) return 0;
  if (SOUND_ALIKE.some((letters) => letters.includes(one) && letters.includes(other))) return ALIKE;
  return areNeighbours(one, other) ? BESIDE : 1;
}

function areNeighbours(one: string, other: string): boolean {
  const [here, there] = [keyOf(one), keyOf(other)];
  if (here === null || there === null || here.board !== there.board) return false;
  return Math.abs(here.row - there.row) <= 1 && Math.abs(here.column - there.column) <= 1;
}

interface Key {
  readonly board: number;
  readonly row: number;
  readonly column: number;
}

function keyOf(letter: string): Key | null {
  return KEYS.get(letter) ?? null;
}

/** Vowels and what is written or not: `Nangarhar`, `Nangrahar`; `Kandahar`, `Qandahar`; ه and ع at the end of a syllable. */
const SOFT_LETTERS = 'aeiouyhاوی';
const SOUND_ALIKE = [
  'aeiouy',
  'kqcx',
  'kg',
  'sz',
  'dtz',
  'vwfu',
  'bp',
  'jyg',
  'mn',
  'سصث',
  'تط',
  'زذضظژ',
  'هح',
  'قغک',
  'اع',
  'وی',
  'گک',
  'تټ',
  'دډ',
  'رړ',
  'نڼ',
  'شښخ',
];

/** The letters of keyboards, row by row: Latin ones of English, and Persian ones. */
const BOARDS = [
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو'],
];
const KEYS: ReadonlyMap<string, Key> = new Map(
  BOARDS.flatMap((rows, board) =>
    rows.flatMap((letters, row) =>
      Array.from(letters, (letter, column): [string, Key] => [letter, { board, row, column }]),
    ),
  ),
);
