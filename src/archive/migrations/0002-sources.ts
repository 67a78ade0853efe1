import type { Migration } from './index.ts';

/** Sources, what they said of each publication, what editors made of it, and the texts with their index. */
export const sources: Migration = {
  name: 'sources',
  sql: `
alter table publication add column subtitle text;
alter table publication add column details text;
alter table publication add column title_base text;
alter table publication add column merged_into text references publication (id);

create index publication_by_title_base on publication (title_base);

create table source (
  id text primary key not null,
  format text not null,
  address text not null unique,
  name text not null,
  settings text not null,
  state text not null,
  every_minutes integer check (every_minutes > 0),
  due_at text,
  leased_until text,
  added_at text not null,
  added_by text not null,
  tried_at text,
  done_at text,
  failures integer not null,
  last_error text,
  removed_at text,
  removed_by text
);
create index source_by_due on source (due_at);

create table source_item (
  source_id text not null references source (id),
  key text not null,
  publication_id text not null references publication (id),
  -- Of the material as it was taken in; another one means that the source changed the piece.
  fingerprint text not null,
  -- What the source says of the piece: JSON of an ImportedRecord.
  record text not null,
  validators text,
  first_seen_at text not null,
  seen_at text not null,
  seen_in text not null,
  gone_at text,
  primary key (source_id, key)
) without rowid;
create index source_item_by_publication on source_item (publication_id);

create table publication_text (
  number integer primary key not null,
  publication_id text not null unique references publication (id),
  html text,
  text text not null,
  signature blob not null
);

create virtual table publication_index using fts5 (
  title, names, text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

create table publication_identifier (
  publication_id text not null references publication (id),
  scheme text not null,
  value text not null,
  primary key (scheme, value, publication_id)
) without rowid;
create index publication_identifier_by_publication on publication_identifier (publication_id);

create table publication_picture (
  publication_id text not null references publication (id),
  position integer not null,
  url text not null,
  caption text,
  credit text,
  licence text,
  alternative_text text,
  sha256 text references media (sha256),
  primary key (publication_id, position)
) without rowid;

create table publication_edit (
  publication_id text not null references publication (id),
  field text not null,
  value text not null,
  -- What the sources said when the editor last looked: JSON. Another value means that the source changed since.
  imported text not null,
  edited_at text not null,
  edited_by text not null,
  primary key (publication_id, field)
) without rowid;

-- Every edit and decision that ever was; rows of publication_edit are only the last ones.
create table catalogue_event (
  id text primary key not null,
  publication_id text not null,
  kind text not null,
  detail text not null,
  at text not null,
  by text not null
);
create index catalogue_event_by_publication on catalogue_event (publication_id, at);

create table publication_relation (
  publication_id text not null references publication (id),
  type text not null check (type in ('version-of', 'copy-of', 'translation-of')),
  other_id text not null references publication (id),
  reasons text not null,
  made_at text not null,
  made_by text,
  primary key (publication_id, type, other_id)
) without rowid;
create index publication_relation_by_other on publication_relation (other_id);

create table pair (
  kind text not null check (kind in ('publication', 'contributor')),
  -- The smaller id is always the first.
  one text not null,
  other text not null,
  verdict text not null check (verdict in ('waiting', 'same', 'different', 'version', 'copy', 'translation')),
  likeness real,
  reasons text not null,
  found_at text not null,
  decided_at text,
  decided_by text,
  primary key (kind, one, other)
) without rowid;
create index pair_waiting on pair (kind, verdict);

create table sync_run (
  id text primary key not null,
  source_id text not null references source (id),
  started_at text not null,
  ended_at text,
  outcome text,
  counts text not null,
  error text
);
create index sync_run_by_source on sync_run (source_id, started_at);

create table broken_piece (
  source_id text not null references source (id),
  place text not null,
  says text not null,
  raw text not null,
  found_at text not null,
  seen_in text not null,
  primary key (source_id, place)
) without rowid;
`,
};
