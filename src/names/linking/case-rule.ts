import type { KnownConcept } from '../concept.ts';

/**
 * How a label has to be written in a text to be taken for the name: `IS` only in capitals, `Hope` of a group only with a
 * capital first, `air strikes` as it comes. Scripts without capitals keep every rule.
 */
export type CaseRule = 'any' | 'initial' | 'capitals';

/** The rule of a label of a thing of that kind. */
export function caseRuleOf(
  { text, type }: KnownConcept['labels'][number],
  kind: KnownConcept['kind'],
): CaseRule {
  const letters = text.match(CASED)?.join('') ?? '';
  const isInCapitals = letters.length >= 2 && letters === letters.toUpperCase();
  if (isInCapitals && (type === 'acronym' || letters.length <= LONGEST_ACRONYM)) return 'capitals';
  const isOneWord = !/\s/u.test(text.trim());
  return kind !== 'topic' && isOneWord && BEGINS_WITH_CAPITAL.test(text) ? 'initial' : 'any';
}

/** Whether what stands in the text from `start` to `end` keeps the rule. */
export function keepsCase(rule: CaseRule, text: string, start: number, end: number): boolean {
  if (rule === 'any') return true;
  const surface = text.slice(start, end);
  if (rule === 'initial') return !BEGINS_WITH_SMALL_LETTER.test(surface);
  const letters = surface.match(CASED)?.join('') ?? '';
  if (letters !== letters.toUpperCase()) return false;
  return letters.length > SHORT || !isAmongCapitals(text, start, end);
}

/** In a heading in capitals `IS` may be a verb: there are capitals around it, and not a small letter. */
function isAmongCapitals(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - NEARBY), start)} ${text.slice(end, end + NEARBY)}`;
  const letters = around.match(CASED)?.join('') ?? '';
  return letters.length >= 8 && letters === letters.toUpperCase();
}

const CASED = /\p{Lu}|\p{Ll}|\p{Lt}/gu;
const BEGINS_WITH_CAPITAL = /^\P{L}*\p{Lu}/u;
const BEGINS_WITH_SMALL_LETTER = /^\P{L}*\p{Ll}/u;
const LONGEST_ACRONYM = 6;
const SHORT = 4;
/** Characters on either side. */
const NEARBY = 40;
