import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type Entry, parse } from '@retorquere/bibtex-parser';
import { readBibtex } from '../src/intake/formats/bibtex.ts';

/** What a reader makes of one entry. */
export interface BibliographyItem {
  readonly key: string;
  readonly title: string;
  /** In natural order, authors first. */
  readonly creators: readonly string[];
  readonly year: string;
  readonly doi: string;
}

export type BibliographyReader = (
  bytes: Uint8Array,
  name: string,
) => readonly BibliographyItem[] | Promise<readonly BibliographyItem[]>;

/** The readers measured, each used as its manual says. */
export const BIBLIOGRAPHY_READERS: Readonly<Record<string, BibliographyReader>> = {
  Sheaf: (bytes, name) => sheafItems(bytes, { name }),
  'Sheaf, titles as printed': (bytes, name) => sheafItems(bytes, { name, titles: 'as-printed' }),
  '@retorquere/bibtex-parser': (bytes) => parsedItems(bytes, {}),
  '@retorquere/bibtex-parser, case kept': (bytes) => parsedItems(bytes, { english: false }),
  'citation-js': citationItems,
};

async function sheafItems(
  bytes: Uint8Array,
  about: Parameters<typeof readBibtex>[1],
): Promise<BibliographyItem[]> {
  const items: BibliographyItem[] = [];
  for await (const reading of readBibtex(bytes, about)) {
    if (reading.type !== 'piece') continue;
    const draft = reading.draft();
    items.push({
      key: draft.citeKey ?? '',
      title: [draft.title, draft.subtitle].filter((part) => part !== null).join(': '),
      creators: draft.credits.map(({ name }) => name),
      year: /\d{4}/u.exec(draft.date?.edtf ?? '')?.[0] ?? '',
      doi: draft.identifiers.find(({ scheme }) => scheme === 'doi')?.value ?? '',
    });
  }
  return items;
}

function parsedItems(bytes: Uint8Array, options: { readonly english?: false }): BibliographyItem[] {
  const { entries } = parse(new TextDecoder().decode(bytes), { ...options, unsupported: 'ignore' });
  return entries.map((entry) => ({
    key: entry.key,
    title: joinedTitle(entry.fields.title, entry.fields.subtitle),
    creators: CREATOR_FIELDS.flatMap((field) => parsedNames(entry, field)),
    year: /\d{4}/u.exec(`${entry.fields.date ?? ''} ${entry.fields.year ?? ''}`)?.[0] ?? '',
    doi: entry.fields.doi ?? '',
  }));
}

const CREATOR_FIELDS = [
  'author',
  'editor',
  'translator',
  'bookauthor',
  'director',
  'commentator',
  'holder',
] as const;

function parsedNames({ fields }: Entry, field: (typeof CREATOR_FIELDS)[number]): string[] {
  return (fields[field] ?? []).map(
    (it) => it.name ?? naturalName([it.firstName, it.prefix, it.lastName], it.suffix),
  );
}

/** The parts of CSL-JSON that are measured. */
interface CslItem {
  readonly id?: string;
  readonly title?: string;
  readonly DOI?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly (string | number)[])[] };
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly 'container-author'?: readonly CslName[];
}

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
}

function citationItems(bytes: Uint8Array): BibliographyItem[] {
  // The library's types leave the items open; these are the CSL-JSON fields that it documents.
  const items = new Cite(new TextDecoder().decode(bytes)).data as readonly CslItem[];
  return items.map((item) => ({
    key: item.id ?? '',
    title: item.title ?? '',
    creators: [item.author, item.editor, item.translator, item['container-author']].flatMap((names) =>
      (names ?? []).map(
        (it) =>
          it.literal ??
          naturalName([it.given, it['dropping-particle'], it['non-dropping-particle'], it.family], it.suffix),
      ),
    ),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    doi: item.DOI ?? '',
  }));
}

function naturalName(parts: readonly (string | undefined)[], suffix: string | undefined): string {
  const name = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return suffix === undefined ? name : `${name}, ${suffix}`;
}

function joinedTitle(title: string | undefined, subtitle: string | undefined): string {
  return [title, subtitle].filter((part) => part !== undefined && part !== '').join(': ');
}
