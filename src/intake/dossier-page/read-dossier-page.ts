import { detectLanguage, directionOf, normaliseLanguageTag } from '../../language/index.ts';
import type { DossierDraft } from '../draft.ts';
import { decodeHtml, looksLikeHtml } from '../html-encoding.ts';
import { assembleDraft } from './assemble-draft.ts';
import { readHtmlPage } from './html-page.ts';
import type { Page } from './page.ts';
import { readPlainTextPage } from './plain-text-page.ts';

export interface DossierPageSource {
  /** The bytes as they came; HTML in its original encoding. */
  readonly bytes: Uint8Array;
  /** Where the page stands on the web; relative links are made absolute with it. */
  readonly url?: string | null;
  /** Settles what the page is, where its beginning does not: a file name's extension says `html` or `text`. */
  readonly format?: 'html' | 'text';
  /** A title given from outside: the page's own is then a left-over. */
  readonly title?: string | null;
  /** BCP 47; settles the language instead of detecting it. */
  readonly language?: string | null;
  /** Names that the catalogue knows: evidence for parting names that stand together. */
  readonly knownNames?: readonly string[];
}

/**
 * Reads a dossier page, plain text or HTML, into a draft with a report. Never throws, whatever the bytes, and takes
 * time linear in their number. Nothing of the page is dropped: what found no place is in `leftovers`. What the page
 * does not say is `null`; what was guessed is in `report`.
 */
export function readDossierPage(source: DossierPageSource): DossierDraft {
  const isHtml = source.format ? source.format === 'html' : looksLikeHtml(source.bytes);
  const page = isHtml
    ? readHtmlPage(decodeHtml(source.bytes), source.url ?? null)
    : readPlainTextPage(new TextDecoder().decode(source.bytes));
  const language = languageOf(page, source.language ?? null);
  return assembleDraft(page, {
    language: language.tag,
    direction: directionOf(language.tag),
    languageIsGuessed: language.isGuessed,
    title: source.title ?? null,
    url: page.metadata.url ?? source.url ?? null,
    knownNames: source.knownNames ?? [],
  });
}

const ENOUGH_TO_TELL = 20_000;
const SURE = 0.8;

function languageOf(page: Page, given: string | null): { tag: string; isGuessed: boolean } {
  const said = normaliseLanguageTag(given ?? '') ?? normaliseLanguageTag(page.metadata.language ?? '');
  const text = sampleOf(page);
  const detected = detectLanguage(text);
  if (given && said) return { tag: said, isGuessed: false };
  if (said && isPlausible(said, detected)) return { tag: said, isGuessed: false };
  return { tag: detected.language, isGuessed: detected.certainty < SURE || said !== null };
}

/** A page's own word is believed unless its text is surely something else: themes leave `lang="en"` on pages in Dari. */
function isPlausible(said: string, detected: ReturnType<typeof detectLanguage>): boolean {
  const isSame = said.split('-')[0] === detected.language;
  return isSame || detected.language === 'und' || directionOf(said) === directionOf(detected.language);
}

function sampleOf(page: Page): string {
  let sample = '';
  for (const line of page.lines) {
    sample += `${line.text}\n`;
    if (sample.length > ENOUGH_TO_TELL) break;
  }
  return sample;
}
