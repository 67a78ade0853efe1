// Language: what a text says as words and dates, whatever script, calendar or habit of writing it is in. Pure functions;
// no input makes them throw, and none takes more than linear time. Imports nothing of ours.

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
export { normaliseLanguageTag } from './language-tag.ts';
export { type DateReading, findDates, readDate } from './read-date.ts';
