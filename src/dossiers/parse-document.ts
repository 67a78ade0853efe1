import type { core } from 'zod';
import { SheafError } from '../archive/index.ts';
import { type DossierDocument, dossierDocumentSchema, type Figure } from './document.ts';

/**
 * The document that a value from outside is. Throws `invalid-input` with the path of what is wrong and what to do: a
 * missing or unknown field, a date that is none, an id that stands twice, a text that no file could hold.
 */
export function parseDocument(json: unknown): DossierDocument {
  const read = dossierDocumentSchema.safeParse(json);
  if (!read.success) throw invalid(read.error.issues.map(sayIssue));
  const faults = [...idsTwice(read.data), ...brokenTexts(read.data)];
  if (faults.length > 0) throw invalid(faults);
  return read.data;
}

/** All figures of a document: the lead figure, the dossier's own, those of its sections. */
export function figuresOf(document: DossierDocument): Figure[] {
  const lead = document.leadFigure === null ? [] : [document.leadFigure];
  return [...lead, ...document.figures, ...document.sections.flatMap((section) => section.figures)];
}

function invalid(faults: readonly string[]): SheafError {
  const told = faults.slice(0, MOST_FAULTS).join('; ');
  const rest = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
  return new SheafError(
    'invalid-input',
    `This is not a dossier document: ${told}${rest}. Correct these places and try again; nothing was saved.`,
  );
}

const MOST_FAULTS = 5;

function sayIssue({ path, message }: core.$ZodIssue): string {
  return `${sayPath(path)}: ${message}`;
}

/** `sections[2].entries[0].note` */
function sayPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole';
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
}

/** Revisions are compared by ids: one that stands twice would make it unclear what became of which. */
function idsTwice(document: DossierDocument): string[] {
  return [
    ...twice(document.sections, 'section'),
    ...twice(
      document.sections.flatMap((section) => section.entries),
      'entry',
    ),
    ...twice(figuresOf(document), 'figure'),
  ];
}

function twice(parts: readonly { readonly id: string }[], what: string): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  for (const { id } of parts) (seen.has(id) ? found : seen).add(id);
  return [...found].map((id) => `the id “${id}” belongs to more than one ${what}`);
}

/** Half a surrogate pair is no character: neither UTF-8 nor canonical JSON (RFC 8785, section 3.2.2.2) can hold it. */
function brokenTexts(value: unknown, path: readonly PropertyKey[] = []): string[] {
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [`${sayPath(path)}: holds half a character`];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, part]) =>
    brokenTexts(part, [...path, isList ? Number(key) : key]),
  );
}
