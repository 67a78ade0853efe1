import { createHash } from 'node:crypto';
import { parse } from 'parse5';
import { findAddress } from '../article-metadata/addresses.ts';
import { canonicalOf } from '../article-metadata/main-thing.ts';
import { conditionOf, type PageCondition } from '../article-metadata/page-condition.ts';
import { gatherFacts, type PageFacts } from '../article-metadata/page-facts.ts';
import { findZones, textOfPiece } from '../article-metadata/page-zones.ts';
import { metadataOf } from '../article-metadata/read-article-metadata.ts';
import { readArticleText } from '../article-text/read-article-text.ts';
import type { ReadingNote } from '../draft.ts';
import { decodeHtml } from '../html-encoding.ts';
import type { HtmlNode } from '../html-tree.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';

export interface WebPage {
  readonly bytes: Uint8Array;
  /** Where it was fetched from, after redirects; `null` for a saved file. */
  readonly url: string | null;
  /** What the server says of the encoding. */
  readonly charset: string | null;
  /** The file's name, or the address. */
  readonly name: string;
}

/**
 * Reads one web page as one piece. It goes by its canonical link, else by its address, else by its file's name. Pages
 * that hold no piece (errors, logins, checks for robots, nothing) are `broken`; a list of links comes with a note.
 */
export function readWebPage(page: WebPage): PieceReading {
  const html = decodePage(page.bytes, page.charset);
  const document = parse(html);
  const facts = gatherFacts(document, page.url);
  const condition = conditionOf(facts);
  if (condition && condition !== 'links') return brokenPage(page, facts, condition);
  return {
    type: 'piece',
    key: findAddress(facts)?.value ?? canonicalOf(facts) ?? page.name,
    fingerprint: fingerprintOf(facts),
    draft: () => withText(draftOf(facts, condition), document, page.url),
  };
}

/** After the byte order mark, what the server says goes first (WHATWG Encoding); but valid UTF-8 is never anything else. */
function decodePage(bytes: Uint8Array, charset: string | null): string {
  const hasMark = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] ?? 0) >= 0xfe;
  if (!charset || hasMark) return decodeHtml(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderFor(charset)?.decode(bytes) ?? decodeHtml(bytes);
  }
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset.trim());
  } catch {
    // A name that no encoding has: the page's own word counts then.
    return null;
  }
}

const SAYS: Readonly<Record<Exclude<PageCondition, 'links'>, string>> = {
  empty:
    'The page shows no text. If a browser shows some, it is put there by a script: save the page from the browser and take in the file.',
  error: 'This is an error page, not the piece. Check the address.',
  challenge:
    'The site asks whether a person is reading and shows nothing else. Save the page from a browser and take in the file.',
  login:
    'This is a login page. Save the page from a browser in which you are signed in, and take in the file.',
};

function brokenPage(
  page: WebPage,
  facts: PageFacts,
  condition: Exclude<PageCondition, 'links'>,
): PieceReading {
  const beginning = facts.shown.text.slice(0, LONGEST_RAW);
  return {
    type: 'broken',
    where: page.url ?? page.name,
    says: SAYS[condition],
    raw: facts.title ? `${facts.title}\n${beginning}` : beginning,
  };
}

const LONGEST_RAW = 2_000;

/** Of what the page says of its piece; boxes of other pieces, comments and scripts change without it. */
function fingerprintOf(facts: PageFacts): string {
  const hash = createHash('sha256').update(facts.title ?? '');
  for (const [name, values] of facts.metas)
    if (!CHANGING_META.test(name)) hash.update(`\0${name}\0${values.join('\0')}`);
  hash.update(textOfPiece(facts.shown, findZones(facts.shown, null)).replace(/\s+/gu, ' '));
  return hash.digest('hex');
}

const CHANGING_META = /csrf|token|nonce|session|request|verification|generator|timestamp|viewport/u;

function draftOf(facts: PageFacts, condition: PageCondition | null): PublicationDraft {
  const draft = metadataOf(facts);
  return condition === 'links' ? { ...draft, notes: [LIST_OF_LINKS, ...draft.notes] } : draft;
}

/** The text, and the pictures in it that the page's own facts do not name. */
function withText(draft: PublicationDraft, document: HtmlNode, url: string | null): PublicationDraft {
  const article = readArticleText(document, { url, title: draft.title });
  if (!article) return draft;
  const known = new Set(draft.pictures.map((picture) => picture.url));
  return {
    ...draft,
    html: article.html,
    text: article.text,
    pictures: [...draft.pictures, ...article.pictures.filter((picture) => !known.has(picture.url))],
    origins: { ...draft.origins, text: 'the page' },
  };
}

const LIST_OF_LINKS: ReadingNote = {
  kind: 'guessed',
  about: 'list-of-links',
  line: null,
  says: 'Nearly everything on this page is links: it looks like a list of pieces rather than one. Check that it is meant.',
};
