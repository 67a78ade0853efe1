import { normaliseLanguageTag } from '../../language/index.ts';
import { readFeedDate } from '../feeds/feed-date.ts';
import { type Scope, scopeInside, usualName } from '../feeds/feed-names.ts';
import { readXml, sound, type XmlListener } from '../feeds/xml-events.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import {
  LONGEST_ADDRESS,
  MOST_ENTRIES,
  type SitemapEntry,
  type SitemapReading,
  sitemapNote,
} from './sitemap-entry.ts';

/**
 * A sitemap or an index of them (https://www.sitemaps.org/protocol.html) with Google's news and hreflang extensions, well
 * formed or not; `null` where the text is neither. Nothing is expanded or fetched.
 */
export function readSitemapXml(text: string, url: string | null): SitemapReading | null {
  const collector = new EntryCollector(url);
  readXml(sound(text), collector, NEXT_ENTRY);
  return collector.reading();
}

const NEXT_ENTRY = /(?<=<\/(?:\w{1,20}:)?(?:url|sitemap)>\s{0,100})<(?:\w{1,20}:)?(?:url|sitemap)[\s>]/iu;

type Field = 'loc' | 'lastmod' | 'title' | 'date' | 'language';

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['loc', 'loc'],
  ['lastmod', 'lastmod'],
  ['news:title', 'title'],
  ['news:publication_date', 'date'],
  ['news:language', 'language'],
]);

interface RawEntry {
  readonly said: Map<Field, string>;
  readonly links: { language: string; href: string }[];
}

class EntryCollector implements XmlListener {
  readonly #base: string | null;
  readonly #entries: SitemapEntry[] = [];
  #kind: 'index' | 'urlset' | null = null;
  #scope: Scope = new Map();
  #entry: RawEntry | null = null;
  #field: Field | null = null;
  #isEnded = false;
  #refused = 0;
  #isTooMany = false;
  #declaresEntities = false;

  constructor(base: string | null) {
    this.#base = base;
  }

  open(raw: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#kind === null) {
      this.#begin(raw, attributes);
      return;
    }
    const name = usualName(raw, attributes.size > 0 ? scopeInside(this.#scope, attributes) : this.#scope, '');
    if (name === (this.#kind === 'index' ? 'sitemap' : 'url')) {
      this.#endEntry();
      this.#entry = { said: new Map(), links: [] };
    } else if (this.#entry && /^(?:xhtml:)?link$/u.test(name)) this.#addLink(this.#entry, attributes);
    const field = FIELDS.get(name) ?? null;
    this.#field = field && !this.#entry?.said.has(field) ? field : null;
  }

  close(raw: string): void {
    const name = usualName(raw, this.#scope, '');
    if (name === 'url' || name === 'sitemap') this.#endEntry();
    if (name === 'urlset' || name === 'sitemapindex') this.#isEnded = true;
    this.#field = null;
  }

  text(text: string): void {
    const said = this.#entry?.said;
    if (!said || !this.#field) return;
    const before = said.get(this.#field) ?? '';
    if (before.length < LONGEST_ADDRESS) said.set(this.#field, before + text);
  }

  declaration(text: string): void {
    if (/ENTITY/u.test(text)) this.#declaresEntities = true;
  }

  get isDone(): boolean {
    return this.#isTooMany;
  }

  reading(): SitemapReading | null {
    if (this.#kind === null) return null;
    if (this.#field === null) this.#endEntry();
    return { kind: this.#kind, entries: this.#entries, notes: this.#notes() };
  }

  #begin(raw: string, attributes: ReadonlyMap<string, string>): void {
    const local = raw.slice(raw.indexOf(':') + 1).toLowerCase();
    if (local !== 'urlset' && local !== 'sitemapindex') return;
    this.#kind = local === 'urlset' ? 'urlset' : 'index';
    this.#scope = scopeInside(this.#scope, attributes);
  }

  #addLink({ links }: RawEntry, attributes: ReadonlyMap<string, string>): void {
    const language = normaliseLanguageTag(attributes.get('hreflang') ?? '');
    const href = attributes.get('href') ?? '';
    const isAlternate = /^\s*(?:alternate)?\s*$/iu.test(attributes.get('rel') ?? '');
    if (language !== null && isAlternate && links.length < MOST_TRANSLATIONS) links.push({ language, href });
  }

  #endEntry(): void {
    const entry = this.#entry;
    this.#entry = null;
    this.#field = null;
    if (!entry) return;
    const loc = entry.said.get('loc')?.trim() ?? '';
    const url = loc === '' || loc.length >= LONGEST_ADDRESS ? null : absoluteAddress(loc, this.#base);
    if (url === null) this.#refused += 1;
    else if (this.#entries.length >= MOST_ENTRIES) this.#isTooMany = true;
    else this.#entries.push(entryOf(entry, url, this.#base));
  }

  #notes() {
    const notes = [];
    if (this.#refused > 0)
      notes.push(
        sitemapNote('leftover', 'address', `${this.#refused} entries name no web address and were left out.`),
      );
    if (this.#isTooMany)
      notes.push(
        sitemapNote(
          'leftover',
          'entries',
          `The sitemap names more than the ${MOST_ENTRIES.toLocaleString('en')} pages that were read.`,
        ),
      );
    if (this.#declaresEntities)
      notes.push(
        sitemapNote(
          'leftover',
          'entities',
          'The sitemap declares entities of its own, which are not expanded.',
        ),
      );
    if (!this.#isEnded && !this.#isTooMany)
      notes.push(
        sitemapNote(
          'missing',
          'entries',
          'The sitemap is cut off: more entries may have followed. Fetch it again.',
        ),
      );
    return notes;
  }
}

const MOST_TRANSLATIONS = 100;

function entryOf({ said, links }: RawEntry, url: string, base: string | null): SitemapEntry {
  const translations = links.flatMap(({ language, href }) => {
    const address = href === '' ? null : absoluteAddress(href, base);
    return address === null ? [] : [{ language, url: address }];
  });
  const date = said.get('date');
  return {
    url,
    lastModified: lastModifiedIn(said.get('lastmod') ?? ''),
    language:
      normaliseLanguageTag(said.get('language')?.trim() ?? '') ??
      translations.find((it) => it.url === url)?.language ??
      null,
    title: said.get('title')?.replace(/\s+/gu, ' ').trim().slice(0, 2_000) || null,
    date: date === undefined ? null : (readFeedDate(date, null)?.dated ?? null),
    translations: translations.filter((it) => it.url !== url),
  };
}

/** ISO 8601 in UTC, or the day; `null` for what is no day or time. */
export function lastModifiedIn(words: string): string | null {
  const written = words.trim();
  if (written === '') return null;
  // By far the most are written so, and there may be 50,000 of them.
  if (/^\d{4}-\d{2}-(?:[01]\d|2[0-8])T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/u.test(written)) {
    const time = Date.parse(written);
    if (!Number.isNaN(time)) return new Date(time).toISOString().replace('.000Z', 'Z');
  }
  const read = readFeedDate(written, null);
  if (read?.instant) return read.instant;
  return read && /^\d{4}-\d{2}-\d{2}$/u.test(read.dated.edtf) ? read.dated.edtf : null;
}
