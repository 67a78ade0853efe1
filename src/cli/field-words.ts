import { z } from 'zod';
import { SheafError } from '../archive/index.ts';
import { EDITABLE_FIELDS, type EditableField, type ImportedRecord } from '../catalogue/index.ts';
import { formatEdtf } from '../language/index.ts';
import { beginning, oneLine } from './layout.ts';

/** What a field is called on the command line, which is also its option of `sheaf edit`. */
export function wordFor(field: EditableField): string {
  return field === 'credits' ? 'authors' : field;
}

/** The field that a word means. Throws `invalid-input`, naming those there are. */
export function fieldNamed(word: string): EditableField {
  const field = EDITABLE_FIELDS.find((it) => it === word || wordFor(it) === word);
  if (field) return field;
  const words = EDITABLE_FIELDS.map(wordFor).join(', ');
  throw new SheafError('invalid-input', `“${word}” is no field that can be edited. There are: ${words}.`);
}

/** The value of a field as people read it; empty where there is none. An abstract gives its beginning. */
export function valueInWords(field: EditableField, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (field) {
    case 'credits':
      return creditsInWords(creditsSchema.parse(value));
    case 'date':
      return formatEdtf(dateSchema.parse(value).edtf, 'en');
    case 'topics':
      return topicsSchema
        .parse(value)
        .map(({ label }) => oneLine(label))
        .join('; ');
    case 'abstract':
      return beginning(oneLine(z.string().parse(value)), ABSTRACT_LENGTH);
    default:
      return oneLine(z.string().parse(value));
  }
}

const ABSTRACT_LENGTH = 400;
const creditsSchema = z.array(
  z.object({ name: z.string(), kind: z.string(), role: z.string(), literal: z.string().optional() }),
);
const dateSchema = z.object({ edtf: z.string() });
const topicsSchema = z.array(z.object({ label: z.string() }));

/** `Kate Example; Lea Muster (editor); Water House (organisation)`: as `--authors` takes them. */
export function creditsInWords(
  credits: readonly (Pick<ImportedRecord['credits'][number], 'name' | 'role'> & { readonly kind: string })[],
): string {
  return credits
    .map(({ name, kind, role }) => {
      const marks = [
        ...(role === 'author' ? [] : [role]),
        ...(kind === 'organisation' ? ['organisation'] : []),
      ];
      return marks.length === 0 ? oneLine(name) : `${oneLine(name)} (${marks.join(', ')})`;
    })
    .join('; ');
}
