import { normaliseLanguageTag } from '../../language/index.ts';

/**
 * The language that a tag in somebody's file means (BCP 47): the canonical form of one that is known, and of one that is
 * at least well-formed; `null` for what is no tag.
 */
export function languageOfTag(tag: string): string | null {
  const known = KNOWN_TAGS.get(tag);
  if (known !== undefined) return known;
  const language = normaliseLanguageTag(tag) ?? wellFormedTag(tag);
  if (KNOWN_TAGS.size < MOST_KNOWN_TAGS) KNOWN_TAGS.set(tag, language);
  return language;
}

function wellFormedTag(tag: string): string | null {
  try {
    return tag.length <= LONGEST_TAG ? new Intl.Locale(tag.trim().replaceAll('_', '-')).baseName : null;
  } catch {
    // `Intl.Locale` throws on what is no language tag.
    return null;
  }
}

// Files say the same few tags of millions of labels, and the platform takes its time over each.
const KNOWN_TAGS = new Map<string, string | null>();
const MOST_KNOWN_TAGS = 1_000;

/** RDF can carry the tag, in lower case as most tools write it, and it comes back the same. */
export function isPlainTag(language: string): boolean {
  return RDF_TAG.test(language) && languageOfTag(language.toLowerCase()) === language;
}

const LONGEST_TAG = 100;
const RDF_TAG = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,12}$/iu;
