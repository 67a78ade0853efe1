// The archive: a folder with the records (archive.sqlite), the media and the backups. Opening, migrating, locking,
// copying and checking it, and the errors that everything in the house throws. Knows no rules of the domain.
// Imports nothing of ours.

export { type Backup, backupArchive } from './backup.ts';
export { batchesOf } from './batches.ts';
export {
  type ArchiveCheck,
  type CheckOptions,
  type CheckProblem,
  type CheckReport,
  type CheckResult,
  checkArchive,
} from './check.ts';
export { asIoError, type ErrorCode, errorCodes, exitCodeOf, httpStatusOf, SheafError } from './errors.ts';
export { newId } from './id.ts';
export { insertRows } from './insert-rows.ts';
export type { OnProgress } from './manifest.ts';
export { addMedia, mediaPath } from './media.ts';
export { oneOf } from './one-of.ts';
export { type Archive, createArchive, inTransaction, type OpenOptions, openArchive } from './open.ts';
export { type Profile, type ProfileInput, profileSchema, readProfile, writeProfile } from './profile.ts';
export { restoreArchive } from './restore.ts';
export type {
  ConceptKind,
  ContributorKind,
  ContributorTable,
  DossierState,
  DossierTable,
  LabelType,
  MediaTable,
  PairVerdict,
  PublicationTable,
  PublishingTable,
  RelationType,
  RevisionTable,
  SluggedKind,
  SourceTable,
  Tables,
} from './schema.ts';
