import { directionOf, directionOfText, normaliseLanguageTag } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';

export interface LanguageReading {
  /** BCP 47. */
  readonly language: string | null;
  readonly notes: readonly ReadingNote[];
}

/**
 * An item's own language, else the feed's; but not the feed's where the title is written in the other direction: many feeds
 * of several languages name one, and that word was not meant for this item.
 */
export function languageOfItem(own: string, ofFeed: string | null, title: string): LanguageReading {
  const language = normaliseLanguageTag(own) ?? ofFeed;
  const isOwn = normaliseLanguageTag(own) !== null;
  if (isOwn || language === null || !/\p{L}/u.test(title) || directionOf(language) === directionOfText(title))
    return { language, notes: [] };
  const says = `The feed as a whole is called ${language}, but this title is written in another script: enter the language by hand.`;
  return { language: null, notes: [{ kind: 'missing', about: 'language', line: null, says }] };
}
