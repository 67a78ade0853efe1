import { normaliseLanguageTag } from '../../language/index.ts';

/**
 * The language that a tag in somebody's file means (BCP 47): the canonical form of one that is known, and of one that is
 * at least well-formed; `null` for what is no tag.
 */
export function languageOfTag(tag: string): string | null {
  const known = normaliseLanguageTag(tag);
  if (known) return known;
  try {
    return tag.length <= LONGEST_TAG ? new Intl.Locale(tag.trim().replaceAll('_', '-')).baseName : null;
  } catch {
    // `Intl.Locale` throws on what is no language tag.
    return null;
  }
}

/** RDF can carry the tag, in lower case as most tools write it, and it comes back the same. */
export function isPlainTag(language: string): boolean {
  return RDF_TAG.test(language) && languageOfTag(language.toLowerCase()) === language;
}

const LONGEST_TAG = 100;
const RDF_TAG = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,12}$/iu;
