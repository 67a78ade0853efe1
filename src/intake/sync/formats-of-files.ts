import { z } from 'zod';
import { SheafError } from '../../archive/index.ts';
import { isFeed } from '../feeds/is-feed.ts';
import { looksLikeHtml } from '../html-encoding.ts';
import type { PieceReading } from '../publication-draft.ts';
import { isWebAddress } from './material.ts';
import { readOneFile } from './one-file.ts';
import type { Beginning, SourceContext, SourceFormat, SourceReading } from './source-format.ts';
import { pageToRead } from './web-pages.ts';

/** Formats of sources that are one file, or one answer of a web server. A reader is loaded when it is first needed. */
export const formatsOfFiles: readonly SourceFormat[] = [
  {
    name: 'wordpress-export',
    label: 'WordPress export',
    listsEverything: true,
    recognises: ({ ascii }) => sure(/wordpress\.org\/export\/|<wp:wxr_version/u.test(ascii)),
    read: (context) => readOneFile(context, () => readExport(context)),
  },
  {
    name: 'feed',
    label: 'feed',
    listsEverything: false,
    recognises: ({ bytes, mediaType }) => sure(isFeed(bytes, mediaType)),
    read: (context) => readOneFile(context, () => readFeedOf(context)),
  },
  {
    name: 'zotero-rdf',
    label: 'Zotero RDF',
    listsEverything: true,
    recognises: ({ ascii }) =>
      sure(/<rdf:RDF\b/u.test(ascii) && /bibo|zotero\.org\/namespaces|xmlns:bib=/u.test(ascii)),
    read: ofBytes(async () => (await import('../formats/zotero-rdf.ts')).readZoteroRdf),
  },
  {
    name: 'mods',
    label: 'MODS',
    listsEverything: true,
    recognises: ({ ascii }) => sure(/<(?:\w+:)?mods(?:Collection)?\b/u.test(ascii)),
    read: ofBytes(async () => (await import('../formats/mods.ts')).readMods),
  },
  {
    name: 'bibtex',
    label: 'BibTeX',
    listsEverything: true,
    recognises: ({ ascii, name }) =>
      /\.bib(?:tex)?$/iu.test(name)
        ? 1
        : /^\s*@\w{3,30}\s*[{(]/mu.test(ascii) && !/^\s*[<{[]/u.test(ascii)
          ? 0.9
          : 0,
    read: ofBytes(async () => (await import('../formats/bibtex.ts')).readBibtex),
  },
  {
    name: 'ris',
    label: 'RIS',
    listsEverything: true,
    recognises: ({ ascii }) => sure(/^\s*TY {1,2}- /mu.test(ascii)),
    read: ofBytes(async () => (await import('../formats/ris.ts')).readRis),
  },
  {
    name: 'csl-json',
    label: 'CSL-JSON',
    listsEverything: true,
    recognises: ({ ascii }) => (/^\s*(?:\[|\{\s*"items")/u.test(ascii) && CSL_FIELDS.test(ascii) ? 0.9 : 0),
    read: ofBytes(async () => (await import('../formats/csl-json.ts')).readCslJson),
  },
  {
    name: 'json-lines',
    label: 'JSON Lines',
    listsEverything: true,
    recognises: ({ ascii, name }) =>
      /\.(?:jsonl|ndjson)$/iu.test(name) ? 1 : /^\s*(?:\[\s*)?\{/u.test(ascii) ? 0.5 : 0,
    read: (context) => readOneFile(context, () => readLines(context)),
  },
  {
    name: 'table',
    label: 'table (CSV, TSV, Excel)',
    listsEverything: true,
    recognises: recognisesTable,
    read: (context) => readOneFile(context, () => readTableOf(context)),
  },
  {
    name: 'address-list',
    label: 'list of addresses',
    listsEverything: true,
    recognises: ({ ascii }) => (/^\s*(?:[#/].*\n\s*)*https?:\/\/\S+\s*(?:\n|$)/u.test(ascii) ? 0.8 : 0),
    read: readAddresses,
  },
  {
    name: 'web-page',
    label: 'web page',
    listsEverything: true,
    recognises: ({ bytes, mediaType }) => (mediaType === 'text/html' || looksLikeHtml(bytes) ? 0.4 : 0),
    read: readSinglePage,
  },
];

function sure(isIt: boolean): number {
  return isIt ? 1 : 0;
}

const CSL_FIELDS = /"(?:issued|container-title|citation-key|family|DOI|publisher-place)"\s*:/u;

function recognisesTable({ ascii, name, mediaType }: Beginning): number {
  if (/\.(?:csv|tsv|tab|xlsx)$/iu.test(name) || /csv|tab-separated|spreadsheetml/u.test(mediaType ?? ''))
    return 1;
  return ascii.startsWith('PK') && ascii.includes('xl/') ? 1 : 0;
}

type ByteReader = (
  bytes: Uint8Array,
  about: { readonly name: string },
) => AsyncIterable<PieceReading> | Iterable<PieceReading>;

function ofBytes(load: () => Promise<ByteReader>): SourceFormat['read'] {
  return (context) =>
    readOneFile(context, async function* () {
      const reader = await load();
      yield* reader(await context.material.bytes(), { name: context.address });
    });
}

/** Twice over the file: people and pictures may stand behind the posts that need them. */
async function* readExport({ material, address }: SourceContext): AsyncGenerator<SourceReading> {
  const { readWordPressExport, scanWordPressExport } = await import('../formats/wordpress-export.ts');
  const head = await scanWordPressExport(material.chunks());
  yield* readWordPressExport(material.chunks(), { name: address, head });
}

async function* readLines({ material, address }: SourceContext): AsyncGenerator<SourceReading> {
  const { readJsonLines } = await import('../formats/json-lines.ts');
  yield* readJsonLines(material.chunks(), { name: address });
}

async function* readFeedOf({ material, address }: SourceContext): AsyncGenerator<PieceReading> {
  const { readFeed } = await import('../formats/feed.ts');
  const answer = await material.answer();
  yield* readFeed(await material.bytes(), {
    url: answer?.url ?? (isWebAddress(address) ? address : null),
    charset: answer?.charset ?? null,
    mediaType: answer?.mediaType ?? null,
  });
}

async function* readTableOf({ material, address, settings }: SourceContext): AsyncGenerator<SourceReading> {
  const { columnMappingSchema, describeMapping, readTable } = await import('../formats/table.ts');
  const schema = z.object({ mapping: columnMappingSchema.optional(), sheet: z.string().optional() });
  const told = schema.safeParse(settings);
  if (!told.success) {
    throw new SheafError(
      'invalid-input',
      `The column mapping of ${address} can not be used. ${z.prettifyError(told.error)}`,
    );
  }
  const { mapping, sheet } = told.data;
  const answer = await material.answer();
  const table = await readTable(await material.bytes(), {
    name: answer?.url ?? address,
    mediaType: answer?.mediaType ?? null,
    mapping: mapping ?? null,
    ...(sheet === undefined ? {} : { sheet }),
  });
  yield {
    type: 'settings',
    settings: { ...settings, mapping: table.mapping },
    says: describeMapping(table.guesses, table.mapping),
  };
  yield* table.readings;
}

async function* readAddresses({ material, web }: SourceContext): AsyncGenerator<SourceReading> {
  const { readAddressList } = await import('../formats/address-list.ts');
  const { addresses, notes } = readAddressList(await material.bytes());
  for (const note of notes) yield { type: 'note', note };
  yield { type: 'total', count: addresses.length };
  for (const { url } of addresses) yield pageToRead(web, url, null);
}

async function* readSinglePage(context: SourceContext): AsyncGenerator<SourceReading> {
  if (isWebAddress(context.address)) {
    yield pageToRead(context.web, context.address, null);
    return;
  }
  yield* readOneFile(context, async function* () {
    const { readWebPage } = await import('../formats/web-page.ts');
    const bytes = await context.material.bytes();
    yield readWebPage({ bytes, url: null, charset: null, name: context.address });
  });
}
