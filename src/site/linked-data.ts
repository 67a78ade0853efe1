// schema.org in JSON-LD: what a search engine or a reference manager reads on the page.

import type { ArchiveView, CreditView, DossierView, PublicationView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';

/** A dossier as a collection page that has its publications as parts and cites what its texts cite. */
export function dossierLinkedData(archive: ArchiveView, dossier: DossierView, origin: string) {
  const { slug, version, leadFigure } = dossier;
  const entries = dossier.sections.flatMap((section) => section.entries.map((entry) => entry.publication));
  const parts = new Set(entries.map((publication) => publication.id));
  const further = [...dossier.cited.values()].filter((publication) => !parts.has(publication.id));
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': ['CollectionPage', 'Collection'],
    '@id': origin + addresses.dossier(slug),
    url: origin + addresses.version(slug, version.number),
    name: dossier.title,
    alternativeHeadline: dossier.subtitle,
    abstract: dossier.summary,
    inLanguage: dossier.language,
    version: version.number,
    datePublished: dossier.firstPublishedAt,
    dateModified: version.publishedAt,
    temporalCoverage: dossier.span,
    about: dossier.tags.map((tag) => ({
      '@type': 'Thing',
      name: tag.label,
      url: origin + addresses.topic(tag.slug),
    })),
    image: leadFigure?.path ? origin + leadFigure.path : null,
    author: organisation(archive, origin),
    publisher: organisation(archive, origin),
    isPartOf: { '@type': 'CreativeWorkSeries', name: archive.seriesName },
    position: dossier.seriesNumber,
    hasPart: uniqueById(entries).map((publication) => publicationLinkedData(publication, origin)),
    citation: further.map((publication) => publicationLinkedData(publication, origin)),
  });
}

export function publicationLinkedData(publication: PublicationView, origin: string) {
  const { credits } = publication;
  return withoutEmpty({
    '@type': TYPES[publication.kind] ?? 'Article',
    '@id': origin + addresses.publication(publication.slug),
    name: publication.title,
    inLanguage: publication.language,
    datePublished: isoDate(publication.date?.edtf),
    author: people(credits, 'author'),
    editor: people(credits, 'editor'),
    translator: people(credits, 'translator'),
    publisher: publication.publisher && { '@type': 'Organization', name: publication.publisher },
    url: publication.url,
  });
}

export function organisation(archive: ArchiveView, origin: string) {
  return { '@type': 'Organization', name: archive.name, url: `${origin}${addresses.home()}` };
}

/** Kinds are the house's own words: these are the common ones; any other is an article. */
const TYPES: Readonly<Record<string, string>> = {
  dispatch: 'ScholarlyArticle',
  paper: 'ScholarlyArticle',
  article: 'Article',
  blog: 'BlogPosting',
  report: 'Report',
  briefing: 'Report',
  book: 'Book',
  chapter: 'Chapter',
  constitution: 'Legislation',
  law: 'Legislation',
  thesis: 'Thesis',
  dataset: 'Dataset',
  map: 'Map',
  interview: 'Article',
  podcast: 'PodcastEpisode',
  video: 'VideoObject',
};

function people(credits: readonly CreditView[], role: string) {
  return credits
    .filter((credit) => credit.role === role)
    .map(({ kind, name }) => ({ '@type': kind === 'person' ? 'Person' : 'Organization', name }));
}

/** schema.org takes ISO 8601, which an EDTF expression is only where it is a plain year, month or day. */
function isoDate(edtf: string | undefined): string | null {
  return edtf !== undefined && /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(edtf) ? edtf : null;
}

function uniqueById(publications: readonly PublicationView[]): readonly PublicationView[] {
  return [...new Map(publications.map((publication) => [publication.id, publication])).values()];
}

function withoutEmpty(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) if (!isEmpty(value)) kept[name] = value;
  return kept;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
