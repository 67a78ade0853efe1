// Names: contributors and topics, their labels (in the words of W3C SKOS), and the addresses that things have or had.
// Imports language and archive.

export { changeSlug, formerOwner, freeSlugs } from './address.ts';
export {
  CONCEPT_KINDS,
  type ConceptDraft,
  type ConceptIdentifier,
  type ConceptKind,
  type ConceptLabel,
  type ConceptNote,
  type KnownConcept,
  LABEL_TYPES,
  type LabelType,
  NOTE_TYPES,
  type PlaceFacts,
} from './concept.ts';
export { conceptDrafts } from './concept-drafts.ts';
export { type ConceptEvent, readConceptEvents } from './concept-event.ts';
export { type Concept, listConceptIds, readConcepts, readKnownConcepts } from './concept-record.ts';
export {
  type Contributor,
  type ContributorName,
  findOrCreateContributor,
  findOrCreateContributors,
  type NamedContributor,
  readContributorNames,
  readContributors,
} from './contributor.ts';
export { removeLabel, setLabel } from './edit-labels.ts';
export { findConcept, requireConcept, requireMergedConcept } from './find-concept.ts';
export { findContributor, findMergedContributor } from './find-contributor.ts';
export { keptContributors } from './kept-contributors.ts';
export { type Label, preferredLabel } from './label.ts';
export { labelContributor, readContributorLabels, unlabelContributor } from './label-contributor.ts';
export { organisationLikeness } from './likeness/organisation-likeness.ts';
export { type NameLikeness, personLikeness, WORTH_PROPOSING } from './likeness/person-likeness.ts';
export { type KnownName, proposeSamePersons, type SamePersonProposal } from './likeness/same-person.ts';
export { type Linker, openLinker } from './linking/open-linker.ts';
export {
  type LinkedMention,
  type LinkReason,
  MENTION_PARTS,
  type MentionPart,
  type ResolvableText,
} from './linking/resolve-mentions.ts';
export {
  type MatchCandidate,
  type Matcher,
  type MatchOptions,
  openMatcher,
  reasonInWords,
} from './matching/open-matcher.ts';
export { type MatchReason, spellingLikeness } from './matching/spelling-likeness.ts';
export { keptConcepts, mergeConcepts, separateConcepts, withMergedConcepts } from './merge-concepts.ts';
export { mergeContributors, separateContributors } from './merge-contributors.ts';
export { type ConceptOutcome, takeInConcepts } from './take-in-concepts.ts';
export {
  addLabel,
  createTopic,
  findOrCreateTopic,
  findOrCreateTopics,
  findTopic,
  readTopics,
  type Topic,
  topicsOf,
} from './topic.ts';
