/**
 * Several values in one cell, ` | ` between them, so that `readCell` gives the same again. A backslash stands before what would
 * be read otherwise: `\|`, `\{`, `\\`, a blank at either end (`\ `), line ends (`\n`, `\r`), a tab (`\t`), an empty value (`\e`),
 * and the sign that would make a formula of the cell in a spreadsheet (`\=`, `\+`, `\-`, `\@`).
 */
export function writeCell(values: readonly string[]): string {
  const cell = values.map(writeValue).join(' | ');
  return /^[=+\-@]/u.test(cell) ? `\\${cell}` : cell;
}

/** The values in a cell, nothing where it is empty. Blanks around them are no part of them. */
export function readCell(cell: string): string[] {
  return splitCell(cell).map(unescaped);
}

/** The parts of a cell with their backslashes, for what has a meaning of its own within a part. */
export function splitCell(cell: string, separator = '|'): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      parts.push(trimmed(cell.slice(start, at)));
      start = at + 1;
    }
  }
  parts.push(trimmed(cell.slice(start)));
  return parts.filter((it) => it !== '');
}

/** A value with backslashes where it needs them. */
export function writeValue(value: string): string {
  const wellFormed = value.toWellFormed();
  if (wellFormed === '') return '\\e';
  const letters = Array.from(wellFormed);
  const written = letters.map((letter, at) => {
    const sign = WRITTEN.get(letter);
    if (sign !== undefined) return `\\${sign}`;
    const isAtEnd = at === 0 || at === letters.length - 1;
    return isAtEnd && /\s/u.test(letter) ? `\\${letter}` : letter;
  });
  return written.join('');
}

/** A value without its backslashes; one that means nothing here stays. */
export function unescaped(part: string): string {
  return part.replace(/\\([\s\S])/gu, (whole, letter: string) => {
    const read = READ.get(letter);
    if (read !== undefined) return read;
    return /[\\|{};=+\-@\s]/u.test(letter) ? letter : whole;
  });
}

/** Without blanks at both ends, but not one behind a backslash. */
export function trimmed(part: string): string {
  const rest = part.trimStart();
  const short = rest.trimEnd();
  let backslashes = 0;
  while (short[short.length - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1 ? rest.slice(0, short.length + 1) : short;
}

const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
  ['\\', '\\'],
  ['|', '|'],
  ['{', '{'],
]);
const READ: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['e', ''],
]);
