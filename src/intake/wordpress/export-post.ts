import { readDate } from '../../language/index.ts';
import type { ExportHead } from './export-head.ts';
import { type CategoryElement, categoriesOf, type ExportItem, fieldOf, metaOf } from './export-item.ts';
import { plainText } from './plain-text.ts';
import type { Creator, PostTerm, WordPressPost } from './post.ts';
import { isHandle } from './post-credits.ts';

/** An item of an export as a post. */
export function postOfItem(item: ExportItem, head: ExportHead): WordPressPost {
  const categories = categoriesOf(item);
  const meta = metaOf(item, head.prefixes);
  return {
    id: idOf(item),
    type: fieldOf(item, 'wp:post_type') || 'post',
    guid: fieldOf(item, 'guid') || null,
    link: fieldOf(item, 'link') || null,
    title: fieldOf(item, 'title'),
    content: fieldOf(item, 'content:encoded'),
    isRendered: false,
    excerpt: fieldOf(item, 'excerpt:encoded'),
    date: localDate(item),
    modified: utcTime(fieldOf(item, 'wp:post_modified_gmt')),
    creator: creatorOf(fieldOf(item, 'dc:creator'), head),
    terms: categories.map(termOf),
    meta,
    featured: head.attachment(Number(meta.get('_thumbnail_id')?.[0] ?? '')),
    language: head.languageOf(item, categories),
  };
}

/** The number that the site gave it; `null` where the item says none. */
export function idOf(item: ExportItem): number | null {
  const id = fieldOf(item, 'wp:post_id');
  return /^\d{1,15}$/u.test(id) ? Number(id) : null;
}

/** Drafts that were published without a date have `0000-00-00`; then the time of publishing tells, and else nothing. */
function localDate(item: ExportItem): string | null {
  for (const name of ['wp:post_date', 'wp:post_date_gmt']) {
    const date = fieldOf(item, name);
    if (/^[1-9]\d{3}-\d{2}-\d{2}/u.test(date)) return date;
  }
  const published = fieldOf(item, 'pubDate');
  return /-0001|\b0000\b/u.test(published) ? null : (readDate(published.replace(ZONE, ''))?.edtf ?? null);
}

const ZONE = /\s+(?:[+-]\d{4}|[A-Z]{1,4})$/u;

/** WordPress writes `2017-07-31 08:00:00` and means UTC. */
export function utcTime(text: string): string | null {
  const match = /^([1-9]\d{3}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})/u.exec(text.trim());
  if (!match) return null;
  const time = `${match[1]}T${match[2]}Z`;
  return Number.isNaN(Date.parse(time)) ? null : time;
}

/** Exports name the account by its login and list the names apart; the oldest print the name itself. */
function creatorOf(literal: string, head: ExportHead): Creator | null {
  if (literal === '') return null;
  const name = head.personCalled(literal);
  if (name !== null) return { literal, name: name === literal && isHandle(name) ? null : name };
  return { literal, name: isHandle(literal) ? null : literal };
}

function termOf({ taxonomy, slug, label }: CategoryElement): PostTerm {
  return { taxonomy: taxonomy === 'tag' ? 'post_tag' : taxonomy, slug, label: plainText(label) };
}
