import { detectLanguage, normaliseLanguageTag } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Said } from './descriptions.ts';
import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { textOfThing } from './thing.ts';

export interface LanguageFound {
  readonly said: Said | null;
  readonly notes: readonly ReadingNote[];
}

/**
 * The language the page says it is in, checked against its words: templates often say English whatever the text is. A
 * page that says nothing is told by its words, as a guess. BCP 47.
 */
export function findLanguage(facts: PageFacts, main: MainThings, text: string): LanguageFound {
  const said = saidLanguage(facts, main);
  // Words of one letter are articles in one language and prepositions in another.
  const read = detectLanguage(text.slice(0, SAMPLE).replace(/(?<!\p{L})\p{L}(?!\p{L})/gu, ' '));
  const isSure = read.language !== 'und' && read.certainty >= SURE && text.length > ENOUGH_TEXT;
  if (said && !KNOWN_BY_WORDS.has(baseOf(said.value))) return { said, notes: [] };
  if (said && (!isSure || isSameLanguage(said.value, read.language))) return { said, notes: [] };
  if (!isSure) return { said, notes: [] };
  const says = said
    ? `The page says it is in “${said.value}”, but its words are ${read.language}.`
    : `The page does not say its language; by its words it is ${read.language}.`;
  return {
    said: { value: read.language, origin: 'words of the page' },
    notes: [{ kind: 'guessed', about: 'language', line: null, says }],
  };
}

/** A page in any other language would be taken for one of these. */
const KNOWN_BY_WORDS = new Set('en fr de es it pt nl tr fa ar ps ur ru'.split(' '));
const SURE = 0.9;
const ENOUGH_TEXT = 400;
const SAMPLE = 20_000;

function saidLanguage(facts: PageFacts, main: MainThings): Said | null {
  const sayings: readonly (readonly [string | null, string])[] = [
    [main.linked && textOfThing(main.linked, 'inLanguage'), 'JSON-LD inLanguage'],
    [metaOf(facts, 'citation_language', 'dc.language', 'dcterms.language'), 'meta citation_language'],
    [facts.language, 'lang of the page'],
    [metaOf(facts, 'og:locale'), 'meta og:locale'],
    [metaOf(facts, 'content-language', 'language'), 'meta content-language'],
  ];
  for (const [words, origin] of sayings) {
    const tag = words && normaliseLanguageTag(words);
    if (tag && tag !== 'und') return { value: tag, origin };
  }
  return null;
}

function isSameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

/** Dari and Persian are told apart by the page only: words can not. */
function baseOf(tag: string): string {
  return (tag.split('-')[0] ?? '').replace(/^(?:prs|pes)$/u, 'fa');
}
