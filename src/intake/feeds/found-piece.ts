import { hash } from 'node:crypto';
import type { ReadingNote } from '../draft.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';

/** An item that was found in a feed, before it is read. */
export interface FoundPiece {
  /** What it calls itself for machines; empty where it does not. */
  readonly guid: string;
  readonly link: string;
  readonly title: string;
  /** Its date's words. */
  readonly date: string;
  readonly fingerprint: string;
  /** Offsets in the feed's text. */
  readonly start: number;
  readonly end: number;
  /** `cut`: the feed ended before it did. `unreadable`: what is there is none. */
  readonly ending: 'whole' | 'unclosed' | 'cut' | 'unreadable';
  /** It has a text or a picture to show, and need not have a title. */
  readonly hasContent: boolean;
}

/**
 * The readings of the items of one feed, in its order, with a key each: the GUID, else the link, else a hash of title and
 * date. A GUID that several pieces share is made unique by their links. What stands there twice is given once.
 */
export function* readingsOf(
  pieces: readonly FoundPiece[],
  text: string,
  draftOf: (piece: FoundPiece) => PublicationDraft,
): Generator<PieceReading> {
  const shared = sharedGuids(pieces);
  const lines = lineCounter(text);
  const seen = new Set<string>();
  let repeated = 0;
  for (const piece of pieces) {
    const says = troubleWith(piece);
    const key = keyOf(piece, shared);
    if (says !== null) yield broken(piece, says, text, lines(piece.start));
    else if (seen.has(key)) repeated += 1;
    else {
      seen.add(key);
      yield {
        type: 'piece',
        key,
        fingerprint: piece.fingerprint,
        draft: () => repaired(piece, draftOf(piece)),
      };
    }
  }
  if (repeated > 0)
    yield feedNote(
      'leftover',
      'repeated',
      repeated === 1
        ? ONE_TWICE
        : `${repeated} items stand in the feed more than once; the first of each was taken.`,
    );
}

const ONE_TWICE = 'One item stands in the feed more than once; the first was taken.';

/** A note on the feed as a whole. */
export function feedNote(kind: ReadingNote['kind'], about: string, says: string): PieceReading {
  return { type: 'note', note: { kind, about, line: null, says } };
}

/** GUIDs that stand for pieces with different links: some feeds give all of their items one. */
function sharedGuids(pieces: readonly FoundPiece[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const shared = new Set<string>();
  for (const piece of pieces) {
    if (piece.guid === '') continue;
    const own = ownMark(piece);
    if ((first.get(piece.guid) ?? own) !== own) shared.add(piece.guid);
    first.set(piece.guid, own);
  }
  return shared;
}

function ownMark({ link, title, date }: FoundPiece): string {
  return link === '' ? `${title}\n${date}` : link;
}

function keyOf(piece: FoundPiece, shared: ReadonlySet<string>): string {
  const { guid, link, title, date } = piece;
  const own = link === '' ? hash('sha256', `${title}\n${date}`, 'base64url') : link;
  const key = guid === '' ? own : shared.has(guid) ? `${guid} ${own}` : guid;
  return key.length <= LONGEST_KEY ? key : hash('sha256', key, 'base64url');
}

const LONGEST_KEY = 2_000;

function troubleWith({ ending, title, link, hasContent }: FoundPiece): string | null {
  if (ending === 'cut') return CUT;
  if (ending === 'unreadable') return UNREADABLE;
  return title === '' && link === '' && !hasContent ? NOTHING_IN_IT : null;
}

const CUT =
  'The feed ends in the middle of this item, so its text is cut off. Fetch the feed again; if it stays so, tell the site.';
const UNREADABLE =
  'This item is not written as the format asks. The others were read; tell the site, or enter this one by hand.';
const NOTHING_IN_IT = 'It has no title, text or link. Leave it out, or enter the piece by hand.';

function broken(piece: FoundPiece, says: string, text: string, line: number): PieceReading {
  const title = piece.title.slice(0, 200);
  const where = title === '' ? `line ${line}` : `line ${line}, “${title}”`;
  return {
    type: 'broken',
    where,
    says,
    raw: text.slice(piece.start, Math.min(piece.end, piece.start + 2_000)),
  };
}

/** The line of an offset; offsets have to grow from call to call. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = text.indexOf('\n');
  return (offset) => {
    for (; at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
    return line;
  };
}

function repaired(piece: FoundPiece, draft: PublicationDraft): PublicationDraft {
  return piece.ending === 'unclosed' ? { ...draft, notes: [...draft.notes, UNCLOSED] } : draft;
}

const UNCLOSED: ReadingNote = {
  kind: 'corrected',
  about: 'item',
  line: null,
  says: 'The feed does not close this item before the next begins: look whether its text is whole.',
};
