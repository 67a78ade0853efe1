/**
 * A BCP 47 tag in its canonical form (`EN_us` is `en-US`), `null` where the text is none or names no known language.
 * The Persian of Afghanistan (`fa-AF`) is Dari, `prs`, which needs no region. An encoding after a dot is dropped.
 */
export function normaliseLanguageTag(text: string): string | null {
  const tag = text.trim().split('.')[0]?.replaceAll('_', '-') ?? '';
  if (tag.length < 2 || tag.length > LONGEST_TAG) return null;
  try {
    const locale = new Intl.Locale(tag);
    return isKnown(locale.baseName.split('-')[0] ?? '') ? canonical(locale) : null;
  } catch {
    // `Intl.Locale` throws on what is no language tag.
    return null;
  }
}

function canonical(locale: Intl.Locale): string {
  const isDari = locale.language === 'prs' || (locale.language === 'fa' && locale.region === 'AF');
  return isDari ? 'prs' : locale.baseName;
}

function isKnown(language: string): boolean {
  return OTHER_LANGUAGES.has(language) || LANGUAGE_NAMES.of(language) !== undefined;
}

const LONGEST_TAG = 35;
// `und`, and languages of Afghanistan and around it that the platform has no name for.
const OTHER_LANGUAGES: ReadonlySet<string> = new Set(
  'und haz pbt pbu pst aiq pes prs uzs bgn bcc sgh'.split(' '),
);
const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
