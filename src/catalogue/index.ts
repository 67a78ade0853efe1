// The catalogue: the house's publications, where they come from, what each source and each editor says of them, and
// recognising one that is there already. Imports language, archive and names.

export { canonicalUrl } from './canonical-url.ts';
export { type CatalogueEvent, type CatalogueEventKind, readEvents } from './catalogue-event.ts';
export { type CatalogueValues, importedValues, isSameValue, valuesOf } from './catalogue-values.ts';
export { makeCiteKey } from './cite-key.ts';
export { createPublication, createPublications } from './create-publications.ts';
export { type CreditedWorks, readCreditedWorks } from './credited-works.ts';
export {
  type Difference,
  editPublication,
  leaveImported,
  type PublicationEdit,
  readDifferences,
  takeImported,
} from './edit-publication.ts';
export { findMerged, findPublication, type MergedPublication, mergedUnder } from './find-publication.ts';
export {
  EDITABLE_FIELDS,
  type EditableField,
  type ImportedRecord,
  importedRecordSchema,
  parseImportedRecord,
} from './imported-record.ts';
export { findNearDuplicates } from './likeness/near-duplicates.ts';
export { textSignature } from './likeness/text-signature.ts';
export { readMentions, readMentionsOf, storeMentions, type TextMentions, textsNaming } from './mentions.ts';
export { mergePublications, separatePublications } from './merge-publications.ts';
export { mergedInto } from './merged-into.ts';
export {
  decidePair,
  type KnownPair,
  knownPairs,
  type Pair,
  type PairKind,
  pairOf,
  waitForDecision,
  waitingPairs,
} from './pairs.ts';
export { proposeConcepts } from './propose-concepts.ts';
export { type DuplicatesFound, type ProposeOptions, proposeDuplicates } from './propose-duplicates.ts';
export { type NamesFound, proposeNames } from './propose-names.ts';
export { type Provenance, readProvenance } from './provenance.ts';
export { type Publication, type PublicationInput, publicationInputSchema } from './publication.ts';
export { allSignatures, type PublicationText, readText } from './publication-text.ts';
export { readIdentifiers } from './read-pieces.ts';
export { listPublications, readPublications } from './read-publications.ts';
export { type Recognised, recognisePublication } from './recognise-publication.ts';
export { type FieldEdit, readEdits, readRecords, type SourceRecord } from './refresh-publication.ts';
export { type Relation, readRelations, relate, unrelate } from './relations.ts';
export { openPairs } from './settled-pairs.ts';
export { readShownValues } from './shown-values.ts';
export {
  addSource,
  changeSource,
  findSource,
  listSources,
  type NewSource,
  readSource,
  removeSource,
  type Source,
} from './source.ts';
export {
  countListed,
  forgetMended,
  type ItemMark,
  markGone,
  readBrokenPieces,
  readMarks,
  replaceBrokenPieces,
} from './source-items.ts';
export {
  beginRun,
  dueSources,
  endRun,
  NO_COUNTS,
  type RunCounts,
  type RunEnd,
  recordProgress,
} from './source-runs.ts';
export { type PieceOutcome, type TakenPiece, takeIn } from './take-in.ts';
