import type { Migration } from './index.ts';

/** What texts name, an index that goes by it and by stems, what is due to be brought up to date, decisions on names. */
export const search: Migration = {
  name: 'search',
  sql: `
-- A number for each concept and contributor: short, and a word of the full-text index.
create table thing (
  number integer primary key not null,
  id text not null unique
);
insert into thing (id) select id from concept;
insert into thing (id) select id from contributor;
create trigger concept_is_a_thing after insert on concept begin
  insert into thing (id) values (new.id);
end;
create trigger contributor_is_a_thing after insert on contributor begin
  insert into thing (id) values (new.id);
end;

-- The names in a publication, by the number of its text: JSON.
create table mention_list (
  number integer primary key not null references publication_text (number),
  mentions text not null
);
create table naming (
  thing integer not null references thing (number),
  number integer not null references publication_text (number),
  count integer not null,
  in_title integer not null,
  primary key (thing, number)
) without rowid;

-- Texts whose names and index are not up to date.
create table index_due (number integer primary key not null);
insert into index_due (number) select number from publication_text;

-- Spellings that came, changed or went since texts were last looked through for them. No text: whatever names the owner.
create table label_due (
  id integer primary key not null,
  owner text not null,
  text text
);
create trigger label_added after insert on label begin
  insert into label_due (owner, text) values (coalesce(new.concept_id, new.contributor_id), new.text);
end;
create trigger label_changed after update on label begin
  insert into label_due (owner, text) values (coalesce(old.concept_id, old.contributor_id), old.text);
  insert into label_due (owner, text) values (coalesce(new.concept_id, new.contributor_id), new.text);
end;
create trigger label_removed after delete on label begin
  insert into label_due (owner, text) values (coalesce(old.concept_id, old.contributor_id), old.text);
end;
create trigger contributor_named after insert on contributor when instr(new.name, ' ') > 0 begin
  insert into label_due (owner, text) values (new.id, new.name);
end;
create trigger contributor_renamed after update of name, merged_into on contributor begin
  insert into label_due (owner, text) values (new.id, old.name);
  insert into label_due (owner, text) values (new.id, new.name);
end;
create trigger concept_changed after update of kind, place_kind on concept begin
  insert into label_due (owner, text) values (new.id, null);
end;
create trigger concept_related after insert on concept_relation when new.type = 'broader' begin
  insert into label_due (owner, text) values (new.concept_id, null);
end;
create trigger concept_unrelated after delete on concept_relation when old.type = 'broader' begin
  insert into label_due (owner, text) values (old.concept_id, null);
end;

-- Words are stems and folded by our own rules before they come here, parted by spaces.
drop table publication_index;
create virtual table publication_index using fts5 (
  title, names, abstract, text, things, content = '', contentless_delete = 1, tokenize = 'ascii'
);

create virtual table publication_vocabulary using fts5vocab (publication_index, row);

-- Words as texts have them, folded, with what they were stemmed to.
create table word (
  word text not null,
  stem text not null,
  primary key (word, stem)
) without rowid;

create table dossier_text (
  number integer primary key not null,
  dossier_id text not null references dossier (id),
  state text not null check (state in ('head', 'published')),
  revision integer not null,
  title text not null,
  language text,
  text text not null,
  unique (dossier_id, state)
);
create virtual table dossier_index using fts5 (
  title, text, things, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- What readers that keep things in memory have to read again.
create table search_change (
  change integer primary key autoincrement not null,
  number integer not null
);
create trigger publication_shown_otherwise
after update of public_since, withdrawn_at, deleted_at, merged_into, date_first, kind, language, is_external on publication begin
  insert into search_change (number) select number from publication_text where publication_id = new.id;
end;

-- Counts what changes in names, so that readers which keep them in memory know when to read them again.
create table names_state (changes integer not null);
insert into names_state (changes) values (1);
create trigger label_counted after insert on label begin update names_state set changes = changes + 1; end;
create trigger label_change_counted after update on label begin update names_state set changes = changes + 1; end;
create trigger label_removal_counted after delete on label begin update names_state set changes = changes + 1; end;
create trigger thing_counted after insert on thing begin update names_state set changes = changes + 1; end;
create trigger concept_change_counted after update on concept begin update names_state set changes = changes + 1; end;
create trigger contributor_change_counted after update on contributor begin update names_state set changes = changes + 1; end;
create trigger relation_counted after insert on concept_relation begin update names_state set changes = changes + 1; end;
create trigger relation_removal_counted after delete on concept_relation begin update names_state set changes = changes + 1; end;

create table whole_pair (
  kind text not null check (kind in ('publication', 'contributor', 'concept')),
  -- The smaller id is always the first.
  one text not null,
  other text not null,
  verdict text not null
    check (verdict in ('waiting', 'same', 'different', 'unsure', 'version', 'copy', 'translation')),
  likeness real,
  reasons text not null,
  found_at text not null,
  decided_at text,
  decided_by text,
  primary key (kind, one, other)
) without rowid;
insert into whole_pair select * from pair;
drop table pair;
alter table whole_pair rename to pair;
create index pair_waiting on pair (kind, verdict);
`,
};
