import { normaliseLanguageTag } from '../../language/index.ts';
import {
  type CategoryElement,
  categoriesOf,
  type ExportItem,
  fieldOf,
  metaOf,
  type Prefixes,
  prefixesDeclaredIn,
  USUAL_PREFIXES,
  usualName,
} from './export-item.ts';
import { collectPictures, type ExportPictures } from './export-pictures.ts';
import { type PhpValue, readPhpValue } from './php-values.ts';
import { plainText } from './plain-text.ts';
import { LANGUAGE_UNKNOWN, type PostLanguage, type PostSite } from './post.ts';
import { type TranslationGroup, translationIn } from './translation-groups.ts';
import { detached, xmlElements, xmlText } from './xml-elements.ts';

/**
 * What the posts of an export need and what may stand anywhere in the file: the site, people, pictures, reusable blocks
 * and translations. Takes some 500 bytes of memory for each picture and 300 for each translated post.
 */
export interface ExportHead extends PostSite {
  readonly prefixes: Prefixes;
  /** `1.0`, `1.1`, `1.2`; `null` where the file does not say. */
  readonly version: string | null;
  /** The file calls itself RSS, or something in it is WordPress' own. */
  readonly isExport: boolean;
  languageOf(item: ExportItem, categories: readonly CategoryElement[]): PostLanguage;
}

/** The same while it is being put together. */
export interface HeadCollection {
  readonly head: ExportHead;
  /** Channel-level XML: before, between and behind the items. */
  addChannel(xml: string): void;
  addItem(item: ExportItem): void;
}

export function collectHead(): HeadCollection {
  const site: Mutable<Known> = {
    prefixes: USUAL_PREFIXES,
    version: null,
    isExport: false,
    url: null,
    title: null,
    language: null,
    people: new Map(),
    pictures: collectPictures(),
    blocks: new Map(),
    languages: new Map(),
    groups: new Map(),
  };
  return {
    head: headOf(site),
    addChannel: (xml) => addChannel(site, xml),
    addItem: (item) => addItem(site, item),
  };
}

interface Known {
  readonly prefixes: Prefixes;
  readonly version: string | null;
  readonly isExport: boolean;
  readonly url: string | null;
  readonly title: string | null;
  readonly language: string | null;
  /** Display names by login, slug and `#` with number, in lower case. */
  readonly people: Map<string, string>;
  readonly pictures: ExportPictures;
  readonly blocks: Map<number, string>;
  /** Polylang's slugs and the languages they stand for. */
  readonly languages: Map<string, string>;
  readonly groups: Map<string, TranslationGroup>;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function headOf(site: Known): ExportHead {
  return {
    source: 'WordPress export',
    get prefixes() {
      return site.prefixes;
    },
    get version() {
      return site.version;
    },
    get isExport() {
      return site.isExport;
    },
    get url() {
      return site.url;
    },
    get title() {
      return site.title;
    },
    get language() {
      return site.language;
    },
    personCalled: (handle) => site.people.get(handle.toLowerCase()) ?? null,
    attachment: (id) => site.pictures.find(id),
    attachmentsOf: (post) => site.pictures.of(post),
    block: (id) => site.blocks.get(id) ?? null,
    languageOf: (item, categories) => languageOf(site, item, categories),
  };
}

function addChannel(site: Mutable<Known>, xml: string): void {
  if (xml.trim() === '') return;
  const root = /<(?:rss|channel)[\s>]/u.exec(xml);
  if (root) {
    site.isExport = true;
    const declared = prefixesDeclaredIn(xml);
    if (declared.size > 0) site.prefixes = declared;
  }
  const channel = /<channel(?:\s[^<>]*)?>/u.exec(xml);
  const start = channel ? channel.index + channel[0].length : root ? xml.indexOf('>', root.index) + 1 : 0;
  for (const { name, content } of xmlElements(xml.slice(start)))
    addChannelElement(site, usualName(name, site.prefixes), content);
}

function addChannelElement(site: Mutable<Known>, name: string, content: string): void {
  if (name === 'title') site.title ??= plainText(xmlText(content)) || null;
  else if (name === 'link') site.url ??= siteAddress(xmlText(content));
  else if (name === 'wp:base_blog_url') site.url = siteAddress(xmlText(content)) ?? site.url;
  else if (name === 'language') site.language ??= normaliseLanguageTag(xmlText(content));
  else if (name === 'wp:wxr_version') site.version = xmlText(content).trim();
  else if (name === 'wp:author') addAuthor(site, partsOf(content, site.prefixes));
  else if (name === 'wp:term') addTerm(site, partsOf(content, site.prefixes));
}

function siteAddress(text: string): string | null {
  const address = text.trim().replace(/\/+$/u, '');
  return /^https?:\/\/[^\s/]/u.test(address) ? address : null;
}

function partsOf(content: string, prefixes: Prefixes): Map<string, string> {
  return new Map(
    xmlElements(content).map((it) => [usualName(it.name, prefixes), xmlText(it.content).trim()]),
  );
}

function addAuthor(site: Known, parts: ReadonlyMap<string, string>): void {
  const login = parts.get('wp:author_login') ?? '';
  const names = [parts.get('wp:author_first_name') ?? '', parts.get('wp:author_last_name') ?? ''];
  const display = plainText(parts.get('wp:author_display_name') ?? '');
  const whole = plainText(names.join(' '));
  const name = display !== '' && display !== login ? display : whole || display;
  addPerson(site, [login, `#${parts.get('wp:author_id') ?? ''}`], name);
}

function addPerson(site: Known, handles: readonly string[], name: string): void {
  if (name === '') return;
  for (const handle of handles)
    if (handle !== '' && handle !== '#') site.people.set(detached(handle.toLowerCase()), detached(name));
}

/** Polylang keeps a language's locale, and which posts translate each other, in the descriptions of its terms. */
function addTerm(site: Known, parts: ReadonlyMap<string, string>): void {
  const taxonomy = parts.get('wp:term_taxonomy');
  const slug = parts.get('wp:term_slug') ?? '';
  if (taxonomy !== 'language' && taxonomy !== 'post_translations') return;
  const described = readPhpValue(parts.get('wp:term_description') ?? '');
  if (taxonomy === 'language') {
    const locale = described instanceof Map ? described.get('locale') : undefined;
    const tag =
      (typeof locale === 'string' ? normaliseLanguageTag(locale) : null) ?? normaliseLanguageTag(slug);
    if (tag !== null) site.languages.set(slug, tag);
  } else if (described instanceof Map) addGroup(site, slug, described);
}

function addGroup(site: Known, slug: string, described: ReadonlyMap<string, PhpValue>): void {
  const group = groupCalled(site, slug);
  for (const [language, id] of described) if (typeof id === 'number') group.languageOf.set(id, language);
}

function groupCalled(site: Known, slug: string): TranslationGroup {
  const known = site.groups.get(slug);
  if (known) return known;
  const group: TranslationGroup = { languageOf: new Map(), members: new Map() };
  site.groups.set(slug, group);
  return group;
}

function addItem(site: Mutable<Known>, item: ExportItem): void {
  const type = fieldOf(item, 'wp:post_type');
  if (type === 'attachment') site.pictures.add(item, site.prefixes);
  else if (type === 'guest-author') addGuestAuthor(site, item);
  else if (type === 'wp_block') addBlock(site, item);
  else if (item.fields.has('wp:post_id')) addTranslation(site, item);
}

function addGuestAuthor(site: Known, item: ExportItem): void {
  const meta = metaOf(item, site.prefixes);
  const name = plainText(meta.get('cap-display_name')?.[0] ?? '') || plainText(fieldOf(item, 'title'));
  const login = meta.get('cap-user_login')?.[0]?.trim() ?? '';
  const slug = fieldOf(item, 'wp:post_name');
  addPerson(site, [login, slug, slug.replace(/^cap-/u, ''), `#${fieldOf(item, 'wp:post_id')}`], name);
}

function addBlock(site: Known, item: ExportItem): void {
  const content = fieldOf(item, 'content:encoded');
  if (site.blocks.size < 2_000 && content.length < 100_000)
    site.blocks.set(Number(fieldOf(item, 'wp:post_id')), detached(content));
}

function addTranslation(site: Known, item: ExportItem): void {
  const categories = item.categories.length > 0 ? categoriesOf(item) : [];
  const slug = groupOf(site, item, categories);
  const id = Number(fieldOf(item, 'wp:post_id'));
  if (slug === null || !(id > 0) || fieldOf(item, 'wp:status') !== 'publish') return;
  const language = ownLanguage(site, item, categories)?.language ?? null;
  const url = detached(fieldOf(item, 'link'));
  const key = detached(fieldOf(item, 'guid')) || url;
  groupCalled(site, detached(slug)).members.set(id, { id, language, url, key });
}

function groupOf(site: Known, item: ExportItem, categories: readonly CategoryElement[]): string | null {
  const polylang = categories.find((it) => it.taxonomy === 'post_translations')?.slug;
  if (polylang) return polylang;
  const wpml = wpmlMeta(site, item)?.get('_wpml_import_translation_group')?.[0];
  return wpml ? `wpml ${wpml}` : null;
}

function wpmlMeta(site: Known, item: ExportItem): ReadonlyMap<string, readonly string[]> | null {
  return item.meta.some((it) => it.includes('wpml')) ? metaOf(item, site.prefixes) : null;
}

function ownLanguage(site: Known, item: ExportItem, categories: readonly CategoryElement[]) {
  const term = categories.find((it) => it.taxonomy === 'language');
  if (term) {
    const language = site.languages.get(term.slug) ?? normaliseLanguageTag(term.slug);
    if (language !== null) return { language, origin: 'Polylang' };
  }
  const meta = wpmlMeta(site, item);
  for (const key of WPML_LANGUAGE) {
    const language = normaliseLanguageTag(meta?.get(key)?.[0] ?? '');
    if (language !== null) return { language, origin: `WPML ${key}` };
  }
  return null;
}

const WPML_LANGUAGE = ['_wpml_import_language_code', '_wpml_language', 'wpml_language', 'wpml_language_code'];

function languageOf(site: Known, item: ExportItem, categories: readonly CategoryElement[]): PostLanguage {
  const own = ownLanguage(site, item, categories);
  const slug = groupOf(site, item, categories);
  const group = slug === null ? undefined : site.groups.get(slug);
  const id = Number(fieldOf(item, 'wp:post_id'));
  const nameOf = (code: string) => site.languages.get(code) ?? normaliseLanguageTag(code);
  const language = own?.language ?? nameOf(group?.languageOf.get(id) ?? '');
  const origin = own?.origin ?? (language === null ? '' : 'Polylang');
  if (!group) return { ...LANGUAGE_UNKNOWN, language, origin };
  const source = nameOf(wpmlMeta(site, item)?.get('_wpml_import_source_language_code')?.[0] ?? '');
  const isOriginal = (slug?.startsWith('wpml ') ?? false) && source === null;
  return {
    language,
    origin,
    ...translationIn(group, id, { nameOf, source, isOriginal, siteLanguage: site.language }),
  };
}
