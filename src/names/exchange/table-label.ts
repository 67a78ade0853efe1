import { type Dated, isEdtf, readDate } from '../../language/index.ts';
import type { ConceptLabel } from '../concept.ts';
import { splitCell, trimmed, unescaped, writeValue } from './table-cell.ts';

/** A label in its cell: `Daesh {script=Latn; from=2014; until=2019; until said=till the spring of 2019}`. */
export function writeLabel({ text, script, usedFrom, usedUntil }: ConceptLabel): string {
  const facts = [
    ...(script === null ? [] : [`script=${writeFact(script)}`]),
    ...writeDate('from', usedFrom),
    ...writeDate('until', usedUntil),
  ];
  return facts.length === 0 ? writeValue(text) : `${writeValue(text)} {${facts.join('; ')}}`;
}

function writeDate(name: string, date: Dated | null): string[] {
  if (!date) return [];
  const said = date.raw === date.edtf ? [] : [`${name} said=${writeFact(date.raw)}`];
  return [`${name}=${writeFact(date.edtf)}`, ...said];
}

function writeFact(value: string): string {
  return writeValue(value).replace(/[;}]/gu, '\\$&');
}

/** What of a label its cell says; the column says the rest. */
export type LabelInCell = Pick<ConceptLabel, 'text' | 'script' | 'usedFrom' | 'usedUntil'>;

/** A label from one part of a cell (`splitCell`). Braces that hold no facts belong to the words. */
export function readLabel(part: string): LabelInCell {
  const open = openBrace(part);
  const facts = open === null || !part.endsWith('}') ? null : readFacts(part.slice(open + 1, -1));
  if (open === null || !facts)
    return { text: unescaped(part), script: null, usedFrom: null, usedUntil: null };
  return {
    text: unescaped(trimmed(part.slice(0, open))),
    script: facts.get('script') ?? null,
    usedFrom: dateOf(facts, 'from'),
    usedUntil: dateOf(facts, 'until'),
  };
}

function openBrace(part: string): number | null {
  for (let at = 0; at < part.length; at++) {
    if (part[at] === '\\') at += 1;
    else if (part[at] === '{') return at;
  }
  return null;
}

/** `null` where it is something else, or a date that could not be read: then nothing is taken out of the words. */
function readFacts(text: string): ReadonlyMap<string, string> | null {
  const facts = new Map<string, string>();
  for (const part of splitCell(text, ';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (!FACTS.has(name)) return null;
    facts.set(name, unescaped(trimmed(part.slice(equals + 1))));
  }
  const isUnread = ['from', 'until'].some((it) => facts.has(it) && dateOf(facts, it) === null);
  return facts.size === 0 || isUnread ? null : facts;
}

function dateOf(facts: ReadonlyMap<string, string>, name: string): Dated | null {
  const text = facts.get(name);
  if (text === undefined) return null;
  if (isEdtf(text)) return { edtf: text, raw: (facts.get(`${name} said`) ?? text).slice(0, LONGEST_RAW) };
  const read = readDate(text);
  return read ? { edtf: read.edtf, raw: text.slice(0, LONGEST_RAW) } : null;
}

const FACTS: ReadonlySet<string> = new Set(['script', 'from', 'from said', 'until', 'until said']);
const LONGEST_RAW = 500;
