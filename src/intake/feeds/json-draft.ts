import { EMPTY_DRAFT, type PictureDraft, type PublicationDraft } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import type { FeedFacts } from './feed-facts.ts';
import { identifiersOf } from './feed-identifiers.ts';
import { type NamedIn, peopleNamed } from './feed-people.ts';
import { captionedIn, uniquePictures } from './feed-pictures.ts';
import { type FeedText, pieceTexts } from './feed-text.ts';
import { topics } from './feed-topics.ts';
import { datesIn } from './item-dates.ts';
import { languageOfItem } from './item-language.ts';
import type { JsonHead, JsonItem } from './json-feed.ts';

export interface JsonAround {
  readonly head: JsonHead;
  readonly facts: FeedFacts;
  readonly base: string | null;
}

/** An item of a JSON Feed as a draft. Titles and summaries are plain text in this format. */
export function draftOfJson(item: JsonItem, around: JsonAround): PublicationDraft {
  const title = item.title.replace(/\s+/gu, ' ').trim();
  const { language, notes } = languageOfItem(item.language, around.facts.language, title);
  const url = absoluteAddress(item.url || item.external_url || 'none:', around.base) ?? addressOf(item.id);
  const dates = datesIn(
    [{ name: 'date_published', words: item.date_published }],
    [{ name: 'date_modified', words: item.date_modified }],
    language,
  );
  const people = peopleNamed(peopleIn(item, around.head));
  const texts = pieceTexts(contentOf(item), summaryOf(item), { base: url ?? around.base, url });
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: title || null,
    credits: people.credits,
    date: dates.date,
    modified: dates.modified,
    language,
    url,
    publisher: around.facts.title,
    abstract: texts.abstract,
    html: texts.html,
    text: texts.text,
    topics: topics(item.tags.map((label) => ({ label, use: 'tag' }))),
    identifiers: identifiersOf(null, item.id.trim(), url),
    pictures: picturesIn(item, texts.html, url ?? around.base),
    notes: [...dates.notes, ...people.notes, ...notes],
  };
  const link = item.url === '' && item.external_url !== '' ? 'external_url' : item.url === '' ? 'id' : 'url';
  return {
    ...draft,
    origins: originsOf(draft, { link, date: dates.origin, people: people.origin, ...texts }),
  };
}

function addressOf(id: string): string | null {
  return /^https?:\/\/\S+$/iu.test(id.trim()) ? absoluteAddress(id, null) : null;
}

/** The item's own authors; else the feed's (version 1.0 and 1.1, `author`). */
function peopleIn(item: JsonItem, head: JsonHead): NamedIn[] {
  const names = (of: Pick<JsonItem, 'author' | 'authors'>) =>
    [...(of.authors ?? []), ...(of.authors?.length || !of.author ? [] : [of.author])].map((it) => it.name);
  return [
    { words: names(item), origin: 'JSON Feed authors' },
    { words: names(head), origin: 'JSON Feed authors of the feed' },
  ];
}

function contentOf({ content_html, content_text }: JsonItem): FeedText | null {
  if (content_html.trim() !== '') return { html: content_html, text: null, origin: 'JSON Feed content_html' };
  return content_text.trim() === ''
    ? null
    : { html: null, text: content_text, origin: 'JSON Feed content_text' };
}

function summaryOf({ summary }: JsonItem): FeedText | null {
  return summary.trim() === '' ? null : { html: null, text: summary, origin: 'JSON Feed summary' };
}

function picturesIn(item: JsonItem, html: string | null, base: string | null): PictureDraft[] {
  const attached = item.attachments.filter((it) => it.mime_type.toLowerCase().startsWith('image/'));
  const named = [...[item.image, item.banner_image].map((url) => ({ url, title: '' })), ...attached];
  const pictures = named.map(({ url, title }) => ({
    url: url === '' ? null : absoluteAddress(url, base),
    caption: title.trim() || null,
    credit: null,
    licence: null,
    alternativeText: null,
  }));
  return uniquePictures([...pictures, ...captionedIn(html, base)]);
}

interface KnownOrigins {
  readonly link: string;
  readonly date: string | null;
  readonly people: string | null;
  readonly textOrigin: string | null;
  readonly abstractOrigin: string | null;
}

function originsOf(draft: PublicationDraft, known: KnownOrigins): PublicationDraft['origins'] {
  return {
    ...(draft.title !== null && { title: 'JSON Feed title' }),
    ...(draft.credits.length > 0 && { credits: known.people ?? 'JSON Feed authors' }),
    ...(draft.date !== null && { date: `JSON Feed ${known.date}` }),
    ...(draft.language !== null && { language: 'JSON Feed language' }),
    ...(draft.url !== null && { url: `JSON Feed ${known.link}` }),
    ...(draft.publisher !== null && { publisher: 'JSON Feed title of the feed' }),
    ...(known.abstractOrigin !== null && { abstract: known.abstractOrigin }),
    ...(known.textOrigin !== null && { text: known.textOrigin }),
    ...(draft.topics.length > 0 && { topics: 'JSON Feed tags' }),
    ...(draft.identifiers.length > 0 && { identifiers: 'JSON Feed id' }),
    ...(draft.pictures.length > 0 && { pictures: 'JSON Feed image' }),
  };
}
