import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { asIoError, SheafError } from '../../archive/index.ts';
import type { Fetched, Web } from '../fetching/index.ts';
import type { Beginning } from './source-format.ts';

/** The bytes of a source that is one file or one answer. */
export interface Material {
  /** Changes when the bytes do. For an address it needs them; `null`: the server says that they have not changed. */
  fingerprint(): Promise<{ readonly value: string; readonly validators: Validators | null } | null>;
  bytes(): Promise<Uint8Array>;
  chunks(): AsyncIterable<Uint8Array>;
  /** The answer to the last request; `null` for a file. */
  answer(): Promise<Fetched | null>;
}

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Whether an address is one of the web, and not a path. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//iu.test(address);
}

/** The material at an address or path; nothing is read before it is asked for. */
export function materialAt(address: string, web: Web, known: Validators | null): Material {
  return isWebAddress(address) ? answerAt(address, web, known) : fileAt(address);
}

function fileAt(path: string): Material {
  return {
    fingerprint: async () => {
      const hash = createHash('sha256');
      for await (const chunk of chunksOf(path)) hash.update(chunk);
      return { value: hash.digest('hex'), validators: null };
    },
    bytes: async () => {
      const { size } = await told(path, () => stat(path));
      if (size > LARGEST_WHOLE_BYTES) {
        throw new SheafError(
          'invalid-input',
          `${path} is larger than 500 MB, which files of this kind can not be. Split it into several.`,
        );
      }
      return told(path, () => readFile(path));
    },
    chunks: () => chunksOf(path),
    answer: async () => null,
  };
}

const LARGEST_WHOLE_BYTES = 500_000_000;

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk;
  } catch (error) {
    throw asIoError(error, `${path}: reading`);
  }
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asIoError(error, `${path}: reading`);
  }
}

function answerAt(address: string, web: Web, known: Validators | null): Material {
  let asked: Promise<Fetched> | null = null;
  const answer = (): Promise<Fetched> => {
    asked ??= fetchWhole(address, web, known);
    return asked;
  };
  return {
    fingerprint: async () => {
      const { isUnchanged, bytes, etag, lastModified } = await answer();
      if (isUnchanged) return null;
      return {
        value: createHash('sha256').update(bytes).digest('hex'),
        validators: { etag, lastModified },
      };
    },
    bytes: async () => (await answer()).bytes,
    chunks: async function* () {
      yield (await answer()).bytes;
    },
    answer,
  };
}

async function fetchWhole(address: string, web: Web, known: Validators | null): Promise<Fetched> {
  const fetched = await web.get(address, {
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    maxBytes: LARGEST_ANSWER_BYTES,
  });
  if (fetched.status < 400) return fetched;
  throw new SheafError(
    'fetch-failed',
    `${address} answered with status ${fetched.status}. Look at the address in a browser; it is tried again at the next sync.`,
  );
}

const LARGEST_ANSWER_BYTES = 200_000_000;

/** How a file or an answer begins, for telling what it is. Throws `io`, and what `Web.get` throws. */
export async function beginningOf(address: string, material: Material): Promise<Beginning> {
  const answer = await material.answer();
  if (!answer) return beginningOfFile(address);
  const bytes = answer.bytes.subarray(0, BEGINNING_BYTES);
  return { name: answer.url, mediaType: answer.mediaType, bytes, ascii: asciiOf(bytes) };
}

const BEGINNING_BYTES = 65_536;

/** How a file begins. Throws `io`. */
export async function beginningOfFile(path: string): Promise<Beginning> {
  return told(path, async () => {
    const file = await open(path);
    try {
      const bytes = new Uint8Array(BEGINNING_BYTES);
      const { bytesRead } = await file.read(bytes, 0, BEGINNING_BYTES, 0);
      const read = bytes.subarray(0, bytesRead);
      return { name: path, mediaType: null, bytes: read, ascii: asciiOf(read) };
    } finally {
      await file.close();
    }
  });
}

/** In UTF-16 every second byte of ASCII is zero. */
function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '');
}
