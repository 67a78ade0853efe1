import { hash } from 'node:crypto';
import { z } from 'zod';
import { normaliseLanguageTag } from '../../language/index.ts';
import type { PieceReading } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import type { FeedFacts } from './feed-facts.ts';
import { type FoundPiece, feedNote, readingsOf } from './found-piece.ts';
import { draftOfJson } from './json-draft.ts';
import { type SplitJson, splitJson } from './split-json.ts';
import { cleanedText } from './xml-events.ts';

// A field of the wrong type is as good as none.
const words = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((it) => cleanedText(it ?? ''))
  .catch('');
const author = z
  .union([z.string().transform((name) => ({ name })), z.object({ name: words })])
  .catch({ name: '' });
const authors = z.union([z.array(author), author.transform((it) => [it])]).catch([]);
const attachment = z
  .object({ url: words, mime_type: words, title: words })
  .catch({ url: '', mime_type: '', title: '' });

const itemSchema = z.object({
  id: words,
  url: words,
  external_url: words,
  title: words,
  content_html: words,
  content_text: words,
  summary: words,
  image: words,
  banner_image: words,
  date_published: words,
  date_modified: words,
  author: author.optional().catch(undefined),
  authors: authors.optional().catch(undefined),
  tags: z.array(words).catch([]),
  language: words,
  attachments: z.array(attachment).catch([]),
});
const headSchema = z.object({
  version: words,
  title: words,
  home_page_url: words,
  feed_url: words,
  next_url: words,
  language: words,
  author: author.optional().catch(undefined),
  authors: authors.optional().catch(undefined),
});

/** An item of JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
export type JsonItem = z.infer<typeof itemSchema>;
export type JsonHead = z.infer<typeof headSchema>;

/** The items of a JSON Feed; `null` where the text is none. What is cut off or broken is reported, the others come in. */
export function readJsonFeed(text: string, url: string | null): Iterable<PieceReading> | null {
  if (!/^\s*\{/u.test(text)) return null;
  const split = splitJson(text, MOST_ITEMS);
  const head = headIn(split);
  return isJsonFeed(split, head) ? readingsIn(text, split, head, url) : null;
}

/** What a JSON Feed says of itself; `null` where the text is none. */
export function jsonFeedFacts(text: string, url: string | null): FeedFacts | null {
  if (!/^\s*\{/u.test(text)) return null;
  const split = splitJson(text, 1);
  const head = headIn(split);
  return isJsonFeed(split, head) ? factsOf(head, url) : null;
}

const MOST_ITEMS = 200_000;

function isJsonFeed(split: SplitJson, head: JsonHead): boolean {
  return /jsonfeed\.org/u.test(head.version) || (split.items.length > 0 && head.title !== '');
}

function headIn({ head }: SplitJson): JsonHead {
  const read = headSchema.safeParse(parsed(head));
  return read.success ? read.data : headSchema.parse({});
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Reported as unreadable by those who asked.
    return undefined;
  }
}

function factsOf(head: JsonHead, url: string | null): FeedFacts {
  const base = absoluteAddress(head.feed_url || 'none:', url) ?? url;
  const linked = (link: string) => (link === '' ? null : absoluteAddress(link, base));
  return {
    format: 'JSON Feed',
    title: head.title.replace(/\s+/gu, ' ').trim() || null,
    siteUrl: linked(head.home_page_url),
    language: normaliseLanguageTag(head.language),
    nextPage: linked(head.next_url),
  };
}

function* readingsIn(
  text: string,
  split: SplitJson,
  head: JsonHead,
  url: string | null,
): Generator<PieceReading> {
  const facts = factsOf(head, url);
  const base = facts.siteUrl ?? url;
  const pieces = split.items.map(({ start, end, isWhole }) => pieceOf(text, start, end, isWhole, base));
  const around = { head, facts, base };
  yield* readingsOf(pieces, text, (piece) =>
    draftOfJson(itemIn(text.slice(piece.start, piece.end)) ?? NO_ITEM, around),
  );
  if (split.isTooMany)
    yield feedNote(
      'leftover',
      'items',
      `The feed holds more than ${MOST_ITEMS.toLocaleString('en')} items; the rest were left out.`,
    );
  if (pieces.length === 0) yield feedNote('missing', 'items', 'The feed holds no items.');
  else if (!split.isWhole && split.items.at(-1)?.isWhole) yield feedNote('missing', 'items', INCOMPLETE);
}

const INCOMPLETE = 'The feed is cut off behind its last item here: more may have followed. Fetch it again.';

function itemIn(json: string): JsonItem | null {
  const read = itemSchema.safeParse(parsed(json));
  return read.success ? read.data : null;
}

const NO_ITEM: JsonItem = itemSchema.parse({});

function pieceOf(
  text: string,
  start: number,
  end: number,
  isWhole: boolean,
  base: string | null,
): FoundPiece {
  const json = text.slice(start, end);
  const item = isWhole ? itemIn(json) : null;
  const { id, url, external_url, title, date_published, content_html, content_text, summary } =
    item ?? NO_ITEM;
  return {
    guid: id.trim(),
    link: absoluteAddress(url || external_url || 'none:', base) ?? '',
    title: title.trim() || (item ? '' : titleIn(json)),
    date: date_published,
    fingerprint: hash('sha256', json, 'base64url'),
    start,
    end,
    ending: !isWhole ? 'cut' : item ? 'whole' : 'unreadable',
    hasContent: `${content_html}${content_text}${summary}`.trim() !== '',
  };
}

/** What a broken item seems to be called. */
function titleIn(json: string): string {
  return /"title"\s{0,10}:\s{0,10}"([^"\\]{1,200})"/u.exec(json.slice(0, 100_000))?.[1] ?? '';
}
