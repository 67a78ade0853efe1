// What the public may see, as plain values. Every page, feed and export is drawn from these and from nothing else.
// They are made in public.ts, the one gate; the language of labels has been chosen and every reference resolved.

import type { Dated } from '../language/dated.ts';
import type { ChangeKind } from './document.ts';

export type Direction = 'ltr' | 'rtl';

export interface ArchiveView {
  readonly name: string;
  readonly tagline: string;
  /** BCP 47 of the interface on pages that belong to no dossier. */
  readonly language: string;
  /** Markdown. */
  readonly about: string;
  /** Of the numbered series that dossiers belong to, such as “Thematic Dossier”. */
  readonly seriesName: string;
}

export interface ContributorRef {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation';
}

export interface CreditView extends ContributorRef {
  /** `author`, `editor`, `translator`, … */
  readonly role: string;
}

export interface TopicRef {
  readonly slug: string;
  /** The preferred label in the language asked for, else in any. */
  readonly label: string;
  readonly language: string | null;
}

export interface PublicationView {
  readonly id: string;
  readonly slug: string;
  /** The key by which narratives cite it: `[@osman2014messages]`. */
  readonly citeKey: string;
  /** The house's word, lower case: `dispatch`, `report`, `paper`, … */
  readonly kind: string;
  readonly title: string;
  readonly language: string | null;
  readonly direction: Direction;
  readonly date: Dated | null;
  /** Where the work itself stands; always another host's address or `null`. */
  readonly url: string | null;
  readonly publisher: string | null;
  /** Published by somebody else. */
  readonly isExternal: boolean;
  readonly abstract: string | null;
  readonly credits: readonly CreditView[];
  readonly topics: readonly TopicRef[];
}

export interface FigureView {
  readonly id: string;
  /** Path below the site's root (`/media/…`), or `null` where there are only words. */
  readonly path: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly alternativeText: string;
  readonly caption: string;
  readonly credit: string | null;
  readonly date: Dated | null;
  readonly licence: string | null;
}

export interface EntryView {
  readonly id: string;
  readonly publication: PublicationView;
  /** Markdown. */
  readonly note: string;
}

export interface SectionView {
  readonly id: string;
  /** Unique on the page, stable while the section lives: `s-…`. */
  readonly anchor: string;
  readonly heading: string;
  readonly period: Dated | null;
  /** Markdown. */
  readonly text: string;
  readonly figures: readonly FigureView[];
  readonly entries: readonly EntryView[];
}

/** One published version in the history of a dossier; newest first in lists. */
export interface VersionView {
  readonly number: number;
  /** ISO 8601 instant. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly note: string;
  readonly change: ChangeKind;
}

export interface DossierSummary {
  readonly slug: string;
  readonly seriesNumber: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly language: string;
  readonly direction: Direction;
  readonly entryCount: number;
  /** First and last date of its entries as one EDTF interval, or `null`. */
  readonly span: string | null;
  readonly leadFigure: FigureView | null;
  /** The narrative's beginning as plain text, at most 300 characters. */
  readonly summary: string;
  readonly firstPublishedAt: string;
  readonly lastPublishedAt: string;
}

export interface DossierView extends DossierSummary {
  readonly narrative: string;
  readonly figures: readonly FigureView[];
  readonly sections: readonly SectionView[];
  readonly tags: readonly TopicRef[];
  /** Everyone credited on its entries, most entries first. */
  readonly contributors: readonly { readonly contributor: ContributorRef; readonly entryCount: number }[];
  /** Publications that the texts cite, by cite key; a key that is not here cites nothing the public may see. */
  readonly cited: ReadonlyMap<string, PublicationView>;
  readonly sourceRevised: Dated | null;
  readonly sourceUrl: string | null;
  /** The version shown. */
  readonly version: VersionView;
  /** All published versions, newest first. */
  readonly versions: readonly VersionView[];
  readonly sha256: string;
}

/** What changed between two published versions, in the order a reader would be told. */
export interface ChangesView {
  readonly dossier: DossierSummary;
  readonly from: VersionView;
  readonly to: VersionView;
  /** Published after `from` and not after `to`, newest first: what their editors say of the changes. */
  readonly versions: readonly VersionView[];
  readonly changes: readonly Change[];
}

/** Plain facts; the site puts them into words of the page's language. */
export type Change =
  | { readonly what: 'title'; readonly before: string; readonly after: string }
  | { readonly what: 'subtitle'; readonly before: string; readonly after: string }
  | ({ readonly what: 'narrative' } & TextChange)
  | {
      readonly what: 'section-added' | 'section-removed';
      readonly heading: string;
      readonly entryCount: number;
    }
  | { readonly what: 'section-renamed'; readonly before: string; readonly after: string }
  | { readonly what: 'section-moved'; readonly heading: string; readonly from: number; readonly to: number }
  | ({ readonly what: 'section-text'; readonly heading: string } & TextChange)
  | {
      readonly what: 'section-period';
      readonly heading: string;
      readonly before: Dated | null;
      readonly after: Dated | null;
    }
  | {
      readonly what: 'entry-added' | 'entry-removed' | 'entry-reordered';
      readonly title: string;
      readonly heading: string;
    }
  | {
      readonly what: 'entry-moved';
      readonly title: string;
      readonly fromHeading: string;
      readonly toHeading: string;
    }
  | ({ readonly what: 'entry-note'; readonly title: string } & TextChange)
  | { readonly what: 'figure-added' | 'figure-removed' | 'figure-changed'; readonly caption: string }
  | { readonly what: 'tag-added' | 'tag-removed'; readonly label: string };

/** What became of a text in Markdown. */
export interface TextChange {
  /** The words without the marks of Markdown, paragraphs parted by an empty line; none where the words stayed the same. */
  readonly pieces: readonly TextPiece[];
  /** Other works are cited, or in another order. */
  readonly citesOtherwise: boolean;
}

/** Words kept, taken out and put in, in reading order; joined without separators they give both texts. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface PublicationPage {
  readonly publication: PublicationView;
  readonly dossiers: readonly DossierSummary[];
}

export interface ContributorPage {
  readonly contributor: ContributorRef;
  readonly publications: readonly PublicationView[];
  readonly dossiers: readonly DossierSummary[];
}

export interface TopicPage {
  readonly topic: TopicRef;
  /** Every label that is not a misspelling: preferred first. */
  readonly labels: readonly { readonly text: string; readonly language: string | null }[];
  readonly publications: readonly PublicationView[];
  readonly dossiers: readonly DossierSummary[];
}

export interface Counted<T> {
  readonly item: T;
  /** Public publications and dossiers together. */
  readonly count: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** Starts at 1. */
  readonly page: number;
  readonly pageCount: number;
}
