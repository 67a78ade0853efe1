import { readCredits } from '../credits.ts';
import type { ReadingNote } from '../draft.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { readPhpValue, textsIn } from './php-values.ts';
import { plainText } from './plain-text.ts';
import type { PostSite, PostTerm, WordPressPost } from './post.ts';
import { AUTHOR_FIELDS, WRITTEN_BY } from './post-fields.ts';

export interface CreditsReading {
  readonly credits: readonly CreditDraft[];
  readonly origin: string | null;
  readonly notes: readonly ReadingNote[];
}

/**
 * Who a post is by: first the authors that a plugin or theme keeps for bylines (Co-Authors Plus, PublishPress, taxonomies
 * like `pubauthor`), then fields like `byline`, then the account that wrote it. An account that shows no name gives none.
 */
export function creditsOf(post: WordPressPost, site: PostSite): CreditsReading {
  const authors = byTerms(post, site) ?? byFields(post, site) ?? byAccount(post);
  const others = post.terms.flatMap((term) => {
    const role = OTHER_ROLES.get(term.taxonomy.toLowerCase().replace(/s$/u, ''));
    return role === undefined ? [] : named(term.label).map((it) => ({ ...it, role }));
  });
  return { ...authors, credits: unique([...authors.credits, ...others]) };
}

/** A taxonomy of people who wrote, translated or edited, and not of subjects. */
export function isPeopleTaxonomy(taxonomy: string): boolean {
  const name = taxonomy.toLowerCase();
  return AUTHOR_TAXONOMY.test(name) || OTHER_ROLES.has(name.replace(/s$/u, ''));
}

const AUTHOR_TAXONOMY =
  /^(?:(?:[a-z\d]+[_-])*(?:pub)?(?:co[_-]?)?authors?(?:[_-](?:name|tax|taxonomy|term))?s?|by-?lines?|writers?|contributors?|columnists?)$/u;
const OTHER_ROLES: ReadonlyMap<string, string> = new Map([
  ['translator', 'translator'],
  ['editor', 'editor'],
  ['photographer', 'photographer'],
  ['illustrator', 'illustrator'],
]);

function byTerms(post: WordPressPost, site: PostSite): CreditsReading | null {
  const terms = post.terms.filter((it) => AUTHOR_TAXONOMY.test(it.taxonomy.toLowerCase()));
  const names = terms.map((term) => nameOfTerm(term, site));
  const writtenBy = post.meta.get(WRITTEN_BY)?.[0];
  if (names.includes(null) && writtenBy) return ofField(writtenBy, WRITTEN_BY, site);
  const credits = names.flatMap((name) => named(name ?? ''));
  if (credits.length === 0) return null;
  const taxonomies = [...new Set(terms.map((it) => it.taxonomy))].join(', ');
  const missing = terms.filter((_, at) => names[at] === null).map((it) => it.label);
  return { credits, origin: `${site.source}: taxonomy ${taxonomies}`, notes: missing.map(nameless) };
}

function ofField(value: string, key: string, site: PostSite): CreditsReading {
  return { credits: named(value), origin: `${site.source}: field ${key}`, notes: [] };
}

/** Co-Authors Plus names a term after the login (slug `cap-login`); others name it after the person. */
function nameOfTerm(term: PostTerm, site: PostSite): string | null {
  const known = site.personCalled(term.slug) ?? site.personCalled(term.slug.replace(/^cap-/u, '')) ?? null;
  if (known !== null) return known;
  return site.personCalled(term.label) ?? (isHandle(term.label) ? null : term.label);
}

function byFields(post: WordPressPost, site: PostSite): CreditsReading | null {
  for (const key of AUTHOR_FIELDS) {
    const there = post.meta.get(key);
    if (!there) continue;
    const values = there.flatMap((it) => (/^[as]:\d/u.test(it) ? textsIn(readPhpValue(it)) : [it]));
    const credits = values.flatMap((it) => named(nameInField(plainText(it), site) ?? ''));
    if (credits.length > 0) return { credits, origin: `${site.source}: field ${key}`, notes: [] };
  }
  return null;
}

function nameInField(value: string, site: PostSite): string | null {
  if (/^\d+$/u.test(value)) return site.personCalled(`#${value}`);
  return site.personCalled(value) ?? (isHandle(value) || value.length > 300 ? null : value);
}

function byAccount(post: WordPressPost): CreditsReading {
  const { creator } = post;
  const nothing = { credits: [], origin: null };
  if (creator === null) return { ...nothing, notes: [] };
  const isNobody = creator.name === null || NOBODY.test(creator.name) || creator.name.includes('@');
  if (creator.name !== null && !isNobody)
    return { credits: named(creator.name), origin: 'account', notes: [] };
  return { ...nothing, notes: [nameless(creator.literal)] };
}

function nameless(account: string): ReadingNote {
  const says = `It belongs to the account “${account.slice(0, 80)}”, which shows no person’s name: add the author by hand.`;
  return { kind: 'missing', about: 'credits', line: null, says };
}

const NOBODY =
  /^(?:(?:wp|web|site)?[ _-]?admin(?:istrator|istrateur)?\d*|root|webmaster|wordpress|user\d*|test|anonymous|unknown|n\/?a)$/iu;

/** A name to sign in with, and none that a person is called by. */
export function isHandle(text: string): boolean {
  return (
    text === '' ||
    text.includes('@') ||
    (/^[\w.+-]+$/u.test(text) && !/^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?$/u.test(text))
  );
}

/** The same few people write most posts: their names are read once. */
function named(name: string): readonly CreditDraft[] {
  const known = KNOWN_NAMES.get(name);
  if (known) return known;
  const words = plainText(name);
  const credits = words === '' ? [] : readCredits(words).map((it) => ({ ...it, literal: words }));
  if (KNOWN_NAMES.size >= 2_000) KNOWN_NAMES.clear();
  KNOWN_NAMES.set(name, credits);
  return credits;
}

const KNOWN_NAMES = new Map<string, readonly CreditDraft[]>();

function unique(credits: readonly CreditDraft[]): CreditDraft[] {
  return [...new Map(credits.map((it) => [`${it.role} ${it.name}`, it])).values()];
}
