import { linkingOf } from './cleaning/linking.ts';
import type { FoundPicture } from './cleaning/pictures.ts';
import { PieceWriter } from './cleaning/piece-writer.ts';
import { sanitisedTokens } from './cleaning/sanitise.ts';
import { type Token, unescaped } from './cleaning/tokens.ts';

/** HTML that went through `cleanHtml`; nothing else may be stored or shown. */
export type CleanHtml = string & { readonly isClean: unique symbol };

export interface CleanedPiece {
  readonly html: CleanHtml;
  /** Paragraphs parted by an empty line, items and rows by a line, cells by a tab. */
  readonly text: string;
  readonly pictures: readonly FoundPicture[];
  /** Absolute http(s) addresses, each once, in the order of the text. */
  readonly links: readonly string[];
}

/**
 * A piece's HTML as it may be stored and shown: allowed elements only, links and pictures absolute and http(s), no styles,
 * scripts or forms, headings from `h2` down, every block where browsers leave it. Cleaning it again changes nothing.
 * `baseUrl`: the page it stood on; without it relative links become text. What comes after five million characters is cut.
 * Never throws.
 */
export function cleanHtml(html: string, about: { readonly baseUrl: string | null }): CleanedPiece {
  const tokens = sanitisedTokens(html.slice(0, LONGEST));
  const baseUrl = about.baseUrl !== null && URL.canParse(about.baseUrl) ? about.baseUrl : null;
  const linking = linkingOf(tokens, baseUrl);
  const writer = new PieceWriter(linking, tokens.some(isFirstHeading), 65_536 + 4 * html.length);
  for (const token of tokens) writer.add(token);
  const written = writer.finish();
  return {
    // The one place that may call a text clean.
    html: written as CleanHtml,
    text: writer.plain.text,
    pictures: writer.pictures.all(),
    links: linksIn(written),
  };
}

function isFirstHeading(token: Token): boolean {
  return token.type === 'open' && token.name === 'h1';
}

/** Only tags hold `<` in what is written. */
function linksIn(html: string): string[] {
  const found = html.matchAll(/<a href="(http[^"]*)"/gu);
  return [...new Set(Array.from(found, ([, address = '']) => unescaped(address)))];
}

const LONGEST = 5_000_000;
