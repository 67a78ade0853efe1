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

/**
 * Cuts a query into its parts, whatever it is. Quotation marks of any language are the same; full-width forms, as East Asian
 * keyboards type them, count as plain ones; marks of direction, which come along when text is copied, as nothing.
 */
export function* queryTokens(typed: string): Generator<QueryToken> {
  const text = typed.replace(UNSEEN, '').replace(FULL_WIDTH, asPlain);
  let at = 0;
  let isStart = true;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      isStart = true;
      continue;
    }
    const { token, length } = tokenAt(text, at, isStart);
    yield token;
    at += length;
    isStart = token.type === 'open' || token.type === 'field' || token.type === 'minus';
  }
}

function asPlain(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

interface Cut {
  readonly token: QueryToken;
  readonly length: number;
}

function tokenAt(text: string, at: number, isStart: boolean): Cut {
  const character = text.charAt(at);
  if (character === '(') return { token: { type: 'open', text: '(' }, length: 1 };
  if (character === ')') return { token: { type: 'close', text: ')' }, length: 1 };
  const closing = closingQuote(text, at, isStart);
  if (closing !== null)
    return { token: quotedToken(text, at, closing), length: closing < 0 ? 1 : closing - at + 1 };
  if (isStart && MINUS.test(character) && /[^\s)\u002d\u2212]/u.test(text.charAt(at + 1)))
    return { token: { type: 'minus', text: '-' }, length: 1 };
  const word = wordAt(text, at);
  const field = FIELD.exec(word)?.[1];
  if (field !== undefined && isFollowed(text, at + field.length + 1))
    return { token: { type: 'field', text: field }, length: field.length + 1 };
  const token: QueryToken = isOperator(word)
    ? { type: 'operator', text: word }
    : { type: 'word', text: word };
  return { token, length: word.length };
}

function isOperator(word: string): word is 'AND' | 'OR' | 'NOT' {
  return word === 'AND' || word === 'OR' || word === 'NOT';
}

function quotedToken(text: string, at: number, closing: number): QueryToken {
  if (closing < 0) return { type: 'lone-quote', text: text.charAt(at) };
  return { type: 'quoted', text: text.slice(at + 1, closing).replace(QUOTES, ' ') };
}

/** Where the other of a quotation mark stands; -1: nowhere; `null`: none opens here. */
function closingQuote(text: string, at: number, isStart: boolean): number | null {
  const opening = text.charAt(at);
  if (QUOTE.test(opening)) {
    for (let end = at + 1; end < text.length; end++) if (QUOTE.test(text.charAt(end))) return end;
    return -1;
  }
  if (opening !== SINGLE_OPENING || !isStart) return null;
  // The closing one is also the apostrophe, behind which a word goes on.
  for (let end = text.indexOf(SINGLE_CLOSING, at); end >= 0; end = text.indexOf(SINGLE_CLOSING, end + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(end + 1))) return end;
  return null;
}

function wordAt(text: string, from: number): string {
  let end = from + 1;
  while (end < text.length) {
    const character = text.charAt(end);
    if (SPACE.test(character) || character === '(' || character === ')' || QUOTE.test(character)) break;
    end += 1;
  }
  return text.slice(from, end);
}

function isFollowed(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== '' && !SPACE.test(character) && character !== ')';
}

/** Marks of direction, the soft hyphen, the byte order mark. Joiners belong to words. */
const UNSEEN = /[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const SPACE = /[\s\u200b،؛;,؟?]/u;
const QUOTE = /["“”„‟«»]/u;
const QUOTES = /["“”„‟«»]/gu;
const SINGLE_OPENING = '‘';
const SINGLE_CLOSING = '’';
const MINUS = /[-−]/u;
const FIELD = /^(author|topic|place|actor|kind|lang|title|after|before):/iu;
