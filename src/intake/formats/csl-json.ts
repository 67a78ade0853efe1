import { cslCiteKey, cslDraft } from '../bibliography/csl-draft.ts';
import { type CslItem, cslRaw, isCslItem, isShallow } from '../bibliography/csl-item.ts';
import { decodeBibliography } from '../bibliography/decode-bibliography.ts';
import { jsonItems } from '../bibliography/json-items.ts';
import { fingerprintOf, PieceKeys } from '../bibliography/pieces.ts';
import type { PieceReading } from '../publication-draft.ts';

/**
 * The items of a CSL-JSON file (a list, a list in an object, one item, or one a line), each a piece under its `id`. What is
 * no item is told as broken by its line or place; the others come in. Never throws.
 */
export function* readCslJson(bytes: Uint8Array, _about: { readonly name: string }): Generator<PieceReading> {
  const keys = new PieceKeys();
  const text = decodeBibliography(bytes);
  if (text.trim() !== '' && !/[[{]/u.test(text)) {
    yield {
      type: 'broken',
      where: 'line 1',
      says: 'The file holds no JSON. Export it again.',
      raw: text.slice(0, LONGEST_RAW),
    };
  }
  for (const item of jsonItems(text)) {
    if (item.state === 'broken') {
      const says =
        'The item is no valid JSON: a quotation mark, comma or bracket is wrong. Correct it, then import the file again.';
      yield { type: 'broken', where: item.where, says, raw: item.raw.slice(0, LONGEST_RAW) };
    } else if (isCslItem(item.value) && isShallow(item.value) && holdsSomething(item.value)) {
      yield pieceOf(item.value, keys);
    } else yield noItem(item.where, item.value);
  }
}

function noItem(where: string, value: unknown): PieceReading {
  const raw = isShallow(value) ? JSON.stringify(value).slice(0, LONGEST_RAW) : '';
  const says =
    'This is no CSL item: it has neither a title nor names, a date or an identifier. Take it out, or complete it.';
  return { type: 'broken', where, says, raw };
}

function pieceOf(item: CslItem, keys: PieceKeys): PieceReading {
  const fingerprint = fingerprintOf([JSON.stringify(item)]);
  const name = cslRaw(item, 'id') || (cslCiteKey(item) ?? cslRaw(item, 'DOI', 'URL'));
  return {
    type: 'piece',
    key: keys.keyFor(name.slice(0, 300), fingerprint),
    fingerprint,
    draft: () => cslDraft(item),
  };
}

function holdsSomething(item: CslItem): boolean {
  return ['title', 'container-title', 'author', 'editor', 'issued', 'DOI', 'URL', 'ISBN'].some((variable) => {
    const value = item[variable];
    return value !== undefined && value !== null && value !== '';
  });
}

const LONGEST_RAW = 3_000;
