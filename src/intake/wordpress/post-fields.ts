// The names under which sites, themes and plugins keep what a draft has a place for: post meta and custom fields.

const list = (names: string): readonly string[] => names.trim().split(/\s+/u);

export const SUBTITLE_FIELDS = list(
  'subtitle _subtitle wps_subtitle secondary_title _secondary_title kia_subtitle sub_title post_subtitle subheading dek',
);

export const AUTHOR_FIELDS = list(
  `byline _byline authors author _author_name author_name author_names authors_names guest-author guest_author
  guest_author_name custom_author post_author_name publication_author publication_authors external_author`,
);

/** Where readers are sent instead (Page Links To), and the address that an SEO plugin names. */
export const LINK_FIELDS = list(
  '_links_to _yoast_wpseo_canonical rank_math_canonical_url _aioseo_canonical_url',
);

export const DOI_FIELDS = list('doi _doi DOI citation_doi publication_doi article_doi');
export const ISBN_FIELDS = list('isbn _isbn ISBN isbn13');

/** Yoast's list of everybody who wrote a post. */
export const WRITTEN_BY = 'written by';

const OTHER_FIELDS = list(
  `footnotes _thumbnail_id _wpml_import_language_code _wpml_import_source_language_code _wpml_import_translation_group
  _wpml_language wpml_language wpml_language_code`,
);

/** All fields that are read: a change of any other is no change of a piece. */
export const FIELDS_READ: ReadonlySet<string> = new Set([
  ...SUBTITLE_FIELDS,
  ...AUTHOR_FIELDS,
  ...LINK_FIELDS,
  ...DOI_FIELDS,
  ...ISBN_FIELDS,
  ...OTHER_FIELDS,
  WRITTEN_BY,
]);
