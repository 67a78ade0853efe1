import type { Migration } from './index.ts';

/** Topics become concepts of several kinds, labels say more, contributors have labels too, and texts name what they name. */
export const concepts: Migration = {
  name: 'concepts',
  sql: `
alter table topic rename to concept;
alter table concept add column kind text not null default 'topic'
  check (kind in ('topic', 'person', 'group', 'government', 'other', 'place'));
alter table concept add column latitude real;
alter table concept add column longitude real;
alter table concept add column place_kind text;
alter table concept add column precision text;
alter table concept add column merged_into text references concept (id);
alter table concept add column merged_at text;
alter table concept add column merged_by text;
create index concept_by_merged on concept (merged_into);
create index concept_by_kind on concept (kind, id);

create table whole_label (
  id text primary key not null,
  concept_id text references concept (id),
  contributor_id text references contributor (id),
  language text,
  script text,
  type text not null
    check (type in ('preferred', 'alternative', 'acronym', 'previous', 'transliteration', 'nom-de-guerre', 'hidden')),
  text text not null,
  folded text not null,
  -- JSON of a date as it was said.
  used_from text,
  used_until text,
  -- The concept it belonged to, and what it was there, before that one was merged into concept_id: so a merge can be undone.
  own_concept_id text references concept (id),
  own_type text,
  check ((concept_id is null) <> (contributor_id is null))
);
insert into whole_label (id, concept_id, language, script, type, text, folded)
  select id, topic_id, language, script, type, text, folded from label;
drop table label;
alter table whole_label rename to label;
create index label_by_concept on label (concept_id);
create index label_by_contributor on label (contributor_id);
create index label_by_form on label (folded);

create table whole_former_slug (
  kind text not null check (kind in ('contributor', 'publication', 'concept', 'dossier')),
  slug text not null,
  target_id text not null,
  primary key (kind, slug)
);
insert into whole_former_slug (kind, slug, target_id)
  select case kind when 'topic' then 'concept' else kind end, slug, target_id from former_slug;
drop table former_slug;
alter table whole_former_slug rename to former_slug;

create table concept_relation (
  concept_id text not null references concept (id),
  type text not null check (type in ('broader', 'related')),
  other_id text not null references concept (id),
  primary key (concept_id, type, other_id)
) without rowid;
create index concept_relation_by_other on concept_relation (other_id, type);

create table concept_note (
  concept_id text not null references concept (id),
  position integer not null,
  type text not null,
  language text,
  text text not null,
  primary key (concept_id, position)
) without rowid;

create table concept_identifier (
  concept_id text not null references concept (id),
  scheme text not null,
  value text not null,
  primary key (scheme, value, concept_id)
) without rowid;
create index concept_identifier_by_concept on concept_identifier (concept_id);

create table concept_event (
  id text primary key not null,
  concept_id text not null,
  kind text not null,
  detail text not null,
  at text not null,
  by text not null
);
create index concept_event_by_concept on concept_event (concept_id, at);
`,
};
