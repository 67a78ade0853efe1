import { fold } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import type { TopicDraft } from '../publication-draft.ts';
import type { MainThings } from './main-thing.ts';
import type { PageFacts } from './page-facts.ts';
import { wordsOf } from './placed-text.ts';
import type { ShownPage } from './shown-page.ts';
import type { SiteNames } from './site-names.ts';
import { type Thing, textsOf } from './thing.ts';

/** Sections, tags and keywords of the piece, each once. */
export function findTopics(
  facts: PageFacts,
  main: MainThings,
  site: SiteNames,
  shown: ShownPage,
): readonly TopicDraft[] {
  const said = [...sectionsAndTags(facts, main), ...linkedTopics(shown), ...keywords(facts, main)];
  const topics = new Map<string, TopicDraft>();
  for (const topic of said) {
    const key = fold(topic.label);
    const isTopic = key !== '' && topic.label.length <= LONGEST_LABEL && !site.isSite(topic.label);
    if (isTopic && !topics.has(key) && topics.size < MOST_TOPICS) topics.set(key, topic);
  }
  return [...topics.values()];
}

const LONGEST_LABEL = 80;
const MOST_TOPICS = 60;
/** More keywords than that were put there for search engines. */
const MOST_KEYWORDS = 25;

function sectionsAndTags(facts: PageFacts, { linked }: MainThings): TopicDraft[] {
  const of = (use: TopicDraft['use'], labels: readonly string[]) => labels.map((label) => ({ label, use }));
  return [
    ...of('section', [...(facts.metas.get('article:section') ?? []), ...ofThing(linked, 'articleSection')]),
    ...of('tag', [
      ...(facts.metas.get('article:tag') ?? []),
      ...(facts.metas.get('parsely-tags') ?? []).flatMap(listed),
    ]),
  ];
}

/** Links marked as the piece's tags (`rel=tag`); those to a category are categories. */
function linkedTopics({ page, zones }: ShownPage): TopicDraft[] {
  return page.elements.flatMap((place) => {
    const isTag = place.element.tagName === 'a' && /\btag\b/u.test(attribute(place.element, 'rel') ?? '');
    if (!isTag || (zones.get(place) ?? 'piece') !== 'piece') return [];
    const isCategory = /categor|kategorie|rubri/iu.test(
      `${attribute(place.element, 'rel')} ${attribute(place.element, 'href')}`,
    );
    return [
      { label: wordsOf(page, place, 100).replace(/^#/u, ''), use: isCategory ? 'category' : 'tag' } as const,
    ];
  });
}

function keywords(facts: PageFacts, { linked, marked }: MainThings): TopicDraft[] {
  const lists = [
    facts.metas.get('citation_keywords') ?? [],
    facts.metas.get('dc.subject') ?? [],
    ofThing(linked, 'keywords'),
    ofThing(marked, 'keywords'),
    facts.metas.get('news_keywords') ?? [],
    facts.metas.get('keywords') ?? [],
  ].map((list) => list.flatMap(listed));
  const best = lists.find((list) => list.length > 0 && list.length <= MOST_KEYWORDS) ?? [];
  return best.map((label) => ({ label, use: 'keyword' }));
}

function ofThing(thing: Thing | null, property: string): string[] {
  return thing ? textsOf(thing, property) : [];
}

function listed(words: string): string[] {
  return words
    .split(/[,;،؛|]/u)
    .map((it) => it.trim())
    .filter((it) => it !== '');
}
