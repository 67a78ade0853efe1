/** What RDF says: for every subject its predicates, and their objects in the order of the file. */
export interface RdfGraph {
  readonly nodes: ReadonlyMap<string, RdfNode>;
  readonly faults: readonly RdfFault[];
}

export interface RdfNode {
  readonly id: string;
  readonly properties: ReadonlyMap<string, readonly RdfValue[]>;
}

export interface RdfValue {
  readonly value: string;
  /** The value is the id of a node. */
  readonly isNode: boolean;
}

/** A description at the top of the file that is no RDF/XML. */
export interface RdfFault {
  readonly line: number;
  /** What the reader says about it. */
  readonly reason: string;
  readonly raw: string;
}

/** What relative names are resolved against, and taken off again. */
export const RDF_BASE = 'http://file.invalid/';

/**
 * The graph of an RDF/XML file. Where the file is no XML, the descriptions at its top are read one by one, so that only
 * those with the fault are lost. No entity is expanded but XML's own five. Loads the library on first use. Never throws.
 */
export async function readRdfXml(text: string): Promise<RdfGraph> {
  const xml = withoutEntities(text);
  if (isTooDeep(xml)) return unreadable(text, 'its elements are nested too deep');
  const whole = await parsed([xml]);
  const reason = whole.reason ?? whyIncomplete(xml, whole.nodes.size);
  if (reason === null) return { nodes: whole.nodes, faults: [] };
  const parts = partsOf(xml);
  if (!parts) return { nodes: whole.nodes, faults: [{ line: 1, reason, raw: text.slice(0, LONGEST_RAW) }] };
  const nodes = new Map<string, OpenNode>();
  const faults: RdfFault[] = [];
  for (const { line, xml: part } of parts.descriptions) {
    const read = await parsed([parts.opening, part, parts.closing]);
    if (read.reason === null) for (const [id, node] of read.nodes) merge(nodes, id, node);
    else faults.push({ line, reason: read.reason, raw: part.slice(0, LONGEST_RAW) });
  }
  return { nodes, faults };
}

/** The library takes the end of the file for the end of everything. */
function whyIncomplete(xml: string, count: number): string | null {
  if (xml.trim() === '') return null;
  if (count === 0) return 'it says nothing';
  return /<(?:\w{1,20}:)?RDF\b/u.test(xml) && !/<\/(?:\w{1,20}:)?RDF\s*>/u.test(xml.slice(-2_000))
    ? 'the file breaks off'
    : null;
}

function unreadable(text: string, reason: string): RdfGraph {
  return { nodes: new Map(), faults: [{ line: 1, reason, raw: text.slice(0, LONGEST_RAW) }] };
}

interface OpenNode {
  readonly id: string;
  readonly properties: Map<string, RdfValue[]>;
}

async function parsed(
  pieces: readonly string[],
): Promise<{ readonly nodes: ReadonlyMap<string, OpenNode>; readonly reason: string | null }> {
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  const nodes = new Map<string, OpenNode>();
  const parser = new RdfXmlParser({ baseIRI: RDF_BASE, validateUri: false, allowDuplicateRdfIds: true });
  const reason = await new Promise<string | null>((resolve) => {
    parser.on('data', ({ subject, predicate, object }: Quad) => {
      const isNode = object.termType !== 'Literal';
      add(nodes, subject.value, predicate.value, { value: object.value, isNode });
    });
    parser.on('error', (error: Error) => resolve(error.message));
    parser.on('end', () => resolve(null));
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += CHUNK) parser.write(piece.slice(at, at + CHUNK));
    }
    parser.end();
  });
  parser.destroy();
  return { nodes, reason };
}

/** The part of the library's quads that is looked at. */
interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly termType: string };
}

function add(nodes: Map<string, OpenNode>, id: string, predicate: string, value: RdfValue): void {
  const node = nodes.get(id) ?? { id, properties: new Map<string, RdfValue[]>() };
  nodes.set(id, node);
  const values = node.properties.get(predicate);
  if (!values) node.properties.set(predicate, [value]);
  else if (!values.slice(0, 50).some((it) => it.value === value.value)) values.push(value);
}

function merge(nodes: Map<string, OpenNode>, id: string, { properties }: OpenNode): void {
  for (const [predicate, values] of properties) for (const value of values) add(nodes, id, predicate, value);
}

/** The library would put in what a document type defines; without one it complains about names that only HTML knows. */
function withoutEntities(text: string): string {
  return withoutDocumentType(text).replace(
    /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/giu,
    '&amp;',
  );
}

function withoutDocumentType(text: string): string {
  const start = text.slice(0, 10_000).search(/<!DOCTYPE\b/iu);
  if (start < 0) return text;
  const subset = text.indexOf('[', start);
  const end = text.indexOf('>', start);
  const subsetEnd = subset >= 0 && subset < end ? text.indexOf(']', subset) : -1;
  const after = subsetEnd < 0 ? end : text.indexOf('>', subsetEnd);
  // Line ends stay, so that lines are still counted right.
  return after < 0
    ? text
    : text.slice(0, start) + text.slice(start, after + 1).replace(/[^\n]/gu, '') + text.slice(after + 1);
}

/** The library takes time by the square of the depth; Zotero nests some ten deep. */
function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<(?:\/|[\p{L}_])[^<>]*>/gu)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>') && ++depth > DEEPEST) return true;
  }
  return false;
}

interface RdfParts {
  readonly opening: string;
  readonly descriptions: readonly { readonly line: number; readonly xml: string }[];
  readonly closing: string;
}

/** Programs indent: what begins as far in as the first description is one as well. */
function partsOf(xml: string): RdfParts | null {
  const opening = /^[\s\S]{0,5000}?<((?:\w{1,20}:)?RDF)\b[^>]{0,10000}>/u.exec(xml);
  if (!opening?.[1]) return null;
  const bodyAt = opening[0].length;
  const indent = /^\s*?\n([ \t]*)<\w/u.exec(xml.slice(bodyAt, bodyAt + 2_000))?.[1];
  if (indent === undefined) return null;
  const descriptions: { line: number; xml: string }[] = [];
  const begin = new RegExp(`\\n${indent}<(?=[A-Za-z])`, 'gu');
  const starts = [...xml.slice(bodyAt).matchAll(begin)].map((match) => bodyAt + match.index);
  let line = xml.slice(0, bodyAt).split('\n').length;
  let from = bodyAt;
  for (const [at, start] of starts.entries()) {
    line += xml.slice(from, start + 1).split('\n').length - 1;
    from = start + 1;
    const part = xml.slice(from, starts[at + 1] ?? xml.length).replace(/<\/(?:\w{1,20}:)?RDF\s*>\s*$/u, '');
    descriptions.push({ line, xml: part });
  }
  return { opening: opening[0], descriptions, closing: `</${opening[1]}>` };
}

const DEEPEST = 60;
const CHUNK = 65_536;
const LONGEST_RAW = 3_000;
