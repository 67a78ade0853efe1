// Names: contributors and topics, their labels (in the words of W3C SKOS), and the addresses that things have or had.
// Imports language and archive.

export { changeSlug, formerOwner, freeSlugs } from './address.ts';
export {
  type Contributor,
  type ContributorName,
  findOrCreateContributor,
  findOrCreateContributors,
  type NamedContributor,
  readContributorNames,
  readContributors,
} from './contributor.ts';
export { findContributor, findMergedContributor } from './find-contributor.ts';
export { keptContributors } from './kept-contributors.ts';
export { type Label, preferredLabel } from './label.ts';
export { organisationLikeness } from './likeness/organisation-likeness.ts';
export { type NameLikeness, personLikeness, WORTH_PROPOSING } from './likeness/person-likeness.ts';
export { type KnownName, proposeSamePersons, type SamePersonProposal } from './likeness/same-person.ts';
export { mergeContributors, separateContributors } from './merge-contributors.ts';
export {
  addLabel,
  createTopic,
  findOrCreateTopic,
  findOrCreateTopics,
  findTopic,
  readTopics,
  type Topic,
} from './topic.ts';
