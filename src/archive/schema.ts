// The tables of an archive as Kysely sees them. Instants are ISO 8601 in UTC, JSON is text, booleans are 0 or 1:
// what both SQLite and PostgreSQL take.

import type { Generated } from 'kysely';

export interface Tables {
  archive_setting: ArchiveSettingTable;
  contributor: ContributorTable;
  publication: PublicationTable;
  credit: CreditTable;
  concept: ConceptTable;
  concept_relation: ConceptRelationTable;
  concept_note: ConceptNoteTable;
  concept_identifier: ConceptIdentifierTable;
  concept_event: ConceptEventTable;
  label: LabelTable;
  publication_topic: PublicationTopicTable;
  dossier: DossierTable;
  revision: RevisionTable;
  publishing: PublishingTable;
  publishing_media: PublishingMediaTable;
  dossier_entry: DossierEntryTable;
  dossier_topic: DossierTopicTable;
  former_slug: FormerSlugTable;
  intake: IntakeTable;
  media: MediaTable;
  source: SourceTable;
  source_item: SourceItemTable;
  publication_text: PublicationTextTable;
  publication_index: PublicationIndexTable;
  publication_identifier: PublicationIdentifierTable;
  publication_picture: PublicationPictureTable;
  publication_edit: PublicationEditTable;
  catalogue_event: CatalogueEventTable;
  publication_relation: PublicationRelationTable;
  pair: PairTable;
  sync_run: SyncRunTable;
  broken_piece: BrokenPieceTable;
  thing: ThingTable;
  mention_list: MentionListTable;
  naming: NamingTable;
  index_due: IndexDueTable;
  label_due: LabelDueTable;
  word: WordTable;
  dossier_text: DossierTextTable;
  dossier_index: DossierIndexTable;
  search_change: SearchChangeTable;
  names_state: NamesStateTable;
}

export type SluggedKind = 'contributor' | 'publication' | 'concept' | 'dossier';
export type ContributorKind = 'person' | 'organisation';
export type ConceptKind = 'topic' | 'person' | 'group' | 'government' | 'other' | 'place';
export type LabelType =
  | 'preferred'
  | 'alternative'
  | 'acronym'
  | 'previous'
  | 'transliteration'
  | 'nom-de-guerre'
  | 'hidden';

/** The two states of a dossier that lists know: what the public sees, and the newest draft. */
export type DossierState = 'published' | 'head';

export interface ArchiveSettingTable {
  readonly key: string;
  value: string;
}

export interface ContributorTable {
  readonly id: string;
  slug: string;
  kind: ContributorKind;
  name: string;
  sort_name: string;
  /** `fold(name)`: one contributor for each pair of this and `kind`. */
  folded: string;
  created_at: string;
  /** The contributor that this one turned out to be. */
  merged_into: string | null;
  merged_at: string | null;
  merged_by: string | null;
}

export interface PublicationTable {
  readonly id: string;
  slug: string;
  cite_key: string;
  kind: string;
  title: string;
  /** `foldForTitle(title)`. */
  title_folded: string;
  language: string | null;
  date_edtf: string | null;
  date_raw: string | null;
  /** First and last ISO day that the date can mean, for sorting. */
  date_first: string | null;
  date_last: string | null;
  url: string | null;
  /** The link without what does not change where it leads, for recognising a publication. */
  url_canonical: string | null;
  publisher: string | null;
  is_external: number;
  abstract: string | null;
  public_since: string | null;
  public_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  deleted_by: string | null;
  subtitle: string | null;
  /** The title without what marks a version or part, folded; `null` in rows older than this column. */
  title_base: string | null;
  /** CSL variables that have no column: JSON, `null` for none. */
  details: string | null;
  /** The publication that this one turned out to be; it is deleted then, and read as that one. */
  merged_into: string | null;
}

export interface CreditTable {
  publication_id: string;
  /** Starts at 0. */
  position: number;
  contributor_id: string;
  role: string;
  /** The name as this publication prints it. */
  literal: string;
  /** Whose name the credit bears, where that one was merged into the contributor; else `null`. */
  named_id: string | null;
}

export interface ConceptTable {
  readonly id: string;
  slug: string;
  kind: Generated<ConceptKind>;
  /** Degrees, WGS 84. */
  latitude: number | null;
  longitude: number | null;
  place_kind: string | null;
  precision: string | null;
  created_at: string;
  merged_into: string | null;
  merged_at: string | null;
  merged_by: string | null;
}

/** Of a concept or of a contributor. */
export interface LabelTable {
  readonly id: string;
  concept_id: string | null;
  contributor_id: string | null;
  language: string | null;
  script: string | null;
  type: LabelType;
  text: string;
  /** `fold(text)`. */
  folded: string;
  /** JSON of a `Dated`. */
  used_from: string | null;
  used_until: string | null;
  own_concept_id: string | null;
  own_type: LabelType | null;
}

export interface ConceptRelationTable {
  concept_id: string;
  type: 'broader' | 'related';
  other_id: string;
}

export interface ConceptNoteTable {
  concept_id: string;
  position: number;
  type: string;
  language: string | null;
  text: string;
}

export interface ConceptIdentifierTable {
  concept_id: string;
  scheme: string;
  value: string;
}

export interface ConceptEventTable {
  id: string;
  concept_id: string;
  kind: string;
  /** JSON. */
  detail: string;
  at: string;
  by: string;
}

export interface PublicationTopicTable {
  publication_id: string;
  topic_id: string;
}

export interface DossierTable {
  readonly id: string;
  slug: string;
  /** Given at first publishing, then never changed. */
  series_number: number | null;
  created_at: string;
  head_revision: number;
  published_revision: number | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  deleted_at: string | null;
  deleted_by: string | null;
}

/** Never updated, never deleted: triggers hold that. */
export interface RevisionTable {
  readonly dossier_id: string;
  readonly number: number;
  /** Canonical JSON (RFC 8785). */
  readonly document: string;
  readonly sha256: string;
  readonly author: string;
  readonly created_at: string;
  readonly note: string;
  readonly change: 'update' | 'correction';
}

/** Never updated, never deleted: triggers hold that. */
export interface PublishingTable {
  readonly id: string;
  readonly dossier_id: string;
  readonly revision_number: number;
  readonly published_at: string;
  readonly published_by: string;
  readonly note: string;
  readonly change: 'update' | 'correction';
  /** What lists show of this version, drawn from its document once: JSON. */
  readonly summary: string;
  /** The catalogue's records of its entries and citations as they were: JSON. */
  readonly snapshot: string;
}

export interface PublishingMediaTable {
  publishing_id: string;
  sha256: string;
}

export interface DossierEntryTable {
  dossier_id: string;
  state: DossierState;
  publication_id: string;
  /** How many entries point to the publication; 0 where it is only cited. */
  entry_count: number;
  is_cited: number;
}

export interface DossierTopicTable {
  dossier_id: string;
  state: DossierState;
  topic_id: string;
}

export interface FormerSlugTable {
  kind: SluggedKind;
  slug: string;
  target_id: string;
}

export interface IntakeTable {
  readonly id: string;
  readonly dossier_id: string;
  readonly revision_number: number;
  /** Path or address it came from; `-` for standard input. */
  readonly origin: string;
  readonly media_type: string;
  readonly received_at: string;
  readonly raw: Uint8Array;
  readonly report: string;
  readonly leftovers: string;
}

export interface MediaTable {
  readonly sha256: string;
  readonly media_type: string;
  readonly extension: string;
  readonly size_bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly name: string;
  readonly created_at: string;
}

export interface SourceTable {
  readonly id: string;
  /** The name of its format in `intake`. */
  format: string;
  /** Absolute path or address. */
  address: string;
  name: string;
  /** What the editor set: JSON. */
  settings: string;
  /** Where the last sync got to: JSON. */
  state: string;
  /** `null`: only when asked. */
  every_minutes: number | null;
  due_at: string | null;
  /** Somebody is at it until then. */
  leased_until: string | null;
  readonly added_at: string;
  readonly added_by: string;
  tried_at: string | null;
  done_at: string | null;
  /** In a row. */
  failures: number;
  last_error: string | null;
  removed_at: string | null;
  removed_by: string | null;
}

export interface SourceItemTable {
  readonly source_id: string;
  readonly key: string;
  publication_id: string;
  fingerprint: string;
  record: string;
  validators: string | null;
  readonly first_seen_at: string;
  seen_at: string;
  /** Id of the run that last took it in. */
  seen_in: string;
  gone_at: string | null;
  /** How often the publication it belonged to was merged into another; the kept one's own go first. */
  moves: Generated<number>;
}

export interface PublicationTextTable {
  /** The row of `publication_index`. */
  readonly number: Generated<number>;
  readonly publication_id: string;
  /** Sanitised. */
  html: string | null;
  text: string;
  signature: Uint8Array;
}

/** SQLite's full-text index; `rowid` is the text's number. It keeps words, not texts: columns can be written, not read. */
export interface PublicationIndexTable {
  rowid: number;
  title: string;
  names: string;
  abstract: string;
  text: string;
  /** What it names, is tagged with and is by, as words. */
  things: string;
}

/** A number for a concept or a contributor; triggers give it. */
export interface ThingTable {
  readonly number: Generated<number>;
  readonly id: string;
}

export interface MentionListTable {
  readonly number: number;
  /** JSON. */
  mentions: string;
}

/** How often a text names a thing. */
export interface NamingTable {
  thing: number;
  number: number;
  count: number;
  in_title: number;
}

export interface IndexDueTable {
  number: number;
}

export interface LabelDueTable {
  readonly id: Generated<number>;
  readonly owner: string;
  readonly text: string | null;
}

export interface WordTable {
  word: string;
  stem: string;
}

export interface DossierTextTable {
  readonly number: Generated<number>;
  dossier_id: string;
  state: DossierState;
  revision: number;
  title: string;
  language: string | null;
  text: string;
}

export interface DossierIndexTable {
  rowid: number;
  title: string;
  text: string;
  things: string;
}

/** One row. */
export interface NamesStateTable {
  changes: number;
}

export interface SearchChangeTable {
  readonly change: Generated<number>;
  number: number;
}

export interface PublicationIdentifierTable {
  publication_id: string;
  scheme: string;
  value: string;
}

export interface PublicationPictureTable {
  publication_id: string;
  position: number;
  url: string;
  caption: string | null;
  credit: string | null;
  licence: string | null;
  alternative_text: string | null;
  /** The file, where it was fetched. */
  sha256: string | null;
}

export interface PublicationEditTable {
  readonly publication_id: string;
  readonly field: string;
  value: string;
  imported: string;
  edited_at: string;
  edited_by: string;
}

export interface CatalogueEventTable {
  readonly id: string;
  publication_id: string;
  readonly kind: string;
  readonly detail: string;
  readonly at: string;
  readonly by: string;
}

export type RelationType = 'version-of' | 'copy-of' | 'translation-of';

export interface PublicationRelationTable {
  publication_id: string;
  type: RelationType;
  other_id: string;
  reasons: string;
  made_at: string;
  /** `null`: found by Sheaf. */
  made_by: string | null;
}

export type PairVerdict = 'waiting' | 'same' | 'different' | 'unsure' | 'version' | 'copy' | 'translation';

export interface PairTable {
  readonly kind: 'publication' | 'contributor' | 'concept';
  readonly one: string;
  readonly other: string;
  verdict: PairVerdict;
  likeness: number | null;
  reasons: string;
  found_at: string;
  decided_at: string | null;
  decided_by: string | null;
}

export interface SyncRunTable {
  readonly id: string;
  readonly source_id: string;
  readonly started_at: string;
  ended_at: string | null;
  outcome: 'done' | 'failed' | 'refused' | 'interrupted' | null;
  counts: string;
  error: string | null;
}

export interface BrokenPieceTable {
  source_id: string;
  place: string;
  says: string;
  raw: string;
  found_at: string;
  seen_in: string;
}
