// The words by which pages label what they show, in the languages of the groups that Sheaf is for. A new language is new
// words here and nothing else. All are compared folded: lower case, no diacritics, one yeh and one kaf.

export { BUTTON_WORDS, SURROUNDING_HEADINGS } from './box-words.ts';
export { BYLINE_OPENERS, ORGANISATION_WORDS } from './byline-words.ts';
export { ACCOUNT_NAMES, AGENCIES, BESIDE_NAMES, CREDIT_OPENERS, JOB_WORDS } from './credit-words.ts';
export { EXTERNAL_PREFIX, KINDS } from './kind-words.ts';
export { LABELS, type LabelName, LONGEST_LABEL } from './label-words.ts';
