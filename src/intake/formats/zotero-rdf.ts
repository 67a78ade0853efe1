import { fingerprintOf, PieceKeys } from '../bibliography/pieces.ts';
import { RDF_BASE, type RdfGraph, readRdfXml } from '../bibliography/rdf-graph.ts';
import { zoteroCiteKey, zoteroDraft } from '../bibliography/zotero-draft.ts';
import { DC, TERMS, ZOTERO, ZoteroItem } from '../bibliography/zotero-item.ts';
import { decodeHtml } from '../html-encoding.ts';
import type { PieceReading } from '../publication-draft.ts';

/**
 * The items of a Zotero RDF export, each a piece under its cite key, else the name the export gives it. Attachments, notes
 * and collections are no pieces. A description that is no RDF/XML is told as broken by its line. Never throws.
 */
export async function* readZoteroRdf(
  bytes: Uint8Array,
  _about: { readonly name: string },
): AsyncGenerator<PieceReading> {
  const text = decodeHtml(bytes);
  const graph = await readRdfXml(text);
  const items = itemsIn(graph);
  if (items.length + graph.faults.length === 0 && text.trim() !== '') {
    const says = 'The file holds no item of a Zotero library. Export it again.';
    yield { type: 'broken', where: 'line 1', says, raw: text.slice(0, LONGEST_RAW) };
  }
  const keys = new PieceKeys();
  for (const { line, reason, raw } of graph.faults) {
    const says = `What begins here is no RDF/XML (${reason.replace(/^\d+:\d+:\s*/u, '').slice(0, 200)}). Export the library again, or correct it.`;
    yield { type: 'broken', where: `line ${line}`, says, raw };
  }
  for (const item of items) {
    const fingerprint = fingerprintOf([item.described()]);
    const name = zoteroCiteKey(item) ?? item.id.replace(RDF_BASE, '');
    yield {
      type: 'piece',
      key: keys.keyFor(name.slice(0, 300), fingerprint),
      fingerprint,
      draft: () => zoteroDraft(item),
    };
  }
}

/** What has an item type that is a publication's; of files by other programs, what has a title and is part of nothing else. */
function itemsIn(graph: RdfGraph): ZoteroItem[] {
  const nodes = [...graph.nodes.values()].map((node) => new ZoteroItem(node, graph));
  const items = nodes.filter((node) => node.text(`${ZOTERO}itemType`) !== '');
  if (items.length > 0) return items.filter((item) => !NO_PIECES.has(item.text(`${ZOTERO}itemType`)));
  const containers = new Set(nodes.flatMap((node) => node.nodes(`${TERMS}isPartOf`)).map(({ id }) => id));
  return nodes.filter(
    (node) =>
      node.text(`${DC}title`) !== '' &&
      !containers.has(node.id) &&
      !node.types().some((type) => NO_PIECES.has(type)),
  );
}

const NO_PIECES = new Set(['attachment', 'note', 'annotation', 'Attachment', 'Memo', 'Collection']);
const LONGEST_RAW = 3_000;
