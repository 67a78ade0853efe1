import type { TopicDraft } from '../publication-draft.ts';
import type { PostTerm } from './post.ts';
import { isPeopleTaxonomy } from './post-credits.ts';

/**
 * A post's categories, tags and terms of the site's own taxonomies. People, languages, formats and the category of what
 * has none are no topics.
 */
export function topicsOf(terms: readonly PostTerm[]): TopicDraft[] {
  const named = new Set(terms.filter((it) => it.taxonomy !== '').map((it) => it.label));
  const topics = new Map<string, TopicDraft>();
  for (const { taxonomy, slug, label } of terms) {
    // The oldest exports write every category twice, first without saying that it is one.
    if (
      label === '' ||
      isMachinery(taxonomy) ||
      UNCATEGORISED.test(slug) ||
      (taxonomy === '' && named.has(label))
    )
      continue;
    const use = purposeOf(taxonomy);
    topics.set(`${use} ${label}`, { label, use });
  }
  return [...topics.values()];
}

const UNCATEGORISED =
  /^(?:uncategori[sz]ed|non-classe|nicht-kategorisiert|unkategorisiert|sin-categoria|sem-categoria|senza-categoria)(?:-[a-z]{2,3})?(?:-\d+)?$/u;

function isMachinery(taxonomy: string): boolean {
  return (
    MACHINERY.has(taxonomy) ||
    /^(?:elementor_|wp_|pa_|fl-builder|product_)/u.test(taxonomy) ||
    isPeopleTaxonomy(taxonomy)
  );
}

const MACHINERY: ReadonlySet<string> = new Set(
  'post_format language post_translations term_language term_translations nav_menu link_category translation_priority yst_prominent_words amp_template layout_category layout_type scope module_width'.split(
    ' ',
  ),
);

function purposeOf(taxonomy: string): TopicDraft['use'] {
  const name = taxonomy.toLowerCase();
  if (name === '' || /categor|(?:^|[_-])cats?$/u.test(name)) return 'category';
  if (/section|column|rubri/u.test(name)) return 'section';
  return /keyword/u.test(name) ? 'keyword' : 'tag';
}
