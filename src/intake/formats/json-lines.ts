import { createHash } from 'node:crypto';
import { inPlainWords } from '../json-lines/plain-words.ts';
import { type JsonLinesRecord, jsonLinesRecordSchema } from '../json-lines/record.ts';
import { draftOfRecord, recordOfDraft } from '../json-lines/record-draft.ts';
import { SeenKeys } from '../json-lines/seen-keys.ts';
import { type RecordText, splitRecords } from '../json-lines/split-records.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';

export { type JsonLinesRecord, jsonLinesRecordSchema } from '../json-lines/record.ts';

/**
 * Reads JSON Lines of our own schema, or a JSON array of such records, while the file comes in: one record is held at a
 * time, of at most 20 MB. A record that does not fit the schema is `broken`, and the rest goes on. Never throws but for
 * what the chunks themselves throw.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  about: { readonly name: string },
): AsyncGenerator<PieceReading> {
  const keys = new SeenKeys();
  let count = 0;
  for await (const record of splitRecords(chunks, LONGEST_RECORD_BYTES)) {
    count++;
    yield readingOf(record, keys);
  }
  if (count > 0) return;
  const says = `${about.name} is empty: there is no record in it.`;
  yield { type: 'note', note: { kind: 'missing', about: 'records', line: null, says } };
}

/** A draft as one line, without its line end; reading that line gives the same draft. Throws where the draft breaks its type. */
export function writeJsonLinesRecord(draft: PublicationDraft): string {
  return JSON.stringify(recordOfDraft(draft));
}

function readingOf(record: RecordText, keys: SeenKeys): PieceReading {
  const where = `line ${record.line}`;
  const raw = () => new TextDecoder().decode(record.bytes.subarray(0, LONGEST_RAW));
  if (record.isCut)
    return {
      type: 'broken',
      where,
      says: 'The record is longer than 20 MB. Take out what is not text.',
      raw: raw(),
    };
  const parsed = parse(record.bytes);
  if ('wrong' in parsed) return { type: 'broken', where, says: parsed.wrong, raw: raw() };
  const fingerprint = createHash('sha256').update(record.bytes).digest('hex').slice(0, 32);
  const key = keyFor(parsed.record, fingerprint, keys);
  if (key === null) {
    const says = `Line ${record.line} says the same as one above it; it was read once.`;
    return { type: 'note', note: { kind: 'leftover', about: 'repeated-record', line: record.line, says } };
  }
  const { record: checked } = parsed;
  return { type: 'piece', key, fingerprint, draft: () => draftOfRecord(checked) };
}

function parse(bytes: Uint8Array): { readonly record: JsonLinesRecord } | { readonly wrong: string } {
  if (isNestedTooDeep(bytes))
    return { wrong: 'The record is nested deeper than any record. Take out what is not text.' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError)
      return { wrong: `This is no JSON: ${error.message.slice(0, 200)}. One record stands on one line.` };
    return { wrong: 'The line is not UTF-8. Save the file as UTF-8.' };
  }
  const result = jsonLinesRecordSchema.safeParse(value);
  if (!result.success)
    return { wrong: `${inPlainWords(result.error.issues)} See the fields in docs/json-lines.md.` };
  const { title, url } = result.data;
  if (!title?.trim() && !url) return { wrong: 'The record has neither a “title” nor a “url”. Fill one in.' };
  return { record: result.data };
}

/** What is nested deeper can be parsed, but not written again. Brackets in texts count as well: few texts have so many open. */
function isNestedTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  for (const byte of bytes) {
    if (byte === 0x5b || byte === 0x7b) depth++;
    else if (byte === 0x5d || byte === 0x7d) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The id, else the link, else what the piece is known by; `null` where the same record came before. */
function keyFor(record: JsonLinesRecord, fingerprint: string, seen: SeenKeys): string | null {
  const { title, date, authors } = record;
  const named = record.id ?? record.url ?? null;
  const plain = named === null ? hashOf(JSON.stringify([title, date, authors])).slice(0, 20) : String(named);
  const exact = `${plain} ${fingerprint.slice(0, 20)}`;
  if (!seen.add(exact)) return null;
  return seen.add(plain) ? plain : exact;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const LONGEST_RECORD_BYTES = 20_000_000;
const DEEPEST = 5_000;
const LONGEST_RAW = 4_000;
