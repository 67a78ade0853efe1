// Dossiers: the document, its revisions, publishing, what changed, and the gate to the public (public.ts). Imports
// language, archive, names and catalogue.

export { type Dated, datedSchema } from '../language/index.ts';
export { checkRevisions } from './check-revisions.ts';
export { type CitedWork, partAtCitations } from './citation.ts';
export { diffDocuments, type ReferenceNames } from './diff-documents.ts';
export { diffTexts } from './diff-texts.ts';
export {
  type ChangeKind,
  changeKinds,
  type DossierDocument,
  dossierDocumentSchema,
  type Entry,
  entrySchema,
  type Figure,
  figureSchema,
  type Section,
  sectionSchema,
} from './document.ts';
export { type Dossier, deleteDossier, findDossier, type Removal, undeleteDossier } from './dossier.ts';
export { hashDocument } from './hash-document.ts';
export { type DossierListing, listDossiers } from './list-dossiers.ts';
export { parseDocument } from './parse-document.ts';
export { plainText } from './plain-text.ts';
export { type MediaFile, openPublicArchive, type PageWanted, type PublicArchive } from './public.ts';
export { type Publishing, publishDossier, restoreDossier, withdrawDossier } from './publish.ts';
export type { AddressedKind } from './redirect.ts';
export { refileEntries } from './refile-entries.ts';
export {
  createDossier,
  listRevisions,
  type NewDossier,
  type NewRevision,
  type Revision,
  type RevisionLine,
  readRevision,
  saveRevision,
} from './revision.ts';
export type * from './view.ts';
export { publicPublications } from './visibility.ts';
