import { fold } from '../../language/index.ts';
import type { TopicDraft } from '../publication-draft.ts';
import { plainText } from '../wordpress/plain-text.ts';
import { attributeOf, children, textIn, type XmlElement } from './xml-element.ts';

/** What an item is about: categories, Dublin Core subjects, keywords of its media. */
export function topicsIn(item: XmlElement): TopicDraft[] {
  const texts = (...names: readonly string[]) => children(item, ...names).map((it) => textIn(it));
  return topics([
    ...children(item, 'category', 'atom:category').map((it) => ({
      label: categoryLabel(it),
      use: 'category' as const,
    })),
    ...texts('dc:subject', 'dcterms:subject')
      .flatMap(listed)
      .map((label) => ({ label, use: 'keyword' as const })),
    ...texts('prism:section').map((label) => ({ label, use: 'section' as const })),
    ...texts('prism:keyword').map((label) => ({ label, use: 'keyword' as const })),
    ...texts('media:keywords', 'itunes:keywords')
      .flatMap(listed)
      .map((label) => ({ label, use: 'keyword' as const })),
  ]);
}

/** Each topic once, as plain text; what blog programs call pieces that have no category is none. */
export function topics(found: readonly TopicDraft[]): TopicDraft[] {
  const byName = new Map<string, TopicDraft>();
  for (const { label, use } of found) {
    const words = plainText(label);
    const key = fold(words);
    if (words !== '' && words.length <= LONGEST && !NO_TOPIC.test(key) && !byName.has(key))
      byName.set(key, { label: words, use });
    if (byName.size === MOST) break;
  }
  return [...byName.values()];
}

const LONGEST = 200;
const MOST = 300;
const NO_TOPIC =
  /^(?:uncategori[sz]ed|non classe|nicht kategorisiert|unkategorisiert|sin categoria|sem categoria|senza categoria|без рубрики|https?:.*)$/u;

/** Atom has the words in attributes, RSS in the element; Blogger marks what kind of entry it is by a category. */
function categoryLabel(category: XmlElement): string {
  if (/#kind$/u.test(attributeOf(category, 'scheme'))) return '';
  return attributeOf(category, 'label') || textIn(category).trim() || attributeOf(category, 'term');
}

/** `one, two; three` */
function listed(text: string): string[] {
  return plainText(text).split(/[;؛]|[,،](?!\d)/u);
}
