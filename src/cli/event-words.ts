import { z } from 'zod';
import { type CatalogueEvent, EDITABLE_FIELDS } from '../catalogue/index.ts';
import { wordFor } from './field-words.ts';

// What `catalogue` keeps with each kind of event; a field that an older program did not keep is left out.
const detailSchema = z.looseObject({
  source: z.string().optional(),
  changed: z.array(z.string()).optional(),
  reasons: z.array(z.string()).optional(),
  field: z.string().optional(),
  slug: z.string().optional(),
});

/** What happened to a publication, in words; `sources` are the names of sources by their ids. */
export function eventInWords(event: CatalogueEvent, sources: ReadonlyMap<string, string>): string {
  const read = detailSchema.safeParse(event.detail);
  const detail = read.success ? read.data : {};
  const source = sources.get(detail.source ?? '') ?? 'a source';
  switch (event.kind) {
    case 'changed-at-source':
      return `${source} changed ${wordsFor(detail.changed ?? [])}`;
    case 'joined':
      return `${source} has it as well${inBrackets(detail.reasons ?? [])}`;
    case 'edited':
      return `edited ${wordsFor(Object.keys(detail))}`;
    case 'took-imported':
      return `took the ${wordsFor([detail.field ?? ''])} of the sources in place of the edit`;
    case 'left-imported':
      return `kept the edited ${wordsFor([detail.field ?? ''])} beside what the sources say`;
    case 'merged':
      return detail.slug === undefined ? 'merged another into it' : `merged ${detail.slug} into it`;
    case 'separated':
      return 'parted another from it again';
  }
}

function wordsFor(fields: readonly string[]): string {
  const words = EDITABLE_FIELDS.filter((field) => fields.includes(field)).map(wordFor);
  return words.length === 0 ? 'it' : words.join(', ');
}

function inBrackets(reasons: readonly string[]): string {
  return reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
}
