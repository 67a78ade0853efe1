import type { ArchiveView, PublicationView } from '../dossiers/index.ts';
import type { SearchAnswer } from '../search/index.ts';
import { addresses } from './addresses.ts';
import type { SearchState } from './search-state.ts';
import { type SiteContext, settingFor } from './setting.ts';

/** What a search finds, the newest first, as Atom (RFC 4287): whoever follows it hears of what comes. */
export function renderSearchFeed(
  view: {
    readonly archive: ArchiveView;
    readonly state: SearchState;
    readonly answer: SearchAnswer;
    readonly publications: ReadonlyMap<string, PublicationView>;
  },
  ctx: SiteContext,
): string {
  const { archive, state, answer, publications } = view;
  const { words } = settingFor(archive, archive.language, ctx);
  const address = `${ctx.origin}${addresses.search({ ...state, sort: 'relevance' })}`;
  const shown = answer.hits.flatMap(({ publication }) => publications.get(publication) ?? []);
  const title = state.text.trim() === '' ? archive.name : `${state.text.trim()} · ${archive.name}`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(archive.language)}">`,
    `<title>${escaped(title)}</title>`,
    `<subtitle>${escaped(words.searchLabel)}</subtitle>`,
    `<id>${escaped(address)}</id>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(ctx.origin + addresses.searchFeed(state))}"/>`,
    `<updated>${updatedOf(shown)}</updated>`,
    ...shown.map((publication) => entryOf(publication, ctx, archive.name)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entryOf(publication: PublicationView, { origin }: SiteContext, archiveName: string): string {
  const { id, title, slug, abstract, credits, language } = publication;
  const address = origin + addresses.publication(slug);
  const names = credits.length > 0 ? credits.map(({ name }) => name) : [archiveName];
  const lang = language === null ? '' : ` xml:lang="${escaped(language)}"`;
  return [
    `<entry${lang}>`,
    `<title>${escaped(title)}</title>`,
    `<id>${escaped(`tag:sheaf,2026:${id}`)}</id>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<updated>${instantOf(publication)}</updated>`,
    ...names.map((name) => `<author><name>${escaped(name)}</name></author>`),
    ...(abstract === null ? [] : [`<summary>${escaped(abstract)}</summary>`]),
    '</entry>',
  ].join('\n');
}

function updatedOf(shown: readonly PublicationView[]): string {
  return shown.map(instantOf).sort().at(-1) ?? UNKNOWN;
}

/** Atom wants an instant; the first that the date can mean is the nearest that is not invented beyond need. */
function instantOf({ date }: PublicationView): string {
  const read = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date?.edtf ?? '');
  return read ? `${read[1]}-${read[2] ?? '01'}-${read[3] ?? '01'}T00:00:00Z` : UNKNOWN;
}

const UNKNOWN = '1970-01-01T00:00:00Z';

function escaped(text: string): string {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}

// What XML 1.0 does not allow: other control characters, and halves of characters.
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
