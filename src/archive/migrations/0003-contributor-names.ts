import type { Migration } from './index.ts';

/** Contributors that turned out to be others, and whom each credit named before that. */
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
`,
};
