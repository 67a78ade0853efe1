import { type Dated, readDate } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import {
  type DraftField,
  EMPTY_DRAFT,
  type Identifier,
  type PublicationDraft,
} from '../publication-draft.ts';
import { absoluteAddress } from './absolute-links.ts';
import { plainParagraphs, plainText } from './plain-text.ts';
import type { PostSite, WordPressPost } from './post.ts';
import { creditsOf } from './post-credits.ts';
import { DOI_FIELDS, ISBN_FIELDS, LINK_FIELDS, SUBTITLE_FIELDS } from './post-fields.ts';
import { postHtml } from './post-html.ts';
import { picturesOf } from './post-pictures.ts';
import { topicsOf } from './post-topics.ts';
import { kindOfType } from './post-types.ts';

/** What a post comes to as a draft. What the source does not say stays `null` or empty. */
export function draftOfPost(post: WordPressPost, site: PostSite): PublicationDraft {
  const html = postHtml(post, site);
  const credits = creditsOf(post, site);
  const link = linkOf(post, site);
  const subtitle = firstField(post, SUBTITLE_FIELDS);
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: plainText(post.title) || null,
    subtitle: subtitle?.value ?? null,
    kind: kindOfType(post.type),
    credits: credits.credits,
    date: dateOf(post.date),
    modified: post.modified,
    language: post.language.language,
    publisher: site.title,
    abstract: plainParagraphs(post.excerpt) || null,
    html,
    topics: topicsOf(post.terms),
    identifiers: identifiersOf(post),
    pictures: picturesOf(post, html, site),
    translationOf: post.language.translationOf,
    translations: post.language.translations,
    url: link.url,
    isExternal: link.isExternal,
    notes: [...credits.notes, ...notesOf(post)],
  };
  return {
    ...draft,
    origins: originsOf(draft, site.source, {
      credits: credits.origin,
      link: link.origin,
      subtitle: subtitle?.key,
      language: post.language.origin,
    }),
  };
}

/** The day in the site's own time zone, as its readers see it; `null` for WordPress' `0000-00-00`. */
export function dateOf(text: string | null): Dated | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/u.exec(text?.trim() ?? '')?.[1];
  if (day === undefined || day.startsWith('0000')) return null;
  // The twenty-eighth is a day of every month.
  const isADay = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/u.test(day);
  return isADay || readDate(day)?.edtf === day ? { edtf: day, raw: text?.trim() ?? day } : null;
}

interface Link {
  readonly url: string | null;
  readonly isExternal: boolean;
  readonly origin: string;
}

/** Page Links To sends readers elsewhere; an SEO plugin may name another address as the one to use. */
function linkOf(post: WordPressPost, site: PostSite): Link {
  const own = post.link === null ? null : absoluteAddress(post.link, site.url);
  for (const key of LINK_FIELDS) {
    const url = absoluteAddress(post.meta.get(key)?.[0] || 'none:', own);
    if (url !== null && url !== own)
      return {
        url,
        isExternal: key === '_links_to' && isElsewhere(url, site.url ?? own),
        origin: `field ${key}`,
      };
  }
  return { url: own, isExternal: false, origin: 'link' };
}

function isElsewhere(url: string, site: string | null): boolean {
  const host = (address: string) => URL.parse(address)?.hostname.replace(/^www\./u, '');
  return site !== null && host(url) !== host(site);
}

function firstField(post: WordPressPost, keys: readonly string[]): { key: string; value: string } | null {
  for (const key of keys) {
    const value = plainText(post.meta.get(key)?.[0] ?? '');
    if (value !== '' && value.length <= 1_000 && !/^(?:\d+|[aOs]:\d+:.*)$/u.test(value))
      return { key, value };
  }
  return null;
}

function identifiersOf(post: WordPressPost): Identifier[] {
  const found: Identifier[] = post.guid ? [{ scheme: 'guid', value: post.guid }] : [];
  const doi = /\b(10\.\d{4,9}\/[^\s"<>]{1,200})/u.exec(fieldText(post, DOI_FIELDS))?.[1];
  if (doi) found.push({ scheme: 'doi', value: doi.replace(/[.,;]+$/u, '') });
  const isbn = fieldText(post, ISBN_FIELDS).replace(/[\s-]/gu, '');
  if (/^(?:\d{13}|\d{9}[\dX])$/u.test(isbn)) found.push({ scheme: 'isbn', value: isbn });
  return found;
}

function fieldText(post: WordPressPost, keys: readonly string[]): string {
  return keys.map((key) => post.meta.get(key)?.[0]?.trim() ?? '').find((it) => it !== '') ?? '';
}

function notesOf(post: WordPressPost): ReadingNote[] {
  if (!post.language.isOriginalGuessed) return [];
  const says =
    'The site does not say which of the translations was first: the one in the site’s own language, or else the oldest, is taken for the original.';
  return [{ kind: 'guessed', about: 'translation', line: null, says }];
}

interface SpecialOrigins {
  readonly credits: string | null;
  readonly link: string;
  readonly subtitle: string | undefined;
  readonly language: string;
}

function originsOf(
  draft: PublicationDraft,
  source: string,
  special: SpecialOrigins,
): PublicationDraft['origins'] {
  const from: readonly (readonly [DraftField, boolean, string])[] = [
    ['title', draft.title !== null, 'title'],
    ['subtitle', draft.subtitle !== null, `field ${special.subtitle}`],
    ['kind', draft.kind !== null, 'post type'],
    ['credits', draft.credits.length > 0, special.credits ?? 'account'],
    ['date', draft.date !== null, 'post date'],
    ['language', draft.language !== null, special.language],
    ['url', draft.url !== null, special.link],
    ['publisher', draft.publisher !== null, 'site title'],
    ['abstract', draft.abstract !== null, 'excerpt'],
    ['text', draft.html !== null, 'content'],
    ['topics', draft.topics.length > 0, 'taxonomies'],
    ['identifiers', draft.identifiers.length > 0, 'guid'],
    ['pictures', draft.pictures.length > 0, 'attachments and text'],
  ];
  return Object.fromEntries(
    from.flatMap(([field, isThere, where]) => (isThere ? [[field, named(source, where)]] : [])),
  );
}

function named(source: string, where: string): string {
  return where.startsWith(source) ? where : `${source}: ${where}`;
}
