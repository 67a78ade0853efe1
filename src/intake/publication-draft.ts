// What every format gives for one piece, before anything is saved. Plain values that know nothing of the database.
// Law 2 holds here: what the source does not say is `null` or empty, and every field that is there names where it stood.

import type { Dated } from '../language/index.ts';
import type { ReadingNote } from './draft.ts';

export interface PublicationDraft {
  readonly title: string | null;
  readonly subtitle: string | null;
  /** The source's own word in lower case (`dispatch`, `report`), or a CSL type (`article-journal`); `null` where it says none. */
  readonly kind: string | null;
  /** In the source's order; empty where it names nobody. */
  readonly credits: readonly CreditDraft[];
  readonly date: Dated | null;
  /** When the source last changed the piece: ISO 8601 in UTC. */
  readonly modified: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** The link readers should use: canonical where the source says so. Absolute, http or https. */
  readonly url: string | null;
  /** The site, journal's house or organisation that published it. */
  readonly publisher: string | null;
  readonly isExternal: boolean;
  /** Plain text. */
  readonly abstract: string | null;
  /** The piece itself as the source has it, NOT yet sanitised; `null` where the source has no marked-up text. */
  readonly html: string | null;
  /** The piece as plain text, where the source has no HTML or says better what of it is text; paragraphs are parted by an empty line. */
  readonly text: string | null;
  readonly topics: readonly TopicDraft[];
  readonly identifiers: readonly Identifier[];
  /** The key that a bibliography cites it by. */
  readonly citeKey: string | null;
  /** CSL 1.0.2 string and number variables that have no field of their own: `container-title`, `volume`, `issue`, `page`, `publisher-place`, `edition`, `number`, `collection-title`, `event-title`, `genre`, `note` … */
  readonly details: Readonly<Record<string, string>>;
  /** The picture that stands for the piece first, then others of the text that have a caption or credit. */
  readonly pictures: readonly PictureDraft[];
  /** Key (see `PieceReading`) or link of the piece that this one is a translation of, where the source says so. */
  readonly translationOf: string | null;
  /** The same piece in other languages, as the source names them. */
  readonly translations: readonly { readonly language: string; readonly url: string }[];
  /** Where each field came from, in the format's own words: `{ title: 'JSON-LD headline', date: 'meta citation_date' }`. */
  readonly origins: Readonly<Partial<Record<DraftField, string>>>;
  /** What the editor should hear: guesses, corrections, what could not be read. */
  readonly notes: readonly ReadingNote[];
}

/** The fields that say where they came from, and that an editor may edit. */
export type DraftField =
  | 'title'
  | 'subtitle'
  | 'kind'
  | 'credits'
  | 'date'
  | 'language'
  | 'url'
  | 'publisher'
  | 'abstract'
  | 'text'
  | 'topics'
  | 'identifiers'
  | 'pictures';

export interface CreditDraft {
  /** The name alone: no `By`, no job title. Otherwise literal. */
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** `author`, `editor`, `translator`, `photographer` … */
  readonly role: string;
  /** What the source printed for this name. */
  readonly literal: string;
}

export interface TopicDraft {
  readonly label: string;
  /** What the source uses it as. */
  readonly use: 'tag' | 'category' | 'section' | 'keyword';
}

export interface Identifier {
  readonly scheme: 'doi' | 'isbn' | 'issn' | 'pmid' | 'arxiv' | 'handle' | 'urn' | 'guid' | 'other';
  /** As its scheme writes it: a DOI without resolver (`10.1000/182`), an ISBN with digits only. */
  readonly value: string;
}

export interface PictureDraft {
  readonly url: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly licence: string | null;
  readonly alternativeText: string | null;
}

/** One thing that a format found in its material. A broken piece never stops the others. */
export type PieceReading =
  | {
      readonly type: 'piece';
      /** The same at every reading and unique in the source: a GUID, a post's number, a cite key, a link. */
      readonly key: string;
      /** Changes when the material of this piece changes, and only then: a hash of it. Cheap; made without `draft()`. */
      readonly fingerprint: string;
      /** Reads the piece; called only where the fingerprint is new. May throw `SheafError` `invalid-input`. */
      readonly draft: () => PublicationDraft;
    }
  | {
      readonly type: 'broken';
      /** Line, row or record: `line 12`, `row 7`, `item “An Example”`. */
      readonly where: string;
      /** What is wrong and what to do, one or two sentences. */
      readonly says: string;
      /** The material as it came, for the editor; at most some thousand characters. */
      readonly raw: string;
    }
  | { readonly type: 'note'; readonly note: ReadingNote };

/** A draft in which nothing is known, to be filled by `{ ...EMPTY_DRAFT, title }`. */
export const EMPTY_DRAFT: PublicationDraft = {
  title: null,
  subtitle: null,
  kind: null,
  credits: [],
  date: null,
  modified: null,
  language: null,
  url: null,
  publisher: null,
  isExternal: false,
  abstract: null,
  html: null,
  text: null,
  topics: [],
  identifiers: [],
  citeKey: null,
  details: {},
  pictures: [],
  translationOf: null,
  translations: [],
  origins: {},
  notes: [],
};
