import { createHash } from 'node:crypto';
import type { ReadingNote } from '../draft.ts';
import { gathered } from './gathered.ts';
import type { SourceContext, SourceFormat, SourceReading } from './source-format.ts';
import { pageRead, pageToRead } from './web-pages.ts';

/** Formats of sources that list what else has to be fetched or opened. */
export const formatsOfSites: readonly SourceFormat[] = [
  {
    name: 'wordpress-site',
    label: 'WordPress site',
    listsEverything: false,
    recognises: null,
    read: readSite,
  },
  {
    name: 'sitemap',
    label: 'sitemap',
    listsEverything: true,
    recognises: ({ ascii, bytes, name }) =>
      /<(?:\w+:)?(?:urlset|sitemapindex)\b/u.test(ascii) || (bytes[0] === 0x1f && /sitemap/iu.test(name))
        ? 1
        : 0,
    read: readSitemapOf,
  },
  {
    name: 'page-folder',
    label: 'folder of saved pages',
    listsEverything: true,
    recognises: null,
    read: readFolder,
  },
];

async function* readSite({ web, address, state, isAfresh }: SourceContext): AsyncGenerator<SourceReading> {
  const { readWordPressSite } = await import('../formats/wordpress-site.ts');
  const cursor = typeof state.cursor === 'string' && !isAfresh ? state.cursor : null;
  for await (const reading of readWordPressSite(web, { url: address, since: cursor })) {
    yield reading.type === 'cursor' ? { type: 'state', state: { cursor: reading.cursor } } : reading;
  }
}

/** All addresses first: only then it is known whether the sitemap suddenly names almost nothing. */
async function* readSitemapOf({ web, address }: SourceContext): AsyncGenerator<SourceReading> {
  const { listSitemap } = await import('../formats/sitemap.ts');
  const notes: ReadingNote[] = [];
  const entries = await gathered(listSitemap(web, address, { note: (note) => notes.push(note) }));
  for (const note of notes) yield { type: 'note', note };
  yield { type: 'total', count: entries.length };
  for (const { url, lastModified } of entries) yield pageToRead(web, url, lastModified);
}

async function* readFolder({ address }: SourceContext): AsyncGenerator<SourceReading> {
  const { listSavedPages } = await import('../formats/page-folder.ts');
  const { readWebPage } = await import('../formats/web-page.ts');
  const items = await gathered(listSavedPages(address));
  yield { type: 'total', count: items.filter(({ type }) => type === 'page').length };
  for (const item of items) {
    if (item.type === 'broken') {
      yield item;
      continue;
    }
    const mark = createHash('sha256').update(`${item.path} ${item.modified} ${item.sizeBytes}`).digest('hex');
    yield {
      type: 'page',
      key: item.path,
      mark,
      read: async () => {
        const bytes = await item.read();
        const reading = readWebPage({ bytes, url: item.url, charset: null, name: item.path });
        return pageRead(reading, item.path, { mark, validators: null });
      },
    };
  }
}
