// Intake: what comes from outside becomes drafts. Reading is pure (bytes in, draft out) and invents nothing; saving a
// draft is the one place here that writes. Imports language, archive, names, catalogue and dossiers.

export { type CleanHtml, cleanHtml } from './clean-html.ts';
export { readCredits } from './credits.ts';
export { type DossierPageSource, readDossierPage } from './dossier-page/read-dossier-page.ts';
export type {
  ContributorDraft,
  DossierDraft,
  EntryDraft,
  FigureDraft,
  Leftover,
  ReadingNote,
  SectionDraft,
} from './draft.ts';
export { openWeb, type Web, type WebOptions } from './fetching/index.ts';
export { writeJsonLinesRecord } from './formats/json-lines.ts';
export { looksLikeHtml } from './html-encoding.ts';
export { type DraftOrigin, type SavedDraft, saveDraft } from './save-draft.ts';
export { fetchPictures, type PictureReport } from './sync/fetch-pictures.ts';
export {
  type FoundSource,
  findSourceAt,
  formatNamed,
  formatOfFile,
  sourceFormats,
} from './sync/recognise-format.ts';
export type { PieceReport, SyncReport } from './sync/sync-report.ts';
export { type SyncOptions, syncSource, trySource } from './sync/sync-source.ts';
