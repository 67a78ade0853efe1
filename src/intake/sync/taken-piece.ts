import {
  type ImportedRecord,
  parseImportedRecord,
  type TakenPiece,
  textSignature,
} from '../../catalogue/index.ts';
import { detectLanguage } from '../../language/index.ts';
import { cleanHtml } from '../clean-html.ts';
import type { PublicationDraft } from '../publication-draft.ts';

/** What an editor set for all pieces of a source. */
export interface SourceDefaults {
  readonly language?: string;
  readonly publisher?: string;
  readonly kind?: string;
  readonly isExternal?: boolean;
}

/** A draft as the catalogue takes it: sanitised, checked. Throws `invalid-input`, which says what of it can not be kept. */
export function takenPieceOf(
  draft: PublicationDraft,
  mark: { readonly key: string; readonly fingerprint: string; readonly validators: string | null },
  defaults: SourceDefaults,
): TakenPiece {
  const cleaned = draft.html === null ? null : cleanHtml(draft.html, { baseUrl: draft.url });
  const text = draft.text ?? cleaned?.text ?? '';
  const record = parseImportedRecord(recordOf(draft, text, defaults));
  return {
    ...mark,
    record: cleaned ? withCredits(record, cleaned.pictures) : record,
    text: text === '' ? null : { html: cleaned?.html ?? null, text, signature: textSignature(text) },
  };
}

function recordOf(draft: PublicationDraft, text: string, defaults: SourceDefaults): ImportedRecord {
  const { html: _html, text: _text, notes: _notes, ...record } = draft;
  const title = draft.title?.trim() ? draft.title : titleFrom(draft.abstract ?? text);
  const language = draft.language ?? defaults.language ?? languageOf(`${title ?? ''}\n${text}`);
  return {
    ...record,
    title: title ?? '',
    kind: draft.kind ?? defaults.kind ?? null,
    language: language ?? null,
    publisher: draft.publisher ?? defaults.publisher ?? null,
    isExternal: defaults.isExternal ?? draft.isExternal,
    credits: draft.credits.map((it) => ({ ...it })),
    topics: draft.topics.map((it) => ({ ...it })),
    identifiers: draft.identifiers.map((it) => ({ ...it })),
    pictures: draft.pictures.map((it) => ({ ...it })),
    translations: draft.translations.map((it) => ({ ...it })),
    origins: {
      ...draft.origins,
      ...(draft.title?.trim() ? {} : { title: 'made of the first words' }),
      ...(draft.language === null && language
        ? { language: defaults.language ? 'set for the source' : 'guessed from the text' }
        : {}),
    },
  };
}

/** A supplied title stands in square brackets (ISBD): the piece has none of its own. */
function titleFrom(text: string): string | null {
  const words = text.trim().split(/\s+/u, 9);
  if (words[0] === undefined || words[0] === '') return null;
  return `[${words.slice(0, 8).join(' ')}${words.length > 8 ? ' …' : ''}]`;
}

/** More made no difference to what was guessed, only to how long it took. */
const ENOUGH_TO_TELL = 300;

function languageOf(text: string): string | null {
  if (text.length < 40) return null;
  const { language, certainty } = detectLanguage(text.slice(0, ENOUGH_TO_TELL));
  return language === 'und' || certainty < 0.5 ? null : language;
}

/** What the text says under a picture, where the source itself says nothing of it. */
function withCredits(
  record: ImportedRecord,
  found: readonly { readonly url: string; readonly caption: string | null; readonly credit: string | null }[],
): ImportedRecord {
  if (record.pictures.length === 0) return record;
  const byUrl = new Map(found.map((it) => [it.url, it]));
  return {
    ...record,
    pictures: record.pictures.map((picture) => ({
      ...picture,
      caption: picture.caption ?? byUrl.get(picture.url)?.caption ?? null,
      credit: picture.credit ?? byUrl.get(picture.url)?.credit ?? null,
    })),
  };
}
