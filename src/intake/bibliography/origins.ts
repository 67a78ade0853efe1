import type { DraftField, PublicationDraft } from '../publication-draft.ts';

/** The draft with where its fields stood, of those that hold something. */
export function withOrigins(
  draft: PublicationDraft,
  from: Readonly<Partial<Record<DraftField, string | undefined>>>,
): PublicationDraft {
  const named = DRAFT_FIELDS.filter((field) => holdsSomething(draft[field]));
  const origins: Partial<Record<DraftField, string>> = {};
  for (const field of named) {
    const origin = from[field];
    if (origin !== undefined && origin !== '') origins[field] = origin;
  }
  return { ...draft, origins };
}

function holdsSomething(value: PublicationDraft[DraftField]): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

const DRAFT_FIELDS: readonly DraftField[] = [
  'title',
  'subtitle',
  'kind',
  'credits',
  'date',
  'language',
  'url',
  'publisher',
  'abstract',
  'topics',
  'identifiers',
];
