import { COLUMNS, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** `Merged this into that.`: a sentence whose first words, which say what was done, stand out. */
export function sayDone(terminal: Terminal, done: string, rest: string): void {
  for (const [at, line] of wrap(`${done}${rest}`, COLUMNS).entries()) {
    const isWhole = at === 0 && line.startsWith(done);
    terminal.print(isWhole ? terminal.style('green', done) + line.slice(done.length) : line);
  }
}

/** What can be done about it now: quiet, and on one line, to be copied. */
export function sayNext(terminal: Terminal, words: string): void {
  terminal.print(terminal.style('dim', words));
}
