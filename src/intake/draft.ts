// What reading gives, before anything is saved: plain values that know nothing of the database.
// Law 2 holds here: what was not on the page is `null`, what was guessed says so in the report.

import type { Dated } from '../language/dated.ts';

export interface ContributorDraft {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** `author` unless the page says otherwise. */
  readonly role: string;
}

export interface EntryDraft {
  readonly title: string;
  readonly url: string | null;
  readonly contributors: readonly ContributorDraft[];
  readonly date: Dated | null;
  /** Lower case, as the page calls it (`dispatch`, `report`); `null` where it does not say. */
  readonly kind: string | null;
  readonly publisher: string | null;
  readonly isExternal: boolean;
  /** What the page says about the piece, Markdown. */
  readonly blurb: string | null;
  readonly language: string | null;
}

export interface FigureDraft {
  readonly caption: string;
  readonly credit: string | null;
  readonly date: Dated | null;
  readonly sourceUrl: string | null;
  readonly alternativeText: string;
}

export interface SectionDraft {
  /** `null` where entries stand under no heading. */
  readonly heading: string | null;
  readonly period: Dated | null;
  /** Markdown paragraphs between the heading and its entries. */
  readonly paragraphs: readonly string[];
  readonly figures: readonly FigureDraft[];
  readonly entries: readonly EntryDraft[];
}

export interface DossierDraft {
  /** `null`: the page has none. Never made up. */
  readonly title: string | null;
  /** Said to be one wherever it is shown. */
  readonly workingTitle: string;
  readonly subtitle: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The lead narrative's paragraphs, Markdown. */
  readonly lead: readonly string[];
  readonly leadFigure: FigureDraft | null;
  readonly figures: readonly FigureDraft[];
  readonly sections: readonly SectionDraft[];
  readonly tags: readonly string[];
  /** The page's own byline, if it has one. */
  readonly contributors: readonly ContributorDraft[];
  readonly published: Dated | null;
  readonly revised: Dated | null;
  readonly sourceUrl: string | null;
  /** Every piece of the page's text that found no place, in page order. Nothing of a page is dropped. */
  readonly leftovers: readonly Leftover[];
  readonly report: readonly ReadingNote[];
}

export interface Leftover {
  /** First line is 1; in HTML the line of the source at which the text begins. */
  readonly line: number;
  readonly text: string;
}

/** One thing to tell the editor about how the page was read. */
export interface ReadingNote {
  readonly kind: 'recognised' | 'guessed' | 'corrected' | 'missing' | 'leftover';
  /** Stable name of what it is about: `title`, `figure-credit`, `label`, `authors-parted`, … */
  readonly about: string;
  readonly line: number | null;
  /** One sentence for the editor. */
  readonly says: string;
}
