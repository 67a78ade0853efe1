import { fold } from '../language/index.ts';
import { ORGANISATION_WORDS } from './words/index.ts';

/** One word that can be half of a name: `Clark`, `van Bijlert`. */
export function isSingleName(part: string): boolean {
  return (
    /^(?:(?:van|von|de|al|el|bin)[\s-])?\p{Lu}[\p{L}’'-]+$/u.test(part) &&
    !ORGANISATION_WORDS.has(fold(part)) &&
    !/^\p{Lu}+$/u.test(part)
  );
}

/** 0 to 1 for one name. */
export function namenessOf(part: string): number {
  const name = part.replace(/\s*\([^()]*\)$/u, '');
  if (name.length < 2 || name.length > 80 || /[\d٠-٩۰-۹?!:“”"«»…@#=<>{}[\]]/u.test(name)) return 0;
  const tokens = name.split(/\s+/u);
  if (isOrganisation(name)) return tokens.length <= 7 ? 0.8 : 0.2;
  if (tokens.length > 6) return 0;
  if (/\p{Script=Arabic}/u.test(name)) return arabicNameness(tokens);
  if (!tokens.every((token) => /^[‘’']?\p{Lu}/u.test(token) || PARTICLES.has(token.toLowerCase()))) return 0;
  if (tokens.every((token) => PARTICLES.has(token.toLowerCase()))) return 0;
  if (tokens.some((token) => NOT_IN_NAMES.has(token.toLowerCase()))) return 0.1;
  if (tokens.length === 1) return /^\p{Lu}{2,6}$/u.test(name) ? 0.4 : 0.3;
  return tokens.length <= 4 ? 0.9 : 0.5;
}

function arabicNameness(tokens: readonly string[]): number {
  if (
    tokens.some((token) => ARABIC_NOT_IN_NAMES.has(fold(token)) || !/^[\p{L}\p{M}\u200c'’.-]+$/u.test(token))
  )
    return 0;
  if (tokens.length === 1) return 0.25;
  return tokens.length <= 4 ? 0.6 : 0.2;
}

const PARTICLES = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'ten',
  'ter',
  'zu',
  'zur',
  'bin',
  'ibn',
  'bint',
  'al',
  'el',
  'ul',
  'ud',
  'ur',
  'af',
  'av',
  'e',
  'y',
  'i',
]);

const NOT_IN_NAMES = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'on',
  'for',
  'to',
  'from',
  'how',
  'why',
  'what',
  'who',
  'when',
  'where',
  'at',
  'is',
  'are',
  'die',
  'das',
  'der',
  'ein',
  'eine',
  'les',
  'une',
  'los',
  'las',
  'no',
  'not',
  'its',
  'their',
]);

const ARABIC_NOT_IN_NAMES = new Set(
  [
    'در',
    'از',
    'به',
    'که',
    'با',
    'برای',
    'تا',
    'بر',
    'را',
    'این',
    'آن',
    'چرا',
    'چگونه',
    'چه',
    'است',
    'بود',
    'شد',
    'یک',
    'هر',
    'پس',
    'په',
    'کې',
    'کی',
    'ته',
    'له',
    'څنګه',
    'ولې',
    'دی',
    'ده',
    'د',
    'و',
    'او',
    'چې',
    'في',
    'من',
    'على',
    'إلى',
    'عن',
    'كيف',
    'لماذا',
    'هل',
    'ما',
    'بين',
    'بعد',
    'قبل',
    'های',
    'ها',
    'می',
  ].map(fold),
);

/** Known by one of its words (`Team`, `Institute`, …), or by being nothing but an acronym. */
export function isOrganisation(name: string): boolean {
  if (/^\p{Lu}[\p{Lu}\d&-]{1,9}$/u.test(name)) return true;
  return fold(name)
    .split(/[\s-]+/u)
    .some((word) => ORGANISATION_WORDS.has(word) || ORGANISATION_COMPOUND.test(word));
}

/** German writes what an organisation is at the end of one word: `Landesumweltamt` does not stand in any list. */
const ORGANISATION_COMPOUND =
  /\p{L}{3}(?:ministerium|verband|verbande|institut|stiftung|gesellschaft|redaktion|verein|universitat|agentur|akademie|hochschule|kommission|behorde|kammer|zentrum|kollektiv|zeitung)$|^redaktions?\p{L}{4}/u;
