import { SheafError } from '../archive/index.ts';
import type { PublicationEdit } from '../catalogue/index.ts';
import { readCredits } from '../intake/index.ts';
import { type Dated, fold, isEdtf, normaliseLanguageTag, readDate } from '../language/index.ts';

/** The options of `sheaf edit` that set fields, as they were given. */
export interface FieldOptions {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly kind?: string | undefined;
  readonly authors?: string | undefined;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
  readonly abstract?: string | undefined;
  readonly topics?: string | undefined;
}

/** An edit, and what the editor should hear about how it was read. */
export interface ReadEdit {
  readonly edit: PublicationEdit;
  readonly notes: readonly string[];
}

/**
 * What the options say; `none` empties a field that can be empty. `organisations` are names, folded, that the catalogue
 * knows as organisations' only, `language` helps to read dates. Throws `invalid-input`, naming the option.
 */
export function readFieldOptions(
  options: FieldOptions,
  known: { readonly organisations: ReadonlySet<string>; readonly language: string | null },
): ReadEdit {
  const notes: string[] = [];
  const edit: PublicationEdit = {};
  for (const field of ['title', 'kind'] as const) {
    const given = options[field];
    if (given !== undefined) edit[field] = neverEmpty(field, given);
  }
  for (const field of ['subtitle', 'publisher', 'abstract'] as const) {
    const given = options[field];
    if (given !== undefined) edit[field] = orNone(given);
  }
  if (options.authors !== undefined) edit.credits = creditsFrom(options.authors, known.organisations);
  if (options.date !== undefined) edit.date = dateFrom(options.date, known.language, notes);
  if (options.language !== undefined) edit.language = languageFrom(options.language);
  if (options.url !== undefined) edit.url = linkFrom(options.url);
  if (options.topics !== undefined) edit.topics = topicsFrom(options.topics);
  return { edit, notes };
}

function neverEmpty(field: string, given: string): string {
  const text = given.trim();
  if (text !== '') return text;
  throw new SheafError('invalid-input', `--${field}: a publication is not without one. Write it.`);
}

function orNone(given: string): string | null {
  const text = given.trim();
  return text === '' || text === NONE ? null : text;
}

const NONE = 'none';

/** `Kate Example; Lea Muster (editor); Water House (organisation)`; also `edited by Lea Muster`. */
function creditsFrom(given: string, organisations: ReadonlySet<string>) {
  if (orNone(given) === null) return [];
  return partsOf(given).map((part) => {
    const marks = MARKS.exec(part);
    const name = (marks?.[1] ?? part).trim();
    const words = (marks?.[2] ?? '').split(',').map((it) => it.trim().toLowerCase());
    const roles = words.filter((it) => it !== '' && it !== 'organisation' && it !== 'person');
    if (!/\p{L}/u.test(name) || roles.length > 1) throw noName(part);
    const read = readCredits(name);
    const byline = read.length === 1 ? read[0] : undefined;
    // What says who did what is taken off; a name that is merely unusual stays as the editor writes it.
    const opened = byline !== undefined && byline.role !== 'author';
    const isKnown = organisations.has(fold(name));
    const kind = words.includes('person')
      ? ('person' as const)
      : words.includes('organisation') || isKnown
        ? ('organisation' as const)
        : (byline?.kind ?? ('person' as const));
    const shown = opened ? byline.name : name;
    return { name: shown, kind, role: roles[0] ?? (opened ? byline.role : 'author'), literal: shown };
  });
}

const MARKS = /^([^()]*)\(([^()]*)\)$/;

function noName(part: string): SheafError {
  return new SheafError(
    'invalid-input',
    `--authors: “${part}” is no name. Write names with semicolons between them: "Kate Example; Lea Muster (editor); Water House (organisation)".`,
  );
}

function dateFrom(given: string, language: string | null, notes: string[]): Dated | null {
  const text = orNone(given);
  if (text === null) return null;
  if (isEdtf(text)) return { edtf: text, raw: text };
  const read = readDate(text, { language });
  if (!read) {
    throw new SheafError(
      'invalid-input',
      `--date: “${text}” is no date that can be read. Write it as 2017-07-31, 2017-07, 2017 or “31 July 2017”, or none.`,
    );
  }
  if (read.note !== null) notes.push(read.note);
  return { edtf: read.edtf, raw: read.raw };
}

function languageFrom(given: string): string | null {
  const text = orNone(given);
  const tag = text === null ? null : normaliseLanguageTag(text);
  if (text === null || tag !== null) return tag;
  throw new SheafError(
    'invalid-input',
    `--language: “${text}” is no language tag. Use one such as en, prs or ps, or none.`,
  );
}

function linkFrom(given: string): string | null {
  const text = orNone(given);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new SheafError(
    'invalid-input',
    `--url: “${text}” is no link to a web page. Begin it with https://, or say none.`,
  );
}

function topicsFrom(given: string): { label: string; use: string }[] {
  if (orNone(given) === null) return [];
  return [...new Set(partsOf(given))].map((label) => ({ label, use: 'tag' }));
}

function partsOf(given: string): string[] {
  return given
    .split(/[;؛]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
