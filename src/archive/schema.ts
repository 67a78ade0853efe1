// The tables of an archive as Kysely sees them. Instants are ISO 8601 in UTC, JSON is text, booleans are 0 or 1:
// what both SQLite and PostgreSQL take.

export interface Tables {
  archive_setting: ArchiveSettingTable;
  contributor: ContributorTable;
  publication: PublicationTable;
  credit: CreditTable;
  topic: TopicTable;
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
}

export type SluggedKind = 'contributor' | 'publication' | 'topic' | 'dossier';
export type ContributorKind = 'person' | 'organisation';
export type LabelType = 'preferred' | 'alternative' | 'hidden';

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
}

export interface CreditTable {
  publication_id: string;
  /** Starts at 0. */
  position: number;
  contributor_id: string;
  role: string;
  /** The name as this publication prints it. */
  literal: string;
}

export interface TopicTable {
  readonly id: string;
  slug: string;
  created_at: string;
}

export interface LabelTable {
  readonly id: string;
  topic_id: string;
  language: string | null;
  script: string | null;
  type: LabelType;
  text: string;
  /** `fold(text)`. */
  folded: string;
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
