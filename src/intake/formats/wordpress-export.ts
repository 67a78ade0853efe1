import { hash } from 'node:crypto';
import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { draftOfPost } from '../wordpress/draft-of-post.ts';
import { collectHead, type ExportHead } from '../wordpress/export-head.ts';
import { decodeItem, type ExportItem, fieldOf, materialOf, readItem } from '../wordpress/export-item.ts';
import { exportParts } from '../wordpress/export-parts.ts';
import { idOf, postOfItem } from '../wordpress/export-post.ts';
import { plainText } from '../wordpress/plain-text.ts';
import { isPieceType } from '../wordpress/post-types.ts';
import { utf8Chunks } from '../wordpress/utf8-chunks.ts';
import { detached } from '../wordpress/xml-elements.ts';

export type { ExportHead } from '../wordpress/export-head.ts';

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ExportAbout {
  /** The file's name, for what is said of it. */
  readonly name: string;
  /** From `scanWordPressExport`. Without it, posts know only the people and pictures that stand before them. */
  readonly head?: ExportHead;
}

/**
 * Reads a WordPress export (WXR 1.0 to 1.2, https://wordpress.org/documentation/article/tools-export-screen/): every
 * published post, page and post of the site's own types is a piece, keyed by its GUID. Drafts, private and protected
 * posts are counted in a note and read no further. Memory stays the same however large the file is. Never throws on
 * what the file holds; errors of reading `chunks` come through.
 */
export async function* readWordPressExport(chunks: Chunks, about: ExportAbout): AsyncGenerator<PieceReading> {
  const collection = collectHead();
  const head = about.head ?? collection.head;
  const tally = newTally();
  for await (const part of exportParts(utf8Chunks(chunks))) {
    if (part.type === 'between') {
      if (!about.head) collection.addChannel(decodeItem(part.bytes).text);
      continue;
    }
    tally.items += 1;
    const { text, isRepaired } = decodeItem(part.bytes);
    const item = readItem(text, head.prefixes);
    if (!about.head) collection.addItem(item);
    const reading =
      part.type === 'item' && part.isWhole
        ? readingOf(item, { head, tally, isRepaired })
        : broken(item, tally, text, part.type === 'item' ? CUT_OFF : TOO_LARGE);
    if (reading) yield reading;
  }
  yield* closing(tally, head, about.name);
}

const CUT_OFF =
  'The file ends, or the next item begins, before this item does, so its text may be cut off. Export the file again.';
const TOO_LARGE =
  'It is larger than 64 MB, which no post is. Look at this place of the file, or export it again.';

/**
 * Reads the whole file once for what its posts need and what may stand behind them: people, pictures, translations. Takes
 * some 500 bytes of memory for each picture.
 */
export async function scanWordPressExport(chunks: Chunks): Promise<ExportHead> {
  const collection = collectHead();
  for await (const part of exportParts(utf8Chunks(chunks))) {
    if (part.type === 'between') collection.addChannel(decodeItem(part.bytes).text);
    else if (mayMatterToOthers(part.bytes))
      collection.addItem(readItem(decodeItem(part.bytes).text, collection.head.prefixes));
  }
  return collection.head;
}

/** Whether anything in an item tells that other posts may need it: most are passed over so, at the speed of a search. */
function mayMatterToOthers(item: Buffer): boolean {
  return MATTERS_TO_OTHERS.some((word) => item.includes(word));
}

const MATTERS_TO_OTHERS = ['attachment', 'guest-author', 'wp_block', 'post_translations', 'wpml'];

interface Tally {
  items: number;
  /** Which post has a key. */
  readonly keys: Map<number, number>;
  /** How many were left out, by status. */
  readonly unpublished: Map<string, number>;
  readonly kinds: Map<string, number>;
  repeated: number;
}

function newTally(): Tally {
  return { items: 0, keys: new Map(), unpublished: new Map(), kinds: new Map(), repeated: 0 };
}

interface ItemContext {
  readonly head: ExportHead;
  readonly tally: Tally;
  readonly isRepaired: boolean;
}

function readingOf(item: ExportItem, context: ItemContext): PieceReading | null {
  const { head, tally } = context;
  const type = fieldOf(item, 'wp:post_type') || 'post';
  if (!isPieceType(type)) return null;
  const status = statusOf(item);
  if (status !== 'publish') {
    count(tally.unpublished, status);
    return null;
  }
  const id = idOf(item);
  const own = fieldOf(item, 'guid') || (id === null ? '' : `post ${id}`) || fieldOf(item, 'link');
  if (own === '')
    return broken(
      item,
      tally,
      materialOf(item),
      'It has no GUID, number or link by which it could be known again.',
    );
  const key = freeKey(tally.keys, own, id);
  if (key === null) {
    tally.repeated += 1;
    return null;
  }
  count(tally.kinds, type);
  const fingerprint = fingerprintOf(item, head);
  return { type: 'piece', key: detached(key), fingerprint, draft: () => draftOf(item, context) };
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** A GUID may be another post's as well: then the post's number makes it a key. `null` where the post itself was there before. */
function freeKey(keys: Map<number, number>, own: string, id: number | null): string | null {
  for (const key of [own, `${own}#${id}`]) {
    const holder = keys.get(shortened(key));
    if (holder === (id ?? 0)) return null;
    if (holder !== undefined) continue;
    keys.set(shortened(key), id ?? 0);
    return key;
  }
  return null;
}

/** 52 bits of a key, so that those of a million posts fit into memory. */
function shortened(key: string): number {
  return Number.parseInt(hash('sha1', key).slice(0, 13), 16);
}

function statusOf(item: ExportItem): string {
  if (fieldOf(item, 'wp:post_password') !== '') return 'protected';
  return fieldOf(item, 'wp:status') || 'without a status';
}

/** Of what the item says and of what it takes from elsewhere in the file: its author's name and its picture. */
function fingerprintOf(item: ExportItem, head: ExportHead): string {
  const picture = item.meta.find((it) => it.includes('_thumbnail_id'));
  const id = /meta_value>\s*(?:<!\[CDATA\[)?(\d+)/u.exec(picture ?? '')?.[1];
  const elsewhere = [head.personCalled(fieldOf(item, 'dc:creator')), id ? head.attachment(Number(id)) : null];
  return hash('sha256', `${materialOf(item)}${JSON.stringify(elsewhere)}`, 'base64url');
}

function draftOf(item: ExportItem, { head, isRepaired }: ItemContext): PublicationDraft {
  const draft = draftOfPost(postOfItem(item, head), head);
  if (draft.title === null && draft.html === null)
    throw new SheafError(
      'invalid-input',
      `The post ${draft.url ?? ''} has neither a title nor a text. Leave it out, or add them.`,
    );
  return isRepaired ? { ...draft, notes: [...draft.notes, REPAIRED] } : draft;
}

const REPAIRED: ReadingNote = {
  kind: 'corrected',
  about: 'encoding',
  line: null,
  says: 'Some letters were not encoded as the file says: look for wrong letters or �.',
};

function broken(item: ExportItem, tally: Tally, raw: string, says: string): PieceReading {
  const title = plainText(fieldOf(item, 'title')).slice(0, 200);
  const where = title === '' ? `item ${tally.items}` : `item ${tally.items}, “${title}”`;
  return { type: 'broken', where, says, raw: raw.slice(0, 2_000) };
}

function* closing(tally: Tally, head: ExportHead, name: string): Generator<PieceReading> {
  if (tally.items === 0) yield nothingIn(head, name);
  if (tally.unpublished.size > 0)
    yield note('leftover', 'status', `Left out because they are not public: ${listed(tally.unpublished)}.`);
  if (tally.repeated > 0)
    yield note(
      'leftover',
      'repeated',
      `${tally.repeated} items stand in the file more than once and were taken once.`,
    );
  const others = new Map([...tally.kinds].filter(([type]) => type !== 'post'));
  if (others.size > 0) yield note('recognised', 'kind', `Beside posts, the file holds: ${listed(others)}.`);
}

function nothingIn(head: ExportHead, name: string): PieceReading {
  if (head.isExport) return note('missing', 'items', `${name} is an export without any posts in it.`);
  const says =
    'This is no WordPress export. In WordPress, go to Tools, Export, choose “All content” and take the file that you get.';
  return { type: 'broken', where: name, says, raw: '' };
}

function note(kind: ReadingNote['kind'], about: string, says: string): PieceReading {
  return { type: 'note', note: { kind, about, line: null, says } };
}

/** `12 draft, 3 private` */
function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([word, number]) => `${number} ${word}`).join(', ');
}
