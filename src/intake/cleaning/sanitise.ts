import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';
import { ATTRIBUTES, BLOCKS, INLINES, SILENT, WRAPPERS } from './allowlist.ts';
import { cleanCharacters } from './characters.ts';
import { plainTokens } from './plain-markup.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a piece of HTML is made of, with the allowed elements and attributes only, balanced, all values and texts escaped. */
export function sanitisedTokens(html: string): readonly Token[] {
  return plainTokens(html.includes('\r') ? html.replace(/\r\n?/gu, '\n') : html) ?? parsedTokens(html);
}

/** The same by a whole parser: for HTML of every kind. */
export function parsedTokens(html: string): readonly Token[] {
  return [...tokensOf(cleanCharacters(sanitise(html)))];
}

/**
 * Markup with the allowed elements and attributes only, balanced, every value quoted and escaped, and nested no deeper
 * than `DEEPEST`: hostile nesting takes no more time and memory than any other text of its length.
 */
export function sanitise(html: string): string {
  return hasManyTags(html)
    ? sanitizeHtml(html, { ...OPTIONS, ...depthLimit(html) })
    : sanitizeHtml(html, OPTIONS);
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS.keys(), ...INLINES, ...WRAPPERS, 'img', 'br', 'hr'],
  allowedAttributes: { ...ATTRIBUTES },
  allowedSchemes: ['http', 'https', 'mailto'],
  // Lazily loaded pictures hold a tiny `data:` picture here and the real address beside it.
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  nonTextTags: [...SILENT],
  disallowedTagsMode: 'discard',
};

/** The parser's list of open elements takes time with its length at every tag. */
const DEEPEST = 200;

function hasManyTags(html: string): boolean {
  let found = 0;
  for (let at = html.indexOf('<'); at !== -1 && found <= DEEPEST; at = html.indexOf('<', at + 1)) found += 1;
  return found > DEEPEST;
}

/** Counts open elements with the sanitiser's own events and keeps further opening tags from its parser; their text stays. */
function depthLimit(html: string): sanitizeHtml.IOptions {
  let depth = 0;
  let hasLeftOut = false;
  const isTooDeep = (start: number, end: number) => {
    const isOut = depth >= (RAW_TEXT.test(html.slice(start, end)) ? 2 * DEEPEST : DEEPEST);
    hasLeftOut ||= isOut;
    return isOut;
  };
  class LimitedTokenizer extends Tokenizer {
    constructor(options: ConstructorParameters<typeof Tokenizer>[0], parser: TokenizerCallbacks) {
      super(options, withoutTags(parser, isTooDeep));
    }
  }
  return {
    parser: { Tokenizer: LimitedTokenizer },
    // Words on both sides of a tag that was left out stay two.
    textFilter: (text) => {
      const parted = hasLeftOut ? ` ${text}` : text;
      hasLeftOut = false;
      return parted;
    },
    onOpenTag: () => {
      depth += 1;
    },
    onCloseTag: () => {
      depth -= 1;
    },
  };
}

/** Without their tags, these would show their content as text. */
const RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)$/iu;

function withoutTags(
  parser: TokenizerCallbacks,
  isTooDeep: (start: number, end: number) => boolean,
): TokenizerCallbacks {
  let isLeftOut = false;
  const unlessLeftOut =
    <Arguments extends unknown[]>(handle: (...them: Arguments) => void) =>
    (...them: Arguments) => {
      if (!isLeftOut) handle.apply(parser, them);
    };
  return {
    onattribdata: unlessLeftOut(parser.onattribdata),
    onattribentity: unlessLeftOut(parser.onattribentity),
    onattribend: unlessLeftOut(parser.onattribend),
    onattribname: unlessLeftOut(parser.onattribname),
    onopentagend: unlessLeftOut(parser.onopentagend),
    onselfclosingtag: unlessLeftOut(parser.onselfclosingtag),
    onopentagname: (start, end) => {
      isLeftOut = isTooDeep(start, end);
      if (!isLeftOut) parser.onopentagname(start, end);
    },
    oncdata: (start, end, offset) => parser.oncdata(start, end, offset),
    onclosetag: (start, end) => parser.onclosetag(start, end),
    oncomment: (start, end, offset) => parser.oncomment(start, end, offset),
    ondeclaration: (start, end) => parser.ondeclaration(start, end),
    onend: () => parser.onend(),
    onprocessinginstruction: (start, end) => parser.onprocessinginstruction(start, end),
    ontext: (start, end) => parser.ontext(start, end),
    ontextentity: (codepoint, end) => parser.ontextentity(codepoint, end),
    isInForeignContext: () => parser.isInForeignContext?.() ?? false,
  };
}
