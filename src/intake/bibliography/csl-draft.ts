import type { ReadingNote } from '../draft.ts';
import { EMPTY_DRAFT, type Identifier, type PublicationDraft } from '../publication-draft.ts';
import { type CslItem, cslCredits, cslDate, cslRaw, cslText } from './csl-item.ts';
import { cleanArxiv, cleanDoi, cleanIsbns, cleanIssns, distinct, doiOfLink } from './identifiers.ts';
import { languageNamed } from './languages.ts';
import { webAddressIn } from './links.ts';
import { withOrigins } from './origins.ts';
import { plainParagraphs } from './plain-text.ts';
import { topicsOf } from './topics.ts';

/** The draft that one CSL-JSON item makes. */
export function cslDraft(item: CslItem): PublicationDraft {
  const language = languageNamed(cslRaw(item, 'language'));
  const titleFrom = ['title', 'container-title'].find((variable) => cslText(item, variable) !== '');
  const title = titleFrom === undefined ? null : cslText(item, titleFrom);
  const url = webAddressIn(cslRaw(item, 'URL'));
  const date = cslDate(item, 'issued', language);
  const roles = CREDITS.filter((variable) => variable in item);
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title,
    kind: cslRaw(item, 'type').toLowerCase() || null,
    credits: roles.flatMap((variable) => cslCredits(item, variable, variable)),
    date,
    language,
    url,
    publisher: cslText(item, 'publisher') || null,
    abstract: plainParagraphs(cslRaw(item, 'abstract')) || null,
    topics: topicsOf(cslText(item, 'keyword')),
    identifiers: identifiersOf(item, url),
    citeKey: cslCiteKey(item),
    details: detailsOf(item, language, titleFrom),
    notes: notesOn(item, { title, isDated: date !== null }),
  };
  return withOrigins(draft, {
    title: titleFrom,
    kind: 'type',
    credits: roles.join(', '),
    date: 'issued',
    language: 'language',
    url: 'URL',
    publisher: 'publisher',
    abstract: 'abstract',
    topics: 'keyword',
    identifiers: 'DOI, ISBN, ISSN, note',
  });
}

/** The key that texts cite it by: said so, in a line of Zotero's extra field, or an `id` that is no address or bare number. */
export function cslCiteKey(item: CslItem): string | null {
  const said = cslRaw(item, 'citation-key', 'citekey', 'citation-label') || noted(item, 'citation key');
  if (said !== '') return said;
  const id = cslRaw(item, 'id');
  return /^[\p{L}_][^\s/]*$/u.test(id) && !/^https?:/iu.test(id) ? id : null;
}

function identifiersOf(item: CslItem, url: string | null): Identifier[] {
  const doi = cleanDoi(cslRaw(item, 'DOI', 'doi')) ?? cleanDoi(noted(item, 'doi')) ?? doiOfLink(url);
  const arxiv =
    cleanArxiv(noted(item, 'arxiv')) ?? cleanArxiv(/^arxiv:(.*)$/iu.exec(cslRaw(item, 'number'))?.[1] ?? '');
  return distinct([
    ...(doi === null ? [] : [{ scheme: 'doi', value: doi } as const]),
    ...cleanIsbns(cslRaw(item, 'ISBN')).map((value) => ({ scheme: 'isbn', value }) as const),
    ...cleanIssns(cslRaw(item, 'ISSN')).map((value) => ({ scheme: 'issn', value }) as const),
    ...(arxiv === null ? [] : [{ scheme: 'arxiv', value: arxiv } as const]),
    { scheme: 'pmid', value: /^\d{1,9}$/u.exec(cslRaw(item, 'PMID') || noted(item, 'pmid'))?.[0] ?? '' },
    { scheme: 'other', value: /^PMC\d+$/iu.exec(cslRaw(item, 'PMCID') || noted(item, 'pmcid'))?.[0] ?? '' },
  ]);
}

/** Zotero keeps what it has no field for in the note, a line each: `DOI: 10.1000/182`. */
function noted(item: CslItem, name: string): string {
  const lines = cslRaw(item, 'note').slice(0, 20_000).split('\n');
  return (
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  );
}

function detailsOf(
  item: CslItem,
  language: string | null,
  titleFrom: string | undefined,
): Record<string, string> {
  const details: Record<string, string> = {};
  for (const variable of VARIABLES) {
    const text = variable === titleFrom ? '' : cslText(item, variable);
    if (text !== '') details[variable] = text;
  }
  for (const variable of DATES) {
    const dated = cslDate(item, variable, language);
    if (dated) details[variable] = dated.edtf;
  }
  return details;
}

function notesOn(
  item: CslItem,
  { title, isDated }: { readonly title: string | null; readonly isDated: boolean },
): ReadingNote[] {
  const note = (about: string, says: string): ReadingNote => ({ kind: 'missing', about, line: null, says });
  const notes: ReadingNote[] = [];
  if (title === null) notes.push(note('title', 'The item has no title.'));
  if (!isDated && item.issued !== undefined && item.issued !== null) {
    notes.push(note('date', `“${JSON.stringify(item.issued).slice(0, 80)}” was not understood as a date.`));
  }
  return notes;
}

/** CSL 1.0.2's name variables, which are the roles. */
const CREDITS =
  'author editor translator container-author collection-editor editorial-director compiler chair composer contributor curator director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator'.split(
    ' ',
  );

/** CSL 1.0.2's string and number variables that a draft has no field for. */
const VARIABLES =
  'annote archive archive-place archive_collection archive_location authority call-number chapter-number citation-number collection-number collection-title container-title container-title-short dimensions division edition event event-place event-title genre issue jurisdiction medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part-number part-title printing-number publisher-place references reviewed-genre reviewed-title scale section source status supplement-number title-short version volume volume-title volume-title-short'.split(
    ' ',
  );

const DATES = ['accessed', 'available-date', 'event-date', 'original-date', 'submitted'];
