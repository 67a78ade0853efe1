import { COLUMNS, padded, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** One property of two things. */
export interface PairRow {
  readonly label: string;
  readonly one: string;
  readonly other: string;
}

const LABEL_AT = 4;
const ONE_AT = 14;
const OTHER_AT = 58;
const CELL_WIDTH = OTHER_AT - ONE_AT - 3;

/** Two things side by side under a number; what both have the same is quiet. Below it a line across both, and a command. */
export function printPair(
  terminal: Terminal,
  number: number,
  rows: readonly PairRow[],
  { why, command }: { readonly why: string; readonly command: readonly string[] },
): void {
  for (const [at, row] of rows.entries()) printRow(terminal, at === 0 ? String(number) : '', row);
  printBeside(terminal, 'why', why, 'cyan');
  for (const line of commandLines(command)) terminal.print(`${' '.repeat(LABEL_AT)}${line}`);
}

function printRow(terminal: Terminal, number: string, { label, one, other }: PairRow): void {
  const [left, right] = [wrap(one, CELL_WIDTH), wrap(other, CELL_WIDTH)];
  const isSame = one === other;
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const start =
      at === 0
        ? `${padded(number, LABEL_AT)}${terminal.style('dim', padded(label, ONE_AT - LABEL_AT))}`
        : ' '.repeat(ONE_AT);
    const cells = `${padded(left[at] ?? '', OTHER_AT - ONE_AT)}${right[at] ?? ''}`.trimEnd();
    terminal.print(start + (isSame ? terminal.style('dim', cells) : cells));
  }
}

function printBeside(terminal: Terminal, label: string, text: string, style: 'cyan'): void {
  for (const [at, line] of wrap(text, COLUMNS - ONE_AT).entries()) {
    const start =
      at === 0 ? terminal.style('dim', padded(label, ONE_AT - LABEL_AT)) : ' '.repeat(ONE_AT - LABEL_AT);
    terminal.print(`${' '.repeat(LABEL_AT)}${start}${terminal.style(style, line)}`);
  }
}

/** A command to copy, over several lines where it is long, as a shell takes it. */
function commandLines(words: readonly string[]): string[] {
  const whole = `$ ${words.join(' ')}`;
  if (whole.length <= COLUMNS - LABEL_AT) return [whole];
  const lines = ['$'];
  for (const word of words) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= COLUMNS - LABEL_AT - 2) lines[lines.length - 1] = line;
    else lines.push(`   ${word}`);
  }
  return lines.map((line, at) => (at < lines.length - 1 ? `${line} \\` : line));
}
