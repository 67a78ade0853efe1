import { hash } from 'node:crypto';
import { SheafError } from '../../archive/index.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { draftOfItem, type FeedAround, FULL, guidOf, SHORT, TITLE } from './draft-of-item.ts';
import { baseWith, type FeedFacts, factsOf, headOf } from './feed-facts.ts';
import { titleText } from './feed-text.ts';
import { type FoundPiece, feedNote, readingsOf } from './found-piece.ts';
import { fingerprintOf } from './item-fingerprint.ts';
import { linksOf } from './item-links.ts';
import { markedText } from './marked-text.ts';
import { type FeedScan, type FoundItem, type ItemContext, readItem, scanFeed } from './scan-feed.ts';
import { attributeOf, child, children, lineIn, textIn, type XmlElement } from './xml-element.ts';
import { sound } from './xml-events.ts';

/** Items of RSS, RDF and Atom; `null` where the text is none of them. Entities a feed declares are never expanded. */
export function readXmlFeed(text: string, url: string | null): Iterable<PieceReading> | null {
  const xml = sound(text);
  const pieces: XmlPiece[] = [];
  const scan = scanFeed(xml, MOST_ITEMS, (item) => pieces.push(pieceOf(item, url)));
  return scan.root && readingsIn(xml, scan, scan.root, pieces, url);
}

/** What a feed in XML says of itself; `null` where the text is none. */
export function xmlFeedFacts(text: string, url: string | null): FeedFacts | null {
  const { root } = scanFeed(sound(text), Number.POSITIVE_INFINITY, () => {});
  return root && factsOf(root, url);
}

/** More than any feed has, and what memory takes easily. */
const MOST_ITEMS = 200_000;

interface XmlPiece extends FoundPiece {
  readonly context: ItemContext;
  readonly isOfExport: boolean;
  /** Whether it takes its authors from the feed. */
  readonly isUnsigned: boolean;
}

function pieceOf({ element, start, end, ending, context }: FoundItem, url: string | null): XmlPiece {
  const title = child(element, ...TITLE);
  const base = baseWith([...context.bases, attributeOf(element, 'xml:base')], url);
  return {
    guid: guidOf(element),
    link: linksOf(element, base, null).url ?? '',
    title: title ? titleText(markedText(title, 'RSS')) : '',
    date: lineIn(element, 'published', 'pubdate', 'dc:date', 'issued', 'updated'),
    fingerprint: fingerprintOf(element, [context.language, ...context.bases].join(' ')),
    start,
    end,
    ending,
    hasContent:
      CONTENT.some((name) => textIn(child(element, name)).trim() !== '') ||
      child(element, 'media:content', 'media:group') !== null,
    context,
    isOfExport: child(element, 'wp:post_type', 'wp:status') !== null,
    isUnsigned: child(element, 'author') === null,
  };
}

const CONTENT = [...FULL, ...SHORT];

function* readingsIn(
  xml: string,
  scan: FeedScan,
  root: XmlElement,
  pieces: readonly XmlPiece[],
  url: string | null,
): Generator<PieceReading> {
  if (pieces.some((it) => it.isOfExport)) {
    yield { type: 'broken', where: url ?? 'the file', says: EXPORT, raw: '' };
    return;
  }
  const feed: FeedAround = { root, facts: factsOf(root, url), url };
  const inherited =
    feed.facts.format === 'Atom' ? children(headOf(root), 'author').map(textIn).join('\n') : '';
  const signed = inherited === '' ? pieces : pieces.map((it) => withInherited(it, inherited));
  const contexts = new Map(pieces.map((it) => [it.start, it.context]));
  yield* readingsOf(signed, xml, (piece) => draftAt(xml, piece, contexts.get(piece.start), feed));
  yield* closing(scan, pieces);
}

const EXPORT =
  'This is a WordPress export and no feed: it may hold drafts. Take it in as a WordPress export, which leaves them out.';

function withInherited(piece: XmlPiece, authors: string): XmlPiece {
  if (!piece.isUnsigned) return piece;
  return { ...piece, fingerprint: hash('sha256', `${piece.fingerprint}\n${authors}`, 'base64url') };
}

function draftAt(
  xml: string,
  piece: FoundPiece,
  context: ItemContext | undefined,
  feed: FeedAround,
): PublicationDraft {
  const item = context ? readItem(xml.slice(piece.start, piece.end), context) : null;
  if (item && context) return draftOfItem(item, context, feed);
  throw new SheafError(
    'invalid-input',
    `The item “${piece.title.slice(0, 200)}” can not be read a second time. Leave it out, or enter it by hand.`,
  );
}

function* closing(scan: FeedScan, pieces: readonly XmlPiece[]): Generator<PieceReading> {
  if (scan.declaresEntities) yield feedNote('leftover', 'entities', ENTITIES);
  if (scan.isTooMany)
    yield feedNote(
      'leftover',
      'items',
      `The feed holds more than ${MOST_ITEMS.toLocaleString('en')} items; the first of them were read, the rest were left out.`,
    );
  if (pieces.length === 0) yield feedNote('missing', 'items', 'The feed holds no items.');
  else if (!scan.isWhole && !scan.isTooMany && pieces.at(-1)?.ending === 'whole')
    yield feedNote('missing', 'items', INCOMPLETE);
}

const ENTITIES =
  'The feed declares entities of its own. They can be used to do harm and are not expanded: look for names between & and ; in its texts.';
const INCOMPLETE = 'The feed is cut off behind its last item here: more may have followed. Fetch it again.';
