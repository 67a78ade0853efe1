import { inflateRawSync } from 'node:zlib';
import { SheafError } from '../../archive/index.ts';

/** The files of a ZIP archive by name; each is unpacked when asked for. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** The bytes of a file, `null` where there is none of that name. Throws `invalid-input` where it is damaged or too large. */
  readonly read: (name: string) => Uint8Array | null;
}

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, without ZIP64 and encryption) that may be hostile: what all `read` calls give
 * together is at most `mostBytes`, whatever the archive says of its sizes. Throws `invalid-input` where it is none.
 */
export function openZip(bytes: Uint8Array, mostBytes: number): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view);
  let left = mostBytes;
  const read = (name: string) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const unpacked = unpack(bytes, view, entry, left);
    left -= unpacked.length;
    return unpacked;
  };
  return { names: [...entries.keys()], read };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly sizeBytes: number;
  readonly headerAt: number;
}

/** The central directory: its sizes hold where those beside the files are left out. Of two equal names the first counts. */
function directoryOf(view: DataView): ReadonlyMap<string, Entry> {
  const end = endRecordAt(view);
  const count = Math.min(view.getUint16(end + 10, true), MOST_FILES);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_MARK) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damaged();
    const entry = {
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      sizeBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    };
    if (!entries.has(entry.name)) entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

/** The record that ends the archive; behind it there may be a comment. */
function endRecordAt(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === END_MARK) return at;
  throw damaged();
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, mostBytes: number): Uint8Array {
  const { headerAt, sizeBytes, method, isEncrypted } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== FILE_MARK) throw damaged();
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (start + sizeBytes > bytes.length || isEncrypted) throw damaged();
  const packed = bytes.subarray(start, start + sizeBytes);
  if (method === STORED && packed.length <= mostBytes) return packed;
  if (method === STORED || mostBytes <= 0) throw tooMuch();
  if (method !== DEFLATED) throw damaged();
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch (error) {
    const isTooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooMuch ? tooMuch() : damaged(error);
  }
}

function damaged(cause?: unknown): SheafError {
  return new SheafError(
    'invalid-input',
    'The file is damaged or locked with a password. Open it in a spreadsheet program and save it again as .xlsx or .csv.',
    cause,
  );
}

function tooMuch(): SheafError {
  return new SheafError(
    'invalid-input',
    'The spreadsheet unpacks to more than 200 MB. Save the sheet that counts as .csv, or split it.',
  );
}

const END_MARK = 0x06054b50;
const DIRECTORY_MARK = 0x02014b50;
const FILE_MARK = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const MOST_FILES = 20_000;
