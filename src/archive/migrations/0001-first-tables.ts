import type { Migration } from './index.ts';

export const firstTables: Migration = {
  name: 'first tables',
  sql: `
create table archive_setting (
  key text primary key not null,
  value text not null
);

create table media (
  sha256 text primary key not null,
  media_type text not null,
  extension text not null,
  size_bytes integer not null,
  width integer,
  height integer,
  name text not null,
  created_at text not null
);

create table contributor (
  id text primary key not null,
  slug text not null unique,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null,
  sort_name text not null,
  folded text not null,
  created_at text not null,
  unique (folded, kind)
);

create table publication (
  id text primary key not null,
  slug text not null unique,
  cite_key text not null unique,
  kind text not null,
  title text not null,
  title_folded text not null,
  language text,
  date_edtf text,
  date_raw text,
  date_first text,
  date_last text,
  url text,
  url_canonical text,
  publisher text,
  is_external integer not null check (is_external in (0, 1)),
  abstract text,
  public_since text,
  public_by text,
  withdrawn_at text,
  withdrawn_by text,
  created_at text not null,
  updated_at text not null,
  deleted_at text,
  deleted_by text
);
create index publication_by_date on publication (date_first, id);
create index publication_by_title on publication (title_folded);
create index publication_by_link on publication (url_canonical);

create table credit (
  publication_id text not null references publication (id),
  position integer not null,
  contributor_id text not null references contributor (id),
  role text not null,
  literal text not null,
  primary key (publication_id, position)
);
create index credit_by_contributor on credit (contributor_id, publication_id);

create table topic (
  id text primary key not null,
  slug text not null unique,
  created_at text not null
);

create table label (
  id text primary key not null,
  topic_id text not null references topic (id),
  language text,
  script text,
  type text not null check (type in ('preferred', 'alternative', 'hidden')),
  text text not null,
  folded text not null
);
create index label_by_topic on label (topic_id);
create index label_by_form on label (folded);

create table publication_topic (
  publication_id text not null references publication (id),
  topic_id text not null references topic (id),
  primary key (publication_id, topic_id)
);
create index publication_topic_by_topic on publication_topic (topic_id);

create table dossier (
  id text primary key not null,
  slug text not null unique,
  series_number integer unique,
  created_at text not null,
  head_revision integer not null,
  published_revision integer,
  withdrawn_at text,
  withdrawn_by text,
  deleted_at text,
  deleted_by text
);

create table revision (
  dossier_id text not null references dossier (id),
  number integer not null check (number > 0),
  document text not null,
  sha256 text not null,
  author text not null,
  created_at text not null,
  note text not null,
  change text not null check (change in ('update', 'correction')),
  primary key (dossier_id, number)
);
create trigger revision_is_never_changed before update on revision
begin select raise(abort, 'A revision is never changed'); end;
create trigger revision_is_never_deleted before delete on revision
begin select raise(abort, 'A revision is never deleted'); end;

create table publishing (
  id text primary key not null,
  dossier_id text not null,
  revision_number integer not null,
  published_at text not null,
  published_by text not null,
  note text not null,
  change text not null check (change in ('update', 'correction')),
  summary text not null,
  snapshot text not null,
  unique (dossier_id, revision_number),
  foreign key (dossier_id, revision_number) references revision (dossier_id, number)
);
create trigger publishing_is_never_changed before update on publishing
begin select raise(abort, 'A published version is never changed'); end;
create trigger publishing_is_never_deleted before delete on publishing
begin select raise(abort, 'A published version is never deleted'); end;

create table publishing_media (
  publishing_id text not null references publishing (id),
  sha256 text not null references media (sha256),
  primary key (publishing_id, sha256)
);
create index publishing_media_by_file on publishing_media (sha256);

create table dossier_entry (
  dossier_id text not null references dossier (id),
  state text not null check (state in ('published', 'head')),
  publication_id text not null references publication (id),
  entry_count integer not null,
  is_cited integer not null check (is_cited in (0, 1)),
  primary key (dossier_id, state, publication_id)
);
create index dossier_entry_by_publication on dossier_entry (publication_id, state);

create table dossier_topic (
  dossier_id text not null references dossier (id),
  state text not null check (state in ('published', 'head')),
  topic_id text not null references topic (id),
  primary key (dossier_id, state, topic_id)
);
create index dossier_topic_by_topic on dossier_topic (topic_id, state);

create table former_slug (
  kind text not null check (kind in ('contributor', 'publication', 'topic', 'dossier')),
  slug text not null,
  target_id text not null,
  primary key (kind, slug)
);

create table intake (
  id text primary key not null,
  dossier_id text not null,
  revision_number integer not null,
  origin text not null,
  media_type text not null,
  received_at text not null,
  raw blob not null,
  report text not null,
  leftovers text not null,
  foreign key (dossier_id, revision_number) references revision (dossier_id, number)
);
create index intake_by_dossier on intake (dossier_id);
`,
};
