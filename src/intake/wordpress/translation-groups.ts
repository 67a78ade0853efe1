import type { PostLanguage } from './post.ts';

/** Posts that say the same in several languages, as Polylang and WPML group them. */
export interface TranslationGroup {
  /** What the group itself says, by the posts' numbers: the plugin's codes. */
  readonly languageOf: Map<number, string>;
  readonly members: Map<number, TranslatedPost>;
}

export interface TranslatedPost {
  readonly id: number;
  /** BCP 47; `null` where only the group says. */
  readonly language: string | null;
  readonly url: string;
  readonly key: string;
}

interface GroupContext {
  /** The language that a plugin's code stands for. */
  nameOf(code: string): string | null;
  /** The language that this post was translated from, where the plugin says so. */
  readonly source: string | null;
  /** The plugin says that this post is no translation. */
  readonly isOriginal: boolean;
  readonly siteLanguage: string | null;
}

/**
 * What a post's group says of it. WPML names the source language. Polylang treats all languages alike: there the post in
 * the site's own language, or else the one that was made first, is taken for the original, and that is called a guess.
 */
export function translationIn(
  group: TranslationGroup,
  id: number,
  context: GroupContext,
): Pick<PostLanguage, 'translationOf' | 'isOriginalGuessed' | 'translations'> {
  const members = [...group.members.values()].map((it) => ({
    ...it,
    language: it.language ?? context.nameOf(group.languageOf.get(it.id) ?? ''),
  }));
  const original = context.isOriginal ? null : originalOf(members, context);
  return {
    translationOf: original && original.id !== id ? original.key : null,
    isOriginalGuessed: original !== null && original.id !== id && context.source === null,
    translations: members.flatMap(({ id: other, language, url }) =>
      other === id || language === null || !/^https?:/u.test(url) ? [] : [{ language, url }],
    ),
  };
}

function originalOf(members: readonly TranslatedPost[], context: GroupContext): TranslatedPost | null {
  const wanted = context.source ?? context.siteLanguage;
  const inLanguage = members.filter((it) => it.language !== null && base(it.language) === base(wanted ?? ''));
  if (inLanguage[0]) return inLanguage[0];
  if (context.source !== null || members.length < 2) return null;
  return members.reduce((first, each) => (each.id < first.id ? each : first));
}

function base(language: string): string {
  return language.split('-')[0] ?? '';
}
