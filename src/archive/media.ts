import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeWhole } from './durable-file.ts';
import { asIoError, SheafError } from './errors.ts';
import { mediaName } from './manifest.ts';
import { pictureSizeOf } from './media-size.ts';
import { knownMediaTypes, mediaTypeOf } from './media-type.ts';
import { type Archive, inTransaction } from './open.ts';
import type { MediaTable } from './schema.ts';
import { sha256Of } from './sha256.ts';

/**
 * Keeps a file with the archive; the same bytes are kept once, under the name they first came with. What kind of file it
 * is, its bytes say. Throws `media-type` for a kind that an archive does not take, `read-only`, `io`.
 */
export async function addMedia(archive: Archive, bytes: Uint8Array, name: string): Promise<MediaTable> {
  if (archive.mode === 'read') {
    throw new SheafError('read-only', `${name} can not be added: the archive is open for reading only.`);
  }
  const media = mediaOf(bytes, name);
  return inTransaction(archive, async (inside) => {
    // The file first: a crash in between leaves a file that nobody knows, never a record without its file.
    keepFile(mediaPath(inside, media), bytes);
    await inside.db
      .insertInto('media')
      .values(media)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return inside.db
      .selectFrom('media')
      .selectAll()
      .where('sha256', '=', media.sha256)
      .executeTakeFirstOrThrow();
  });
}

/** Where a file of the archive's media stands, absolute: `media/ab/abcdef….png`. */
export function mediaPath(
  archive: Pick<Archive, 'folder'>,
  media: Pick<MediaTable, 'sha256' | 'extension'>,
): string {
  return join(archive.folder, mediaName(media));
}

function mediaOf(bytes: Uint8Array, name: string): MediaTable {
  const type = mediaTypeOf(bytes);
  if (!type) {
    throw new SheafError(
      'media-type',
      `${name}: by its contents this is no ${knownMediaTypes}. Give it as one of these.`,
    );
  }
  const size = pictureSizeOf(bytes, type.mediaType);
  return {
    sha256: sha256Of(bytes),
    media_type: type.mediaType,
    extension: type.extension,
    size_bytes: bytes.length,
    width: size?.width ?? null,
    height: size?.height ?? null,
    name: basename(name),
    created_at: new Date().toISOString(),
  };
}

function keepFile(file: string, bytes: Uint8Array): void {
  try {
    if (existsSync(file) && readFileSync(file).equals(bytes)) return;
    writeWhole(file, bytes);
  } catch (error) {
    throw asIoError(error, `Keeping ${file}`);
  }
}
