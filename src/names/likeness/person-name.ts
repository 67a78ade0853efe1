import { fold } from '../../language/index.ts';
import { DEGREES, GENERATIONS, HONORIFICS, HONORIFICS_AND_NAMES, PARTICLES } from './name-words.ts';
import { isArabicScript, soundsOf } from './sounds.ts';

/** A person's name taken apart for comparing, never for showing. */
export interface PersonName {
  /** In the order of speaking, without honorifics, degrees and particles; the last one counts as the surname. */
  readonly words: readonly NameWord[];
  /** `jr`, `ii`, or empty. */
  readonly generation: string;
  readonly honorifics: readonly string[];
  readonly particles: readonly string[];
  readonly isArabicScript: boolean;
}

export interface NameWord {
  /** Folded letters. */
  readonly text: string;
  readonly sounds: string;
  readonly isInitial: boolean;
}

/**
 * Takes a name apart: `Osman, Borhan` is turned, `Dr`, `Mullah` and `PhD` are set aside, nicknames in quotes or brackets
 * left out, the parts of a name that is written in two words joined (`Abdul Rahman`, `Rahmat Ullah`). An honorific that is
 * a name as well (`Sayed`) is set aside only where two other words remain. `null` where no word is left.
 */
export function readPersonName(name: string): PersonName | null {
  const written = name
    .slice(0, LONGEST_NAME)
    .replace(NICKNAME, ' ')
    .replace(DOCTORATE, ' ')
    .replace(UD_DIN, 'uddin');
  const literal = turned(withoutDegrees(written));
  const raw = literal
    .split(BETWEEN_WORDS)
    .flatMap(initialsOf)
    .filter((word) => /\p{L}/u.test(word));
  const generation =
    raw.length > 2 ? (raw.find((word, at) => at > 0 && GENERATIONS.has(fold(word))) ?? '') : '';
  const plain = raw.filter((word) => word !== generation);
  const { honorifics, rest } = withoutHonorifics(plain);
  const { particles, kept } = withoutParticles(joinedParts(rest));
  if (kept.length === 0) return null;
  return {
    words: kept.map(nameWord),
    generation: fold(generation),
    honorifics,
    particles,
    isArabicScript: kept.some(isArabicScript),
  };
}

const LONGEST_NAME = 200;
const NICKNAME = /["“”„«»\\]+[^"“”„«»\\]{1,40}["“”„«»\\]+|\([^()]{0,60}\)|\[[^[\]]{0,60}\]/gu;
const DOCTORATE = /(?:^|[\s,])(?:Ph\.?\s?D|M\.D|M\.A|M\.Sc)\b\.?/giu;
const UD_DIN = /(?<=\p{L})[\s-]+[uea][dl][\s-]*d[ie]e?n\b/giu;
const BETWEEN_WORDS = /[\s_/.]+|(?<=\p{L}{2})-(?=\p{L})|[،,;]/u;

function withoutDegrees(name: string): string {
  const [first = '', ...others] = name.split(/[,،]\s*/u);
  return [first, ...others.filter((part) => !DEGREES.has(fold(part).replace(/\.$/, '')))].join(', ');
}

/** `Osman, Borhan` in the order of speaking; `Robert Read, Jr` stays. */
function turned(name: string): string {
  const parts = name.split(/[,،]\s*/u).filter((part) => part.trim() !== '');
  const [surname, given, ...others] = parts;
  if (surname === undefined || given === undefined) return name;
  return GENERATIONS.has(fold(given).replace(/\.$/, ''))
    ? parts.join(' ')
    : [given, surname, ...others].join(' ');
}

/** `JP` and `CM` are initials where letters of both cases stand in the name; a full stop has parted `J.P.` already. */
function initialsOf(word: string): string[] {
  return /^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/.test(word) &&
    !GENERATIONS.has(fold(word)) &&
    !DEGREES.has(fold(word))
    ? [...word]
    : [word];
}

function withoutHonorifics(words: readonly string[]): {
  readonly honorifics: string[];
  readonly rest: string[];
} {
  const rest = [...words];
  const honorifics: string[] = [];
  for (let first = rest[0]; first !== undefined && rest.length > 1; first = rest[0]) {
    const folded = fold(first);
    if (!HONORIFICS.has(folded) || (HONORIFICS_AND_NAMES.has(folded) && rest.length < 3)) break;
    honorifics.push(folded);
    rest.shift();
  }
  while (rest.length > 1 && DEGREES.has(fold(rest.at(-1) ?? ''))) rest.pop();
  return { honorifics, rest };
}

/** Writes in one word what is one name: `Abdul Rahman`, `Rahmat Ullah`, `Nur ud-Din`, `Ahmad Zai`. */
function joinedParts(words: readonly string[]): string[] {
  const joined: string[] = [];
  // What opens a name and waits for its rest: `Abd`, `Abd al`.
  let opening = '';
  for (const [at, word] of words.entries()) {
    const folded = fold(word);
    const last = joined.length - 1;
    const opens = OPENINGS.test(folded) || (opening !== '' && ARTICLES.test(folded));
    if (opens && at < words.length - 1) opening += word;
    else if (opening === '' && last >= 0 && ENDINGS.test(folded)) joined[last] += word;
    else {
      joined.push(opening + word);
      opening = '';
    }
  }
  return joined;
}

const OPENINGS = /^(?:abd|abd[aeou][lrsnztd]|عبد|عبدال)$/u;
const ARTICLES = /^(?:[aeu][lrsnztd]|ال)$/u;
const ENDINGS =
  /^(?:[aeou]ll?ah?|[aeou]ddin|uddeen|zai|zay|zada|zadah|zadeh|khel|khil|الله|الدین|زی|زاده|خیل)$/u;

function withoutParticles(words: readonly string[]): {
  readonly particles: string[];
  readonly kept: string[];
} {
  const isParticle = (word: string, at: number) =>
    at < words.length - 1 &&
    PARTICLES.has(fold(word)) &&
    !/^\p{Lu}$/u.test(word) &&
    // `Van Nguyen`: a particle alone before a name is a name.
    (at > 0 || words.length > 2 || /^(?:al|el|ال)$/u.test(fold(word)));
  return {
    particles: words.filter(isParticle).map(fold),
    kept: words.filter((word, at) => !isParticle(word, at)),
  };
}

function nameWord(word: string): NameWord {
  const text = fold(word).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  return { text, sounds: soundsOf(word), isInitial: Array.from(text).length === 1 };
}
