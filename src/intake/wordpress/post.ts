// A WordPress post as plain values, the same from an export file and from a live site, and what has to be known of the
// site around it. `draftOfPost` makes a draft of the two.

export interface WordPressPost {
  readonly id: number | null;
  /** `post`, `page`, or a type of the site's own. */
  readonly type: string;
  readonly guid: string | null;
  readonly link: string | null;
  /** HTML. */
  readonly title: string;
  /** HTML with blocks and shortcodes as they are stored, or as the site rendered it. */
  readonly content: string;
  readonly isRendered: boolean;
  /** HTML; empty where nobody wrote one. */
  readonly excerpt: string;
  /** The site's local time, `2017-07-31 10:20:30` or with a `T`; `null` where there is none. */
  readonly date: string | null;
  /** ISO 8601 in UTC. */
  readonly modified: string | null;
  readonly creator: Creator | null;
  readonly terms: readonly PostTerm[];
  /** Post meta and other fields that came along; every value of a key, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly featured: Attachment | null;
  readonly language: PostLanguage;
}

/** The account that the post belongs to. */
export interface Creator {
  /** What the source prints. */
  readonly literal: string;
  /** The name it shows; `null` where the source gives no more than the name to sign in with. */
  readonly name: string | null;
}

export interface PostTerm {
  readonly taxonomy: string;
  readonly slug: string;
  /** Plain text. */
  readonly label: string;
}

export interface Attachment {
  readonly url: string;
  /** Plain text, as the rest; empty where there is none. */
  readonly caption: string;
  readonly credit: string;
  readonly alternativeText: string;
}

export interface PostLanguage {
  /** BCP 47; `null` where nothing says. */
  readonly language: string | null;
  readonly origin: string;
  readonly translationOf: string | null;
  /** The source does not say which of the translations came first. */
  readonly isOriginalGuessed: boolean;
  readonly translations: readonly { readonly language: string; readonly url: string }[];
}

export const LANGUAGE_UNKNOWN: PostLanguage = {
  language: null,
  origin: '',
  translationOf: null,
  isOriginalGuessed: false,
  translations: [],
};

/** What a post needs of the site that it stands on. Look-ups may know more later than they do now. */
export interface PostSite {
  /** Without a slash at the end. */
  readonly url: string | null;
  readonly title: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** How origins name the source: `WordPress export`, `WordPress API`. */
  readonly source: string;
  /** The display name of an account or a guest author, by login, slug or number. */
  personCalled(handle: string): string | null;
  attachment(id: number): Attachment | null;
  /** The pictures that were uploaded for a post, in order. */
  attachmentsOf(post: number): readonly Attachment[];
  /** What a reusable block holds. */
  block(id: number): string | null;
}
