import { type Archive, addMedia, SheafError } from '../../archive/index.ts';
import { openWeb, type Web, type WebOptions } from '../fetching/index.ts';

export interface PictureReport {
  readonly fetched: number;
  /** Pictures that stay where they are, with why; each is tried again the next time. */
  readonly failed: readonly { readonly url: string; readonly says: string }[];
}

export interface PictureOptions {
  readonly web?: WebOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Fetches the pictures of a source's publications into the archive, where they stay with their caption, credit and licence;
 * those that are there are not fetched again. One that can not be had does not stop the others.
 */
export async function fetchPictures(
  archive: Archive,
  source: string,
  options: PictureOptions = {},
): Promise<PictureReport> {
  const urls = await missingPictures(archive, source);
  const web = openWeb(options.web);
  const failed: { url: string; says: string }[] = [];
  let fetched = 0;
  try {
    for (const [at, url] of urls.entries()) {
      if (options.signal?.aborted) break;
      const says = await fetchOne(archive, web, url);
      if (says === null) fetched += 1;
      else failed.push({ url, says });
      options.onProgress?.(at + 1, urls.length);
    }
  } finally {
    await web.close();
  }
  return { fetched, failed };
}

async function missingPictures(archive: Archive, source: string): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('publication_picture')
    .innerJoin('source_item', 'source_item.publication_id', 'publication_picture.publication_id')
    .select('publication_picture.url')
    .distinct()
    .where('source_item.source_id', '=', source)
    .where('publication_picture.sha256', 'is', null)
    .orderBy('publication_picture.url')
    .execute();
  return rows.map(({ url }) => url);
}

/** Why it could not be had; `null` where it was. */
async function fetchOne(archive: Archive, web: Web, url: string): Promise<string | null> {
  try {
    const fetched = await web.get(url, { accept: 'image/*' });
    if (fetched.status >= 400) return `The server answered with status ${fetched.status}.`;
    const name = new URL(fetched.url).pathname.split('/').at(-1) || 'picture';
    const { sha256 } = await addMedia(archive, fetched.bytes, decodeName(name));
    await archive.db.updateTable('publication_picture').set({ sha256 }).where('url', '=', url).execute();
    return null;
  } catch (error) {
    if (error instanceof SheafError) return error.message;
    throw error;
  }
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A per cent sign that escapes nothing is part of the name.
    return name;
  }
}
