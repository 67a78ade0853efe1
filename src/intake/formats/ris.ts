import { decodeBibliography } from '../bibliography/decode-bibliography.ts';
import { fingerprintOf, PieceKeys } from '../bibliography/pieces.ts';
import { risDraft } from '../bibliography/ris-draft.ts';
import { type RisRecord, risRecords } from '../bibliography/ris-records.ts';
import type { PieceReading } from '../publication-draft.ts';

/**
 * The records of a RIS file, each a piece under its `ID`, else its DOI, accession number or link. A record without `TY`, or
 * with nothing in it, is told as broken by its line. Never throws.
 */
export function* readRis(bytes: Uint8Array, _about: { readonly name: string }): Generator<PieceReading> {
  const keys = new PieceKeys();
  for (const record of risRecords(decodeBibliography(bytes))) {
    const fault = faultOf(record);
    if (fault !== null) {
      yield {
        type: 'broken',
        where: `line ${record.line}`,
        says: fault,
        raw: record.raw.slice(0, LONGEST_RAW),
      };
      continue;
    }
    const fingerprint = fingerprintOf([record.type ?? '', ...record.tags.flat()]);
    yield {
      type: 'piece',
      key: keys.keyFor(nameOf(record), fingerprint),
      fingerprint,
      draft: () => risDraft(record),
    };
  }
}

function faultOf({ type, tags }: RisRecord): string | null {
  if (type === null)
    return 'The record has no TY line, so where it begins is not sure. Add one and import the file again.';
  return tags.some(([, value]) => value !== '')
    ? null
    : 'The record holds nothing but its type. Complete it, or take it out.';
}

function nameOf({ tags }: RisRecord): string {
  for (const wanted of ['ID', 'DO', 'AN', 'UR']) {
    const value = tags.find(([tag, text]) => tag === wanted && text !== '')?.[1];
    if (value !== undefined) return value.slice(0, 300);
  }
  return '';
}

const LONGEST_RAW = 3_000;
