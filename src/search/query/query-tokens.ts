/** A part of a query as it stands. */
export type QueryToken =
  | { readonly type: 'open' | 'close' | 'minus'; readonly text: string }
  | { readonly type: 'operator'; readonly text: 'AND' | 'OR' | 'NOT' }
  | { readonly type: 'quoted'; readonly text: string }
  /** A quotation mark that has no other: what follows are plain words. */
  | { readonly type: 'lone-quote'; readonly text: string }
  /** `field:` right before a word or something in quotes. */
  | { readonly type: 'field'; readonly text: string }
  | { readonly type: 'word'; readonly text: string };

/** Cuts a query into its parts, whatever it is. Quotation marks of any language are the same. */
export function* queryTokens(text: string): Generator<QueryToken> {
  let at = 0;
  let isStart = true;
  while (at < text.length) {
    const rest = text.charAt(at);
    if (SPACE.test(rest)) {
      at += 1;
      isStart = true;
      continue;
    }
    const token = tokenAt(text, at, isStart);
    yield token;
    at += lengthOf(token);
    isStart = token.type === 'open' || token.type === 'field' || token.type === 'minus';
  }
}

function lengthOf(token: QueryToken): number {
  if (token.type === 'quoted') return token.text.length + 2;
  return token.type === 'field' ? token.text.length + 1 : token.text.length;
}

function tokenAt(text: string, at: number, isStart: boolean): QueryToken {
  const character = text.charAt(at);
  if (character === '(') return { type: 'open', text: '(' };
  if (character === ')') return { type: 'close', text: ')' };
  if (QUOTE.test(character)) {
    const end = closingQuote(text, at + 1);
    return end < 0
      ? { type: 'lone-quote', text: character }
      : { type: 'quoted', text: text.slice(at + 1, end) };
  }
  if (isStart && character === '-' && /[^\s()-]/u.test(text.charAt(at + 1)))
    return { type: 'minus', text: '-' };
  const word = wordAt(text, at);
  const field = FIELD.exec(word)?.[1];
  if (field !== undefined && isStart && isFollowed(text, at + field.length + 1))
    return { type: 'field', text: field };
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { type: 'operator', text: word };
  return { type: 'word', text: word };
}

function wordAt(text: string, from: number): string {
  let end = from + 1;
  while (end < text.length) {
    const character = text.charAt(end);
    // An apostrophe-like quote within a word belongs to it.
    if (SPACE.test(character) || character === '(' || character === ')' || QUOTE.test(character)) break;
    end += 1;
  }
  return text.slice(from, end);
}

function isFollowed(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== '' && !SPACE.test(character) && character !== ')';
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (QUOTE.test(text.charAt(at))) return at;
  return -1;
}

const SPACE = /[\s\u200b\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e،؛;,؟?]/u;
const QUOTE = /["“”„‟«»＂]/u;
const FIELD = /^(author|topic|place|actor|kind|lang|title|after|before)[:：]/iu;
