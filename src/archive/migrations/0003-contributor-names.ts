import type { Migration } from './index.ts';

/** Contributors that turned out to be others, whom each credit named before that, and which items a merge brought. */
export const contributorNames: Migration = {
  name: 'contributor names',
  sql: `
alter table contributor add column merged_into text references contributor (id);
alter table contributor add column merged_at text;
alter table contributor add column merged_by text;
create index contributor_by_merged on contributor (merged_into);

-- The contributor whose name the credit bears, where that one was merged into contributor_id: so a merge can be undone.
alter table credit add column named_id text references contributor (id);
create index credit_by_named on credit (named_id);

-- How often the publication it belonged to was merged into another: what was the kept one's own goes first.
alter table source_item add column moves integer not null default 0;
`,
};
