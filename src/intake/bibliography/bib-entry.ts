import type { BibCursor, BibStart } from './bib-cursor.ts';
import type { BibEntry, BrokenBibEntry } from './bib-file.ts';
import { readBibValue } from './bib-value.ts';

/**
 * The entry whose opening brace the cursor has passed. Forgotten commas, equals signs and closing braces are put right and
 * said so; where a value is never closed the entry is broken and the cursor stands at the next one.
 */
export function readBibEntry(
  cursor: BibCursor,
  start: BibStart,
  strings: ReadonlyMap<string, string>,
): BibEntry | BrokenBibEntry {
  const line = cursor.lineOf(start.at);
  const corrections: string[] = [];
  const key = readKey(cursor, start.closing === '}' ? KEY : KEY_IN_PARENTHESES, corrections);
  const fields = new Map<string, string>();
  const fault = readFields(cursor, start, strings, fields, corrections);
  if (fault === null) return { state: 'whole', type: start.type, key, fields, line, corrections };
  return { state: 'broken', line, says: `${named(start, key)} ${fault}`, raw: cursor.leaveBroken(start.at) };
}

function named({ type }: BibStart, key: string): string {
  return key === '' ? `The @${type} entry` : `The @${type} entry “${key.slice(0, 80)}”`;
}

/** What stands before the first comma; where the entry begins with a field at once, there is no key. */
function readKey(cursor: BibCursor, pattern: RegExp, corrections: string[]): string {
  pattern.lastIndex = cursor.at;
  const [all = '', words = ''] = pattern.exec(cursor.text) ?? [];
  if (cursor.text[cursor.at + all.length] !== '=') {
    cursor.at += all.length;
    return words.trim().replace(/\s+/gu, ' ');
  }
  const before = /^(?:\s*(\S[^\n]*?))??\s*$/u.exec(words.slice(0, lastWordIn(words)))?.[1] ?? '';
  if (before !== '') corrections.push(`There is no comma behind the key “${before}”.`);
  else corrections.push('The entry has no key.');
  cursor.at += lastWordIn(words);
  return before;
}

function lastWordIn(words: string): number {
  const end = words.trimEnd().length;
  let at = end;
  while (at > 0 && !/\s/u.test(words[at - 1] ?? '')) at--;
  return at;
}

/** Fills the fields; gives what is wrong where the entry cannot be read. */
function readFields(
  cursor: BibCursor,
  { closing }: BibStart,
  strings: ReadonlyMap<string, string>,
  fields: Map<string, string>,
  corrections: string[],
): string | null {
  for (let isFirst = true; ; isFirst = false) {
    const hasComma = cursor.skipBetweenFields();
    if (cursor.take(closing)) return null;
    if (cursor.isAtNextEntry()) {
      if (fields.size === 0)
        return 'breaks off before its first field. Complete it, then import the file again.';
      if (LOOKS_SWALLOWED.test([...fields.values()].at(-1) ?? ''))
        return `has a brace that is never closed. ${CORRECT_IT}`;
      corrections.push('The closing brace of the entry is missing.');
      return null;
    }
    const line = cursor.lineOf(cursor.at);
    const name = cursor.word();
    if (name === '')
      return `has something in line ${line} that is no field (“${excerpt(cursor)}”). ${CORRECT_IT}`;
    if (!hasComma && !isFirst) corrections.push(`A comma is missing before “${name}” in line ${line}.`);
    cursor.skipSpace();
    if (!cursor.take('=')) {
      const hasValue = /["{]/u.test(cursor.text[cursor.at] ?? '');
      const fault = hasValue ? 'has no equals sign' : 'has no value and was left out';
      corrections.push(`“${name}” in line ${line} ${fault}.`);
      if (!hasValue) continue;
    }
    const value = readBibValue(cursor, strings);
    if (!value)
      return `has a brace or quotation mark in “${name}” (line ${line}) that is never closed. ${CORRECT_IT}`;
    if (value.correction) corrections.push(value.correction);
    keep(fields, name.toLowerCase(), value.tex);
  }
}

function keep(fields: Map<string, string>, name: string, tex: string): void {
  const before = fields.get(name);
  if (before === undefined || before.trim() === '') fields.set(name, tex);
  else if (name === 'keywords') fields.set(name, `${before}; ${tex}`);
}

function excerpt({ text, at }: BibCursor): string {
  return text
    .slice(at, at + 30)
    .replace(/\s+/gu, ' ')
    .trim();
}

const KEY = /\s*([^,={}]{0,500}?)\s*(?=[,={}]|$),?/uy;
const KEY_IN_PARENTHESES = /\s*([^,={})]{0,500}?)\s*(?=[,={})]|$),?/uy;
/** A field inside a field: the brace before it was not closed. */
const LOOKS_SWALLOWED = /,\s{0,99}\p{L}{2,30}\s{0,9}=\s{0,9}["{\d]/u;
const CORRECT_IT = 'Correct it in the file, then import it again.';
