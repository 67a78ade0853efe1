// Language: what a text says as words and dates, whatever script, calendar or habit of writing it is in, and dates put
// into words again. Pure functions; no input makes them throw, and none takes more than linear time. Imports nothing of ours.

export type { DateReading } from './date-reading.ts';
export type { DateOptions } from './date-source.ts';
export { type Dated, datedSchema } from './dated.ts';
export { type DetectedLanguage, detectLanguage } from './detect-language.ts';
export { type Direction, directionOf, directionOfText } from './direction.ts';
export {
  compareEdtf,
  type EdtfBounds,
  type EdtfPrecision,
  edtfBounds,
  edtfPrecision,
  edtfSchema,
  isEdtf,
} from './edtf.ts';
export { fold, foldDigits, foldForTitle, tokens, withoutLatinDiacritics } from './fold.ts';
export {
  foldedUnits,
  spelledLetters,
  UNIT_ALONE,
  UNIT_IGNORED,
  UNIT_SEPARATOR,
  UNIT_SPELLS,
} from './folded-units.ts';
export { type DateStyle, formatEdtf, formatInstant } from './format-date.ts';
export { formatSolarHijri } from './format-solar-hijri.ts';
export { normaliseLanguageTag } from './language-tag.ts';
export { type MarkedPart, markedParts } from './marked-parts.ts';
export { findDates, readDate } from './read-date.ts';
export { readPeriod } from './read-period.ts';
export { makeSlug } from './slug.ts';
export { type SplitHeading, splitHeading } from './split-heading.ts';
export { openStemmers, type Stemmers } from './stemmers.ts';
export {
  HARD_BREAK,
  openWordReader,
  SOFT_BREAK,
  unitsOf,
  type Words,
} from './word-reader.ts';
