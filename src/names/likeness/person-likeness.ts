import { compareGivenNames } from './given-names.ts';
import { distanceOf, isWithinTolerance } from './name-word-distance.ts';
import { COMMON_FIRST_NAMES } from './name-words.ts';
import { type NameWord, type PersonName, readPersonName } from './person-name.ts';

/** How likely two names are one person's, and in words for the editor why. */
export interface NameLikeness {
  /** 0 to 1; from `WORTH_PROPOSING` on worth an editor's look. It is no probability. */
  readonly likeness: number;
  readonly reasons: readonly string[];
}

/** Below this, two names are left alone. */
export const WORTH_PROPOSING = 0.7;

/**
 * How likely two names are two spellings of one person's: by case, diacritics and script, systems of transliteration,
 * initials, order, honorifics, parts written together or left out. A father is not his son: where both have a given name
 * that the other has not, the likeness is 0. The same from both sides.
 */
export function personLikeness(one: string, other: string): NameLikeness {
  const [a, b] = [readPersonName(one), readPersonName(other)];
  return a && b ? likenessOfNames(a, b) : UNLIKE;
}

/** `personLikeness` for names that have been taken apart already. */
export function likenessOfNames(a: PersonName, b: PersonName): NameLikeness {
  if (a.generation !== '' && b.generation !== '' && a.generation !== b.generation) return UNLIKE;
  const tries = [
    inOrder(a, b),
    writtenTogether(a, b),
    inOtherOrder(a, b),
    oneLetterApart(a, b),
    surnameLeftOut(a, b),
  ];
  const best = tries.reduce((best, it) => (it.likeness > best.likeness ? it : best));
  return best.likeness === 0 ? UNLIKE : withSmallDifferences(best, a, b);
}

const UNLIKE: NameLikeness = { likeness: 0, reasons: [] };

function withSmallDifferences(found: NameLikeness, a: PersonName, b: PersonName): NameLikeness {
  const reasons = [...found.reasons];
  let { likeness } = found;
  if (a.honorifics.join(' ') !== b.honorifics.join(' ')) {
    likeness -= 0.02;
    const said = [...a.honorifics, ...b.honorifics].filter(
      (it) => !(a.honorifics.includes(it) && b.honorifics.includes(it)),
    );
    reasons.push(`apart from “${said.sort().join('”, “')}”`);
  }
  if (a.particles.join(' ') !== b.particles.join(' ')) {
    likeness -= 0.05;
    reasons.push('apart from a particle');
  }
  if (a.generation !== b.generation) likeness -= 0.15;
  return { likeness: Math.max(likeness, 0), reasons };
}

/** Word by word: the surnames one, and of the given names none against another. */
function inOrder(a: PersonName, b: PersonName): NameLikeness {
  const isUnvowelled = a.isArabicScript !== b.isArabicScript;
  const [surnameOfA, surnameOfB] = [a.words.at(-1), b.words.at(-1)];
  if (!surnameOfA || !surnameOfB) return UNLIKE;
  const surname = distanceOf(surnameOfA, surnameOfB, isUnvowelled);
  if (
    surnameOfA.isInitial ||
    surnameOfB.isInitial ||
    !isWithinTolerance(surname, surnameOfA, surnameOfB, isUnvowelled)
  )
    return UNLIKE;
  const given = compareGivenNames(a.words.slice(0, -1), b.words.slice(0, -1), isUnvowelled);
  if (!given) return UNLIKE;
  const distance = surname + given.distance;
  const reasons = [
    ...(isUnvowelled ? ['the same in the other script'] : []),
    ...(!isUnvowelled && distance > 0 ? ['spelled in another way'] : []),
    ...given.reasons,
  ];
  // Two doubts at once, a name left out and another spelling, are more than their sum.
  const isDoubtful = given.isNameLeftOut && (isUnvowelled || distance > 0);
  const doubt = given.doubt + (isUnvowelled ? 0.06 : 0) + (isDoubtful ? 0.12 : 0);
  const likeness = 1 - SPELLING_DOUBT * distance - doubt;
  return { likeness, reasons: reasons.length > 0 ? reasons : ['the same words'] };
}

const SPELLING_DOUBT = 0.5;
/** `Gul Agha` and `Gulagha`, `Anne-Marie` and `Annemarie`: the same sounds, with the spaces elsewhere. */
function writtenTogether(a: PersonName, b: PersonName): NameLikeness {
  if (a.words.length === b.words.length) return UNLIKE;
  if ([...a.words, ...b.words].some(({ isInitial }) => isInitial)) return UNLIKE;
  const [one, other] = [joined(a), joined(b)];
  const isUnvowelled = a.isArabicScript !== b.isArabicScript;
  const distance = distanceOf(one, other, isUnvowelled);
  if (!isWithinTolerance(distance, one, other, isUnvowelled)) return UNLIKE;
  return { likeness: 0.93 - SPELLING_DOUBT * distance, reasons: ['the same, with spaces elsewhere'] };
}

function joined(name: PersonName): NameWord {
  const collapsed = name.words
    .map(({ sounds }) => sounds)
    .join('')
    .replace(/(.)\1+/gu, '$1');
  return { text: name.words.map(({ text }) => text).join(''), sounds: collapsed, isInitial: false };
}

/** Surname first, without the comma that would say so. */
function inOtherOrder(a: PersonName, b: PersonName): NameLikeness {
  if (a.words.length < 2 || a.words.length !== b.words.length) return UNLIKE;
  if (!endsAsTheOtherBegins(a, b) && !endsAsTheOtherBegins(b, a)) return UNLIKE;
  if (!isTellingTurned(a) || !isTellingTurned(b)) return UNLIKE;
  // Either may be the one that is turned: so both ways are looked at, and the answer is the same from both sides.
  const [one, other] = [inOrder(a, surnameLast(b)), inOrder(surnameLast(a), b)];
  const better = one.likeness >= other.likeness ? one : other;
  if (better.likeness === 0) return UNLIKE;
  const reasons = better.reasons.filter((reason) => reason !== 'the same words');
  return { likeness: better.likeness - 0.12, reasons: ['the same words in another order', ...reasons] };
}

/** Two words in full, and not both of those that are first names of everybody. */
function isTellingTurned({ words }: PersonName): boolean {
  const full = words.filter(({ isInitial }) => !isInitial);
  return full.length > 1 && full.some(({ text }) => !COMMON_FIRST_NAMES.has(text));
}

function endsAsTheOtherBegins(a: PersonName, b: PersonName): boolean {
  const [last, first] = [a.words.at(-1), b.words[0]];
  if (!last || !first) return false;
  const isUnvowelled = a.isArabicScript !== b.isArabicScript;
  return isWithinTolerance(distanceOf(last, first, isUnvowelled), last, first, isUnvowelled);
}

function surnameLast(name: PersonName): PersonName {
  return { ...name, words: [...name.words.slice(1), ...name.words.slice(0, 1)] };
}

/** A slip of the pen in a long surname, everything else being the same. */
function oneLetterApart(a: PersonName, b: PersonName): NameLikeness {
  if (a.words.length !== b.words.length || a.words.length < 2) return UNLIKE;
  const isSameBefore = a.words
    .slice(0, -1)
    .every((word, at) => word.text === b.words[at]?.text && !word.isInitial);
  const [one, other] = [a.words.at(-1)?.text ?? '', b.words.at(-1)?.text ?? ''];
  if (!isSameBefore || Math.max(one.length, other.length) < 6 || !isOneSlipApart(one, other)) return UNLIKE;
  return { likeness: 0.76, reasons: ['one letter apart'] };
}

/** Below that, another letter makes another surname: Karimi and Kazimi. */
const LONG_SURNAME = 8;

/** One letter too many or another, or two neighbours changed about. */
function isOneSlipApart(one: string, other: string): boolean {
  if (one === other) return false;
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < shorter.length && longer[start] === shorter[start]) start += 1;
  let end = 0;
  while (end < shorter.length - start && longer.at(-1 - end) === shorter.at(-1 - end)) end += 1;
  const [left, right] = [
    longer.slice(start, longer.length - end),
    shorter.slice(start, shorter.length - end),
  ];
  if (left.length <= 1) return start > 0 && (right === '' || longer.length >= LONG_SURNAME);
  return left.length === 2 && right === [...left].reverse().join('');
}

/** `Ahmad Shah` and `Ahmad Shah Massoud`: may be, but too many are called so. */
function surnameLeftOut(a: PersonName, b: PersonName): NameLikeness {
  const [longer, shorter] = a.words.length >= b.words.length ? [a, b] : [b, a];
  if (shorter.words.length < 2 || longer.words.length === shorter.words.length) return UNLIKE;
  const isSame = shorter.words.every((word, at) => word.text === longer.words[at]?.text);
  return isSame ? { likeness: 0.4, reasons: ['one goes on where the other ends'] } : UNLIKE;
}
