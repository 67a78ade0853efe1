import { z } from 'zod';
import type { ItemMark } from '../../catalogue/index.ts';
import type { Web } from '../fetching/index.ts';
import type { PieceReading } from '../publication-draft.ts';
import type { PageRead, PageToRead } from './source-format.ts';

const validatorsSchema = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() });

/** A page of the web as a piece: fetched when it is its turn, and only where the server says that it has changed. */
export function pageToRead(web: Web, url: string, mark: string | null): PageToRead {
  return { type: 'page', key: url, mark, read: (known) => readPage(web, url, mark, known) };
}

async function readPage(
  web: Web,
  url: string,
  mark: string | null,
  known: ItemMark | null,
): Promise<PageRead> {
  const validators = known?.validators ? validatorsSchema.safeParse(JSON.parse(known.validators)).data : null;
  const fetched = await web.get(url, {
    accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
    etag: validators?.etag ?? null,
    lastModified: validators?.lastModified ?? null,
  });
  if (fetched.isUnchanged) return { type: 'unchanged' };
  if (fetched.status === 404 || fetched.status === 410) return { type: 'gone' };
  if (fetched.status >= 400)
    return broken(
      url,
      `The server answered with status ${fetched.status}. It is tried again at the next sync.`,
    );
  if (fetched.mediaType !== null && !/html|xml/u.test(fetched.mediaType)) {
    return broken(url, `This is ${fetched.mediaType} and no web page. Only pages can be read here.`);
  }
  const { bytes, charset, etag, lastModified } = fetched;
  const { readWebPage } = await import('../formats/web-page.ts');
  const reading = readWebPage({ bytes, url: fetched.url, charset, name: url });
  return pageRead(reading, url, {
    mark,
    validators: etag === null && lastModified === null ? null : JSON.stringify({ etag, lastModified }),
  });
}

/** What a page turned out to be, as the listing knows it: by the listing's date of change where there is one. */
export function pageRead(
  reading: PieceReading,
  name: string,
  { mark, validators }: { readonly mark: string | null; readonly validators: string | null },
): PageRead {
  if (reading.type === 'piece')
    return { type: 'piece', fingerprint: mark ?? reading.fingerprint, validators, draft: reading.draft };
  if (reading.type === 'broken') return reading;
  return broken(name, reading.note.says);
}

function broken(where: string, says: string): PageRead {
  return { type: 'broken', where, says, raw: '' };
}
