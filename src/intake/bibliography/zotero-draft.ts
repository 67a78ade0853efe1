import type { ReadingNote } from '../draft.ts';
import {
  type CreditDraft,
  EMPTY_DRAFT,
  type Identifier,
  type PublicationDraft,
} from '../publication-draft.ts';
import { bibliographyDate } from './dates.ts';
import { cleanDoi, cleanIsbns, cleanIssns, distinct, doiOfLink } from './identifiers.ts';
import { languageNamed } from './languages.ts';
import { webAddressIn } from './links.ts';
import { turned } from './names.ts';
import { withOrigins } from './origins.ts';
import { plainParagraphs, plainText } from './plain-text.ts';
import { topicsNamed } from './topics.ts';
import { BIBLIO, DC, FOAF, PRISM, RDF, TERMS, VCARD, ZOTERO, type ZoteroItem } from './zotero-item.ts';
import { cslTypeOfZotero } from './zotero-types.ts';

/** The draft that one item of Zotero's RDF export makes. */
export function zoteroDraft(item: ZoteroItem): PublicationDraft {
  const language = languageNamed(item.text(`${ZOTERO}language`, `${DC}language`));
  const url = linkOf(item);
  const said = item.text(`${DC}date`);
  const date = bibliographyDate(said, language);
  const title = plainText(item.text(`${DC}title`));
  const publisher = item.nodes(`${DC}publisher`).map((house) => plainText(house.text(`${FOAF}name`)));
  const kind = cslTypeOfZotero(item.text(`${ZOTERO}itemType`));
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: title || null,
    kind,
    credits: creditsOf(item),
    date,
    language,
    url,
    publisher: publisher[0] || plainText(item.text(`${DC}publisher`)) || null,
    abstract: plainParagraphs(item.text(`${TERMS}abstract`)) || null,
    topics: topicsNamed([...item.texts(`${DC}subject`), ...automaticTags(item)]),
    identifiers: identifiersOf(item, url),
    citeKey: zoteroCiteKey(item),
    details: detailsOf(item, kind),
    notes: notesOn(title, date === null ? said : ''),
  };
  return withOrigins(draft, {
    title: 'dc:title',
    kind: 'z:itemType',
    credits: 'bib:authors, bib:editors, z:translators',
    date: 'dc:date',
    language: 'z:language',
    url: 'dc:identifier (URI)',
    publisher: 'dc:publisher',
    abstract: 'dcterms:abstract',
    topics: 'dc:subject',
    identifiers: 'dc:identifier',
  });
}

/** Better BibTeX keeps it in the extra field, newer Zotero in its own. */
export function zoteroCiteKey(item: ZoteroItem): string | null {
  const key = item.text(`${ZOTERO}citationKey`) || extra(item, 'citation key');
  return key === '' ? null : key;
}

function extra(item: ZoteroItem, name: string): string {
  const lines = item.texts(`${DC}description`).flatMap((text) => text.slice(0, 20_000).split('\n'));
  return (
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  );
}

function creditsOf(item: ZoteroItem): CreditDraft[] {
  return ROLES.flatMap(([predicate, role]) =>
    item
      .members(predicate)
      .map((person) => creditOf(person, role))
      .filter(({ name }) => name !== ''),
  );
}

/** Zotero writes names of one field, which are those of organisations, without a given name. */
function creditOf(person: ZoteroItem, role: string): CreditDraft {
  const family = plainText(person.text(`${FOAF}surname`, `${FOAF}familyName`, `${FOAF}name`));
  const given = plainText(person.text(`${FOAF}givenName`, `${FOAF}givenname`));
  const name = turned({ family, given });
  const literal = given === '' ? name : `${family}, ${given}`;
  return { name, kind: given === '' ? 'organisation' : 'person', role, literal };
}

function linkOf(item: ZoteroItem): string | null {
  const addresses = item
    .nodes(`${DC}identifier`)
    .filter((node) => node.types().includes('URI'))
    .map((node) => webAddressIn(node.text(`${RDF}value`)));
  return (
    addresses.find((address) => address !== null) ?? (/^https?:/u.test(item.id) ? ownAddress(item.id) : null)
  );
}

function ownAddress(id: string): string | null {
  return id.startsWith('http://file.invalid/') || /zotero\.org\//u.test(id) ? null : webAddressIn(id);
}

function automaticTags(item: ZoteroItem): string[] {
  return item
    .nodes(`${DC}subject`)
    .filter((node) => !node.types().includes('LCC'))
    .flatMap((node) => node.texts(`${RDF}value`));
}

function identifiersOf(item: ZoteroItem, url: string | null): Identifier[] {
  const own = item.texts(`${DC}identifier`);
  // A journal's ISSN stands with the journal, and so do its article's DOI in older exports.
  const all = [...own, ...containersOf(item).flatMap((container) => container.texts(`${DC}identifier`))];
  const labelled = (label: RegExp) => all.filter((text) => label.test(text)).join('; ');
  const doi = cleanDoi(labelled(/^DOI\b/iu)) ?? cleanDoi(extra(item, 'doi')) ?? doiOfLink(url);
  return distinct([
    ...(doi === null ? [] : [{ scheme: 'doi', value: doi } as const]),
    ...cleanIsbns(labelled(/^ISBN\b/iu).replace(/ISBN[-:]?(?:1[03]:?)?/giu, '')).map(
      (value) => ({ scheme: 'isbn', value }) as const,
    ),
    ...cleanIssns(labelled(/^ISSN\b/iu)).map((value) => ({ scheme: 'issn', value }) as const),
    { scheme: 'pmid', value: /^\d{1,9}$/u.exec(extra(item, 'pmid'))?.[0] ?? '' },
  ]);
}

function containersOf(item: ZoteroItem): ZoteroItem[] {
  return item.nodes(`${TERMS}isPartOf`);
}

function detailsOf(item: ZoteroItem, kind: string | null): Record<string, string> {
  const details: Record<string, string> = {};
  const set = (variable: string, text: string) => {
    if (text !== '' && !(variable in details)) details[variable] = plainText(text);
  };
  for (const container of containersOf(item)) {
    const isSeries = container.types().includes('Series');
    set(isSeries ? 'collection-title' : 'container-title', container.text(`${DC}title`));
    if (isSeries) set('collection-number', container.text(`${DC}identifier`));
    else set('container-title-short', container.text(`${TERMS}alternative`));
    set('volume', container.text(`${PRISM}volume`));
    set('issue', container.text(`${PRISM}number`));
  }
  for (const [predicate, variable] of VARIABLES) set(variable, item.text(predicate));
  set(kind?.startsWith('article') ? 'issue' : 'number', item.text(`${PRISM}number`));
  for (const house of item.nodes(`${DC}publisher`)) {
    for (const address of house.nodes(`${VCARD}adr`))
      set('publisher-place', address.text(`${VCARD}locality`));
  }
  for (const meeting of item.nodes(`${BIBLIO}presentedAt`)) set('event-title', meeting.text(`${DC}title`));
  set('accessed', bibliographyDate(item.text(`${TERMS}dateSubmitted`))?.edtf ?? '');
  return details;
}

function notesOn(title: string, undated: string): ReadingNote[] {
  const note = (about: string, says: string): ReadingNote => ({ kind: 'missing', about, line: null, says });
  return [
    ...(title === '' ? [note('title', 'The item has no title.')] : []),
    ...(undated === '' ? [] : [note('date', `“${undated.slice(0, 80)}” was not understood as a date.`)]),
  ];
}

const ROLES = [
  [`${BIBLIO}authors`, 'author'],
  [`${ZOTERO}presenters`, 'author'],
  [`${ZOTERO}interviewees`, 'author'],
  [`${ZOTERO}artists`, 'author'],
  [`${ZOTERO}programmers`, 'author'],
  [`${ZOTERO}cartographers`, 'author'],
  [`${ZOTERO}podcasters`, 'author'],
  [`${ZOTERO}inventors`, 'author'],
  [`${ZOTERO}directors`, 'director'],
  [`${BIBLIO}editors`, 'editor'],
  [`${ZOTERO}translators`, 'translator'],
  [`${ZOTERO}bookAuthors`, 'container-author'],
  [`${ZOTERO}seriesEditors`, 'collection-editor'],
  [`${ZOTERO}interviewers`, 'interviewer'],
  [`${ZOTERO}recipients`, 'recipient'],
  [`${ZOTERO}reviewedAuthors`, 'reviewed-author'],
  [`${ZOTERO}scriptwriters`, 'script-writer'],
  [`${ZOTERO}producers`, 'producer'],
  [`${ZOTERO}performers`, 'performer'],
  [`${ZOTERO}composers`, 'composer'],
  [`${ZOTERO}guests`, 'guest'],
  [`${BIBLIO}contributors`, 'contributor'],
  [`${ZOTERO}contributors`, 'contributor'],
] as const;

const VARIABLES = [
  [`${PRISM}volume`, 'volume'],
  [`${PRISM}edition`, 'edition'],
  [`${BIBLIO}pages`, 'page'],
  [`${ZOTERO}numPages`, 'number-of-pages'],
  [`${ZOTERO}numberOfVolumes`, 'number-of-volumes'],
  [`${ZOTERO}shortTitle`, 'title-short'],
  [`${ZOTERO}type`, 'genre'],
  [`${ZOTERO}meetingName`, 'event-title'],
  [`${ZOTERO}archive`, 'archive'],
  [`${DC}coverage`, 'archive_location'],
  [`${ZOTERO}libraryCatalog`, 'source'],
  [`${ZOTERO}version`, 'version'],
  [`${ZOTERO}medium`, 'medium'],
  [`${DC}description`, 'note'],
] as const;
