import { normaliseLanguageTag } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { type DraftField, EMPTY_DRAFT, type PublicationDraft } from '../publication-draft.ts';
import { baseWith, type FeedFacts, headOf, textOrReference } from './feed-facts.ts';
import { identifiersOf } from './feed-identifiers.ts';
import { atomAuthors, otherPeople, type PeopleReading, peopleNamed, rssAuthors } from './feed-people.ts';
import { picturesOf } from './feed-pictures.ts';
import { type FeedText, type PieceTexts, pieceTexts, titleText } from './feed-text.ts';
import { topicsIn } from './feed-topics.ts';
import { type DatesReading, datesOf } from './item-dates.ts';
import { type LanguageReading, languageOfItem } from './item-language.ts';
import { type ItemLinks, linksOf } from './item-links.ts';
import { bodyText, markedText } from './marked-text.ts';
import type { ItemContext } from './scan-feed.ts';
import { attributeOf, child, children, lineIn, oneLine, textIn, type XmlElement } from './xml-element.ts';

/** The feed that an item stands in. */
export interface FeedAround {
  readonly root: XmlElement;
  readonly facts: FeedFacts;
  /** Where the feed was fetched from. */
  readonly url: string | null;
}

/** An item of RSS or an entry of Atom as a draft. What the feed does not say stays `null` or empty. */
export function draftOfItem(item: XmlElement, context: ItemContext, feed: FeedAround): PublicationDraft {
  const parts = partsOf(item, context, feed);
  const { language, links, dates, people, texts, house } = parts;
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: parts.title || null,
    kind: kindOf(item),
    credits: [...people.credits, ...otherPeople(item)],
    date: dates.date,
    modified: dates.modified,
    language: language.language,
    url: links.url,
    publisher: house.name,
    isExternal: house.isOther,
    abstract: texts.abstract,
    html: texts.html,
    text: texts.text,
    topics: topicsIn(item),
    identifiers: identifiersOf(item, guidOf(item), links.url),
    details: detailsOf(item),
    pictures: picturesOf(item, texts, links.url ?? parts.base),
    translations: links.translations,
    notes: [...dates.notes, ...people.notes, ...language.notes, ...notesOf(item, texts)],
  };
  return { ...draft, origins: originsOf(draft, feed.facts.format, parts) };
}

interface ItemParts {
  readonly title: string;
  readonly titleOrigin: string | null;
  readonly language: LanguageReading;
  readonly base: string | null;
  readonly links: ItemLinks;
  readonly dates: DatesReading;
  readonly people: PeopleReading;
  readonly texts: PieceTexts;
  readonly house: House;
}

function partsOf(item: XmlElement, context: ItemContext, feed: FeedAround): ItemParts {
  const { format } = feed.facts;
  const titled = child(item, ...TITLE);
  const title = titled ? titleText(markedText(titled, format)) : '';
  const language = languageOf(item, context, feed, title);
  const base = baseOf(item, context, feed);
  const links = linksOf(item, base, language.language);
  const place = { base: baseOfText(item, context, feed, links.url), url: links.url };
  const named = format === 'Atom' ? atomAuthors(item, headOf(feed.root), format) : rssAuthors(item, format);
  return {
    title,
    titleOrigin: titled?.name ?? null,
    language,
    base,
    links,
    dates: datesOf(item, language.language),
    people: peopleNamed(named),
    texts: pieceTexts(firstText(item, format, FULL), firstText(item, format, SHORT), place),
    house: houseOf(item, feed),
  };
}

/** What an item calls itself for machines. */
export function guidOf(item: XmlElement): string {
  return lineIn(item, 'guid', 'id', 'atom:id') || attributeOf(item, 'rdf:about');
}

/** Where an item's title may stand; the first that is there counts. */
export const TITLE = ['title', 'atom:title', 'dc:title', 'dcterms:title', 'media:title'] as const;
/** Where its text may stand. */
export const FULL = [
  'content:encoded',
  'content',
  'atom:content',
  'xhtml:body',
  'body',
  'fulltext',
  'fullitem',
  'media:text',
] as const;
/** Where it may stand what the text is about. */
export const SHORT = [
  'description',
  'summary',
  'atom:summary',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
  'tagline',
] as const;

function languageOf(
  item: XmlElement,
  context: ItemContext,
  feed: FeedAround,
  title: string,
): LanguageReading {
  const own = attributeOf(item, 'xml:lang') || lineIn(item, 'dc:language', 'dcterms:language', 'language');
  const ofText = attributeOf(child(item, 'content', 'title'), 'xml:lang');
  const ofFeed = feed.facts.language ?? normaliseLanguageTag(context.language ?? '');
  return languageOfItem(own || ofText, ofFeed, title);
}

/** What relative addresses of an item are relative to: `xml:base`, else the site, else the feed itself. */
function baseOf(item: XmlElement, context: ItemContext, feed: FeedAround): string | null {
  const outer = feed.facts.format === 'Atom' ? feed.url : (feed.facts.siteUrl ?? feed.url);
  return baseWith([...context.bases, attributeOf(item, 'xml:base')], outer);
}

/** For addresses in its text: where nothing names a base, the piece's own page. */
function baseOfText(
  item: XmlElement,
  context: ItemContext,
  feed: FeedAround,
  url: string | null,
): string | null {
  const ofText = attributeOf(child(item, 'content', 'content:encoded', 'description'), 'xml:base');
  const outer = baseOf(item, context, feed);
  const isNamed = ofText !== '' || attributeOf(item, 'xml:base') !== '' || context.bases.length > 0;
  return isNamed ? baseWith([ofText], outer) : (url ?? outer);
}

function firstText(item: XmlElement, format: FeedFacts['format'], names: readonly string[]): FeedText | null {
  for (const name of names) {
    const element = child(item, name);
    const read = element && attributeOf(element, 'src') === '' ? bodyText(element, format) : null;
    if (read && (read.html ?? read.text ?? '').trim() !== '') return { ...read, origin: `${format} ${name}` };
  }
  return null;
}

interface House {
  readonly name: string | null;
  readonly isOther: boolean;
  readonly origin: string;
}

/** Who published it: the feed that it was taken from, where it names one; else who the item or the feed says. */
function houseOf(item: XmlElement, feed: FeedAround): House {
  const source = child(item, 'source', 'atom:source');
  const inner = child(source, 'title', 'atom:title');
  const name = source ? (inner ? titleText(markedText(inner, feed.facts.format)) : oneLine(source)) : '';
  if (name !== '' && name !== feed.facts.title) {
    const link = child(source, 'link', 'atom:link');
    const where = attributeOf(source, 'url') || (link ? textOrReference(link) : '') || lineIn(source, 'id');
    return { name: name.slice(0, 500), isOther: isElsewhere(where, feed), origin: 'source' };
  }
  const own = lineIn(item, 'dc:publisher', 'dcterms:publisher');
  if (own !== '') return { name: own.slice(0, 500), isOther: false, origin: 'dc:publisher' };
  return { name: feed.facts.title, isOther: false, origin: 'title of the feed' };
}

function isElsewhere(url: string, feed: FeedAround): boolean {
  const host = (address: string | null) => (URL.parse(address ?? '')?.hostname ?? '').replace(/^www\./u, '');
  const own = [host(feed.facts.siteUrl), host(feed.url)].filter((it) => it !== '');
  return host(url) !== '' && own.length > 0 && !own.includes(host(url));
}

function kindOf(item: XmlElement): string | null {
  const words = lineIn(item, 'dc:type', 'dcterms:type').toLowerCase();
  return words === '' || words === 'text' || words.length > 60 || words.includes('://') ? null : words;
}

/** PRISM's words for where an article stands in its journal. */
function detailsOf(item: XmlElement): Record<string, string> {
  const [first, last] = [lineIn(item, 'prism:startingpage'), lineIn(item, 'prism:endingpage')];
  const found = {
    'container-title': lineIn(item, 'prism:publicationname'),
    volume: lineIn(item, 'prism:volume'),
    issue: lineIn(item, 'prism:number'),
    page: lineIn(item, 'prism:pagerange') || [first, last].filter((it) => it !== '').join('–'),
    note: lineIn(item, 'arxiv:comment'),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== '' && value.length <= 1_000),
  );
}

function notesOf(item: XmlElement, texts: PieceTexts): ReadingNote[] {
  const content = children(item, 'content', 'atom:content').find(
    (it) => attributeOf(it, 'src') !== '' || textIn(it).trim() !== '',
  );
  if (!content || texts.html !== null || texts.text !== null) return [];
  const src = attributeOf(content, 'src');
  const says =
    src === ''
      ? `The feed holds the text as ${attributeOf(content, 'type').slice(0, 80)}, which can not be shown.`
      : `The feed does not hold the text; it stands at ${src.slice(0, 300)}`;
  return [{ kind: 'missing', about: 'text', line: null, says }];
}

function originsOf(
  draft: PublicationDraft,
  format: string,
  { titleOrigin, people, dates, links, house, texts }: ItemParts,
): PublicationDraft['origins'] {
  const there: readonly (readonly [DraftField, boolean, string | null | undefined])[] = [
    ['title', draft.title !== null, titleOrigin],
    ['kind', draft.kind !== null, 'dc:type'],
    ['credits', draft.credits.length > 0, people.origin ?? 'contributor'],
    ['date', draft.date !== null, dates.origin],
    ['language', draft.language !== null, 'language'],
    ['url', draft.url !== null, links.origin],
    ['publisher', draft.publisher !== null, house.origin],
    ['abstract', draft.abstract !== null, texts.abstractOrigin],
    ['text', texts.textOrigin !== null, texts.textOrigin],
    ['topics', draft.topics.length > 0, 'categories'],
    ['identifiers', draft.identifiers.length > 0, 'identifiers'],
    ['pictures', draft.pictures.length > 0, 'media and text'],
  ];
  return Object.fromEntries(
    there.flatMap(([field, isThere, where]) => {
      if (!isThere) return [];
      return [[field, where?.startsWith(format) ? where : `${format} ${where ?? field}`]];
    }),
  );
}
