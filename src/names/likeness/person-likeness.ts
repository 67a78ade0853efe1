import { COMMON_FIRST_NAMES } from './name-words.ts';
import { type NameWord, type PersonName, readPersonName } from './person-name.ts';
import { soundDistance } from './sound-distance.ts';

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
  if (surname > toleranceOf(surnameOfA, surnameOfB)) return UNLIKE;
  if (surnameOfA.isInitial) return UNLIKE;
  const given = compareGivenNames(a.words.slice(0, -1), b.words.slice(0, -1), isUnvowelled);
  if (!given) return UNLIKE;
  const isSame = surname + given.distance === 0;
  const reasons = [
    ...(isUnvowelled ? ['the same in the other script'] : []),
    ...(!isUnvowelled && !isSame ? ['spelled in another way'] : []),
    ...given.reasons,
  ];
  const likeness = 1 - SPELLING_DOUBT * (surname + given.distance) - given.doubt - (isUnvowelled ? 0.06 : 0);
  return { likeness, reasons: reasons.length > 0 ? reasons : ['the same words'] };
}

const SPELLING_DOUBT = 0.5;
/** Many are called by one word. */
const ONLY_ONE_WORD = 0.1;

interface GivenNames {
  readonly distance: number;
  readonly doubt: number;
  readonly reasons: readonly string[];
}

/** `null` where each has a given name that the other has not. */
function compareGivenNames(
  a: readonly NameWord[],
  b: readonly NameWord[],
  isUnvowelled: boolean,
): GivenNames | null {
  if (a.length === 0 && b.length === 0) return { distance: 0, doubt: ONLY_ONE_WORD, reasons: [] };
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const matched = matchInOrder(longer, shorter, isUnvowelled);
  if (!matched) return null;
  const isLeftOut = longer.filter((_, at) => !matched.places.includes(at));
  const leftOut = doubtOfLeftOut(longer, matched.places);
  const full = shorter.filter((word, at) => !word.isInitial && !longer[matched.places[at] ?? -1]?.isInitial);
  const isCommon =
    full.every(({ text }) => COMMON_FIRST_NAMES.has(text)) && isLeftOut.some((it) => !it.isInitial);
  const reasons = [
    ...(matched.initials > 0 ? ['an initial stands for a given name'] : []),
    ...(isLeftOut.length > 0 ? [`“${isLeftOut.map(({ text }) => text).join(' ')}” is left out`] : []),
  ];
  const initials = matched.initials === 0 ? 0 : full.length > 0 ? 0.05 : 0.18;
  return {
    distance: matched.distance,
    doubt: initials + leftOut + (isCommon && matched.initials === 0 ? 0.3 : 0),
    reasons,
  };
}

interface Matched {
  /** For each word of the shorter name, where it stands in the longer. */
  readonly places: readonly number[];
  readonly distance: number;
  readonly initials: number;
}

/** Finds every word of the shorter name in the longer, in the same order; `null` where one is not there. */
function matchInOrder(
  longer: readonly NameWord[],
  shorter: readonly NameWord[],
  isUnvowelled: boolean,
): Matched | null {
  const places: number[] = [];
  let distance = 0;
  let initials = 0;
  let next = 0;
  for (const word of shorter) {
    const at = longer.findIndex((it, place) => place >= next && mayBeSameWord(it, word, isUnvowelled));
    const found = longer[at];
    if (!found) return null;
    if (found.isInitial !== word.isInitial) initials += 1;
    else if (!word.isInitial) distance += distanceOf(found, word, isUnvowelled);
    places.push(at);
    next = at + 1;
  }
  return { places, distance, initials };
}

/** A middle name may be left out, an initial too; a first name hardly, except one that half of all names begin with. */
function doubtOfLeftOut(longer: readonly NameWord[], places: readonly number[]): number {
  if (places.length === 0) return longer.length === 0 ? 0 : 0.6;
  const first = places[0] ?? 0;
  return longer.reduce((doubt, word, at) => {
    if (places.includes(at)) return doubt;
    if (at > first) return doubt + (word.isInitial ? 0.05 : 0.15);
    if (word.isInitial) return doubt + 0.12;
    return doubt + (COMMON_FIRST_NAMES.has(word.text) ? 0.15 : 0.35);
  }, 0);
}

function mayBeSameWord(a: NameWord, b: NameWord, isUnvowelled: boolean): boolean {
  if (a.isInitial || b.isInitial) return isInitialOf(a, b) || isInitialOf(b, a);
  return distanceOf(a, b, isUnvowelled) <= toleranceOf(a, b);
}

function isInitialOf(initial: NameWord, word: NameWord): boolean {
  return (
    initial.isInitial && (initial.text === word.text.charAt(0) || initial.sounds === word.sounds.charAt(0))
  );
}

function distanceOf(a: NameWord, b: NameWord, isUnvowelled: boolean): number {
  if (a.text === b.text) return 0;
  // Without letters of either script there is nothing that sounds.
  return a.sounds === '' || b.sounds === ''
    ? Number.POSITIVE_INFINITY
    : DIFFERENT + soundDistance(a.sounds, b.sounds, isUnvowelled);
}

/** What it costs not to be written the same, even where it sounds the same. */
const DIFFERENT = 0.02;

function toleranceOf(a: NameWord, b: NameWord): number {
  const sounds = Math.min(a.sounds.length, b.sounds.length);
  return sounds < 3 ? 0.1 : sounds < 7 ? 0.24 : 0.32;
}

/** `Gul Agha` and `Gulagha`, `Anne-Marie` and `Annemarie`: the same sounds, with the spaces elsewhere. */
function writtenTogether(a: PersonName, b: PersonName): NameLikeness {
  if (a.words.length === b.words.length) return UNLIKE;
  if ([...a.words, ...b.words].some(({ isInitial }) => isInitial)) return UNLIKE;
  const [one, other] = [joined(a), joined(b)];
  const distance = distanceOf(one, other, a.isArabicScript !== b.isArabicScript);
  if (distance > toleranceOf(one, other)) return UNLIKE;
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
  const isTelling = a.words.some(({ text, isInitial }) => !isInitial && !COMMON_FIRST_NAMES.has(text));
  if (!isTelling || a.words.filter(({ isInitial }) => !isInitial).length < 2) return UNLIKE;
  // Either may be the one that is turned: so both ways are looked at, and the answer is the same from both sides.
  const [one, other] = [inOrder(a, surnameLast(b)), inOrder(surnameLast(a), b)];
  const better = one.likeness >= other.likeness ? one : other;
  if (better.likeness === 0) return UNLIKE;
  const reasons = better.reasons.filter((reason) => reason !== 'the same words');
  return { likeness: better.likeness - 0.12, reasons: ['the same words in another order', ...reasons] };
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
  if (left.length <= 1) return start > 0;
  return left.length === 2 && right === [...left].reverse().join('');
}

/** `Ahmad Shah` and `Ahmad Shah Massoud`: may be, but too many are called so. */
function surnameLeftOut(a: PersonName, b: PersonName): NameLikeness {
  const [longer, shorter] = a.words.length >= b.words.length ? [a, b] : [b, a];
  if (shorter.words.length < 2 || longer.words.length === shorter.words.length) return UNLIKE;
  const isSame = shorter.words.every((word, at) => word.text === longer.words[at]?.text);
  return isSame ? { likeness: 0.4, reasons: ['one goes on where the other ends'] } : UNLIKE;
}
