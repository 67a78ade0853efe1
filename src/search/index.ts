// Search: the full-text index behind one door. Kept up to date by whoever puts the program together; the query that goes by
// things instead of strings comes here later. Imports language, archive, names and catalogue.

export { findByWords } from './find-by-words.ts';
export { indexPublications } from './index-publications.ts';
