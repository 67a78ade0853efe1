import type { Identifier } from '../publication-draft.ts';
import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { linksOf, textsOf } from './thing.ts';

/** DOI, ISBN, ISSN and their like, as Highwire, Dublin Core, PRISM or schema.org give them. */
export function findIdentifiers(facts: PageFacts, { linked }: MainThings): Identifier[] {
  const said = [
    ...DOI_METAS.flatMap((name) => facts.metas.get(name) ?? []),
    ...(linked ? [...textsOf(linked, 'identifier'), ...linksOf(linked, 'sameAs')] : []),
  ];
  const doi = said.map(doiIn).find((it) => it !== null);
  const handle = said
    .map((it) => /hdl\.handle\.net\/(\d[\d.]*\/\S+)/u.exec(it)?.[1])
    .find((it) => it !== undefined);
  const of = (scheme: Identifier['scheme'], value: string | null | undefined): Identifier[] =>
    value ? [{ scheme, value }] : [];
  return [
    ...of('doi', doi),
    ...of('handle', handle),
    ...of('isbn', digits(metaOf(facts, 'citation_isbn', 'book:isbn', 'og:isbn'))),
    ...of('issn', metaOf(facts, 'citation_issn', 'prism.issn', 'prism.eissn')),
    ...of('pmid', digits(metaOf(facts, 'citation_pmid'))),
    ...of('arxiv', metaOf(facts, 'citation_arxiv_id')),
  ];
}

const DOI_METAS = [
  'citation_doi',
  'prism.doi',
  'bepress_citation_doi',
  'dc.identifier',
  'dc.identifier.doi',
  'dcterms.identifier',
  'doi',
];

/** A DOI without its resolver, in lower case (ISO 26324; names are not case sensitive). */
function doiIn(text: string): string | null {
  return (
    /(?:^|doi[:.\s/]|doi\.org\/)(10\.\d{4,9}\/[^\s"<>?#]{1,300})/iu.exec(text)?.[1]?.toLowerCase() ?? null
  );
}

function digits(text: string | null): string | null {
  return text?.replace(/[^\dXx]/gu, '') || null;
}

const DETAIL_METAS: Readonly<Record<string, readonly string[]>> = {
  'container-title': ['citation_journal_title', 'citation_inbook_title', 'prism.publicationname'],
  volume: ['citation_volume', 'prism.volume'],
  issue: ['citation_issue', 'prism.number'],
  'event-title': ['citation_conference_title'],
  'collection-title': ['citation_series_title'],
  number: ['citation_technical_report_number'],
  edition: ['citation_edition'],
};

/** The CSL variables of a scholarly piece. */
export function findDetails(facts: PageFacts): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [variable, names] of Object.entries(DETAIL_METAS)) {
    const value = metaOf(facts, ...names);
    if (value) details[variable] = value;
  }
  const first = metaOf(facts, 'citation_firstpage', 'prism.startingpage');
  const last = metaOf(facts, 'citation_lastpage', 'prism.endingpage');
  if (first) details.page = last && last !== first ? `${first}–${last}` : first;
  return details;
}
