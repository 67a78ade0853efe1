import { modsDraft } from '../bibliography/mods-draft.ts';
import { type ModsRecord, modsRecords } from '../bibliography/mods-records.ts';
import { fingerprintOf, PieceKeys } from '../bibliography/pieces.ts';
import { named, textOf } from '../bibliography/xml-node.ts';
import { decodeHtml } from '../html-encoding.ts';
import type { PieceReading } from '../publication-draft.ts';

/**
 * The records of a MODS file (`modsCollection`, or one `mods`), each a piece under its record identifier or `ID`. A record
 * that is not closed is told as broken by its line; the others come in. Never throws.
 */
export function* readMods(bytes: Uint8Array, _about: { readonly name: string }): Generator<PieceReading> {
  const keys = new PieceKeys();
  const text = decodeHtml(bytes);
  let isEmpty = true;
  for (const record of modsRecords(text)) {
    isEmpty = false;
    if (record.state === 'broken')
      yield { type: 'broken', where: `line ${record.line}`, says: record.says, raw: record.raw };
    else yield pieceOf(record, keys);
  }
  if (isEmpty && text.trim() !== '') {
    yield {
      type: 'broken',
      where: 'line 1',
      says: 'The file holds no MODS record. Export it again.',
      raw: text.slice(0, LONGEST_RAW),
    };
  }
}

function pieceOf(record: Extract<ModsRecord, { state: 'whole' }>, keys: PieceKeys): PieceReading {
  const fingerprint = fingerprintOf([JSON.stringify(record.node)]);
  const name =
    textOf(named(record.node, 'recordInfo', 'recordIdentifier')[0]) ||
    record.node.attributes.ID ||
    textOf(named(record.node, 'identifier')[0]);
  return {
    type: 'piece',
    key: keys.keyFor(name.slice(0, 300), fingerprint),
    fingerprint,
    draft: () => modsDraft(record),
  };
}

const LONGEST_RAW = 3_000;
