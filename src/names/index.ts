// Names: contributors and topics, their labels (in the words of W3C SKOS), and the addresses that things have or had.
// Imports language and archive.

export { changeSlug, formerOwner, freeSlugs } from './address.ts';
export {
  type Contributor,
  type ContributorName,
  findOrCreateContributor,
  findOrCreateContributors,
  readContributorNames,
  readContributors,
} from './contributor.ts';
export {
  addLabel,
  createTopic,
  findOrCreateTopic,
  findTopic,
  type Label,
  preferredLabel,
  readTopics,
  type Topic,
} from './topic.ts';
