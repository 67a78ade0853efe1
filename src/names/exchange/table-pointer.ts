import type { ConceptDraft } from '../concept.ts';
import { splitCell, trimmed, unescaped, writeValue } from './table-cell.ts';

/**
 * Whether a key, standing bare in a cell, would be read as something else: it is none of the table's, or looks like a pointer in
 * angle brackets. A bare word that is no key is looked for among the names.
 */
export function isPointerToElsewhere(concepts: readonly ConceptDraft[]): (key: string) => boolean {
  const keys = new Set(concepts.map(({ key }) => key));
  return (key) => !keys.has(key) || key.startsWith('<');
}

/** A key of the table as it is, any other in angle brackets. */
export function writePointer(key: string, isElsewhere: (key: string) => boolean): string {
  return isElsewhere(key) ? `<${writeValue(key)}>` : writeValue(key);
}

/** What a cell points to. */
export interface Pointer {
  readonly text: string;
  /** It says itself that it is a key, and not a name. */
  readonly isKey: boolean;
}

/** The pointers in a cell. */
export function readPointers(cell: string): Pointer[] {
  return splitCell(cell).map((part) => {
    const isKey = part.length > 2 && part.startsWith('<') && part.endsWith('>');
    return { text: unescaped(trimmed(isKey ? part.slice(1, -1) : part)), isKey };
  });
}
