import { edtfBounds, isEdtf, readDate } from '../../language/index.ts';
import {
  MOST_TERMS,
  QUERY_FIELDS,
  type Query,
  type QueryField,
  type QueryNode,
  type QueryNote,
} from './query.ts';
import { type QueryToken, queryTokens } from './query-tokens.ts';

/**
 * Reads what somebody typed: words, "phrases", begin*, AND, OR, NOT or -word, parentheses, and author:, topic:, place:, actor:, kind:,
 * lang:, title:, after: and before: with a word or "words" behind them. Words beside one another must all be there. Never throws: what
 * can not be read is searched as plain words, and said in the notes.
 */
export function readQuery(text: string): Query {
  const reading: Reading = { notes: [], terms: 0, frames: [{ alternatives: [[]], isNegated: false }] };
  const tokens = [...firstOf(queryTokens(text.slice(0, MOST_CHARACTERS)), MOST_TOKENS)];
  if (text.length > MOST_CHARACTERS) note(reading, 'long', text.slice(MOST_CHARACTERS, MOST_CHARACTERS + 20));
  else if (tokens.length === MOST_TOKENS) note(reading, 'long', tokens.at(-1)?.text ?? '');
  for (let at = 0; at < tokens.length; at++) at = readToken(reading, tokens, at);
  while (reading.frames.length > 1) {
    note(reading, 'parenthesis', '(');
    closeFrame(reading);
  }
  const [outer] = reading.frames;
  return { text, root: outer ? frameNode(outer) : null, notes: reading.notes };
}

const MOST_CHARACTERS = 4_000;
const MOST_TOKENS = 1_000;
const MOST_FRAMES = 32;

/** What stands within one pair of parentheses. */
interface Frame {
  /** Joined by OR; each a list joined by AND. */
  readonly alternatives: QueryNode[][];
  /** NOT or a minus stood before what comes next. */
  isNegated: boolean;
}

interface Reading {
  readonly notes: QueryNote[];
  terms: number;
  readonly frames: Frame[];
}

function* firstOf<T>(list: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const item of list) {
    if (count++ >= most) return;
    yield item;
  }
}

/** Reads one token, with the value behind a field. Gives the place of the last one it used. */
function readToken(reading: Reading, tokens: readonly QueryToken[], at: number): number {
  const token = tokens[at];
  if (!token) return at;
  if (token.type === 'field') return readField(reading, tokens, at, token.text.toLowerCase());
  if (token.type === 'open') openFrame(reading);
  else if (token.type === 'close') close(reading);
  else if (token.type === 'minus') return readMinus(reading, tokens, at);
  else if (token.type === 'operator') readOperator(reading, tokens, at, token.text);
  else if (token.type === 'lone-quote') note(reading, 'quote', token.text);
  else if (token.type === 'quoted') addPhrase(reading, token.text);
  else addWord(reading, token.text);
  return at;
}

function readField(reading: Reading, tokens: readonly QueryToken[], at: number, name: string): number {
  const value = tokens[at + 1];
  if (value?.type !== 'word' && value?.type !== 'quoted') {
    note(reading, 'field', `${name}:`);
    addWord(reading, name);
    return at;
  }
  const text = value.text.trim();
  if (!WORD.test(text)) {
    note(reading, 'field', `${name}:`);
    skip(reading);
  } else if (name === 'after' || name === 'before') addDate(reading, name, text);
  else if (isField(name)) add(reading, { type: 'field', field: name, value: text });
  return at + 1;
}

/** Behind a minus `OR` is a word. */
function readMinus(reading: Reading, tokens: readonly QueryToken[], at: number): number {
  negate(reading);
  const next = tokens[at + 1];
  if (next?.type !== 'operator') return at;
  addWord(reading, next.text);
  return at + 1;
}

function isField(name: string): name is QueryField {
  return QUERY_FIELDS.some((field) => field === name);
}

function addDate(reading: Reading, field: 'after' | 'before', value: string): void {
  const day = edtfBounds(edtfOf(value)).first;
  if (day !== null) {
    add(reading, { type: 'date', field, value, day });
    return;
  }
  note(reading, 'date', `${field}:${value}`);
  addPhrase(reading, value);
}

/** Nobody asks for what was published in the fourteenth century: a bare 1396 is a solar year. */
function edtfOf(value: string): string {
  const language = /^\s*1[34]\d\d(?!\d)/u.test(value) ? 'fa' : null;
  const typed = value.trim();
  if (language === null && isEdtf(typed)) return typed;
  return readDate(value, { language })?.edtf ?? '';
}

function openFrame(reading: Reading): void {
  if (reading.frames.length > MOST_FRAMES) note(reading, 'parenthesis', '(');
  else reading.frames.push({ alternatives: [[]], isNegated: false });
}

function close(reading: Reading): void {
  if (reading.frames.length === 1) note(reading, 'parenthesis', ')');
  else closeFrame(reading);
}

function closeFrame(reading: Reading): void {
  const frame = reading.frames.pop();
  const node = frame ? frameNode(frame) : null;
  if (node) add(reading, node, 0);
  else skip(reading);
}

function frameNode({ alternatives }: Frame): QueryNode | null {
  const parts = alternatives.flatMap((list) => joined('all', list) ?? []);
  return joined('any', parts);
}

function joined(type: 'all' | 'any', parts: readonly QueryNode[]): QueryNode | null {
  const [only] = parts;
  return parts.length > 1 ? { type, parts } : (only ?? null);
}

function readOperator(
  reading: Reading,
  tokens: readonly QueryToken[],
  at: number,
  operator: 'AND' | 'OR' | 'NOT',
): void {
  const next = tokens[at + 1];
  const hasNext =
    next !== undefined && next.type !== 'close' && !(next.type === 'operator' && next.text !== 'NOT');
  const hasBefore = (current(reading).alternatives.at(-1)?.length ?? 0) > 0;
  if (!hasNext || (operator !== 'NOT' && !hasBefore)) {
    note(reading, 'operator', operator);
    addWord(reading, operator);
  } else if (operator === 'NOT') negate(reading);
  else if (operator === 'OR') current(reading).alternatives.push([]);
}

function negate(reading: Reading): void {
  current(reading).isNegated = !current(reading).isNegated;
}

function addPhrase(reading: Reading, quoted: string): void {
  const text = quoted.trim();
  if (WORD.test(text)) add(reading, { type: /\s/u.test(text) ? 'phrase' : 'word', text });
  else skip(reading);
}

function addWord(reading: Reading, written: string): void {
  // Right behind a quotation mark a hyphen excludes nothing.
  const text = written.replace(/^[-−]+/u, '');
  if (!WORD.test(text)) {
    skip(reading);
    return;
  }
  const stem = /^(.*[\p{L}\p{N}\p{M}])\*+$/su.exec(text)?.[1];
  add(reading, stem === undefined ? { type: 'word', text } : { type: 'prefix', text: stem });
}

const WORD = /[\p{L}\p{N}]/u;

function add(reading: Reading, node: QueryNode, terms = 1): void {
  reading.terms += terms;
  const frame = current(reading);
  const { isNegated } = frame;
  frame.isNegated = false;
  if (reading.terms > MOST_TERMS) {
    if (reading.terms === MOST_TERMS + terms) note(reading, 'long', 'text' in node ? node.text : '');
    return;
  }
  frame.alternatives.at(-1)?.push(isNegated ? negated(node) : node);
}

function negated(node: QueryNode): QueryNode {
  return node.type === 'not' ? node.part : { type: 'not', part: node };
}

/** Nothing comes of what was read; a NOT before it is not for what follows. */
function skip(reading: Reading): void {
  current(reading).isNegated = false;
}

function current({ frames }: Reading): Frame {
  const frame = frames.at(-1);
  return frame ?? { alternatives: [[]], isNegated: false };
}

function note(reading: Reading, what: QueryNote['what'], text: string): void {
  if (reading.notes.length < MOST_NOTES) reading.notes.push({ what, text });
}

const MOST_NOTES = 8;
