import jsonld, { type RemoteDocument } from 'jsonld';
import { type Graph, GraphBuilder, type Term } from './graph.ts';
import { BUILT_IN_CONTEXT, SCHEMA_CONTEXT } from './json-ld-context.ts';
import { parseJson } from './parse-json.ts';
import type { Remarks } from './reading.ts';
import { rdf, xsd } from './vocabulary.ts';

/**
 * What a JSON-LD file says. Nothing is ever fetched: a context that is somewhere on the web is read as if it were that of SKOS
 * (of schema.org, where it is that one), and a note says so.
 */
export async function readJsonLd(text: string, base: string, remarks: Remarks): Promise<Graph> {
  const graph = new GraphBuilder();
  const document = parseJson(text, remarks);
  if (typeof document !== 'object' || document === null) return graph;
  const asked = new Set<string>();
  const documentLoader = async (url: string): Promise<RemoteDocument> => {
    asked.add(url);
    const context = /^https?:\/\/(?:www\.)?schema\.org\b/u.test(url) ? SCHEMA_CONTEXT : BUILT_IN_CONTEXT;
    return { contextUrl: null, documentUrl: url, document: { '@context': context } };
  };
  const expand = (part: object) => jsonld.expand(part, { base, documentLoader });
  const walk: Walk = { graph, stack: [], blanks: 0 };
  for (const part of partsOf(document, OBJECTS_AT_A_TIME)) await takePart(walk, part, expand, remarks);
  for (const url of [...asked].slice(0, MOST_CONTEXTS))
    remarks.note(
      null,
      `The context ${url.slice(0, 200)} was not fetched; its names were read as those that are usual.`,
    );
  return graph;
}

/** A document, or so many of the objects in its list, with its context. Expanding takes many times the room of what is expanded. */
interface Part {
  readonly document: object;
  /** Of the objects, which they are, from 1; `null` for a document that is one whole. */
  readonly objects: readonly [first: number, last: number] | null;
}

function* partsOf(document: object, size: number): Generator<Part> {
  const { '@context': context, '@graph': graph, ...others } = contextAndGraph(document);
  if (!Array.isArray(graph) || Object.keys(others).length > 0) {
    yield { document, objects: null };
    return;
  }
  const withContext = context === undefined ? {} : { '@context': context };
  for (let start = 0; start < graph.length; start += size) {
    const objects: readonly unknown[] = graph.slice(start, start + size);
    yield { document: { ...withContext, '@graph': objects }, objects: [start + 1, start + objects.length] };
  }
}

function contextAndGraph(document: object): Readonly<Record<string, unknown>> {
  return Array.isArray(document) ? { '@graph': document } : { ...document };
}

/** Where one of many objects is no JSON-LD, the others are taken one by one. */
async function takePart(
  walk: Walk,
  { document, objects }: Part,
  expand: (part: object) => Promise<unknown>,
  remarks: Remarks,
): Promise<void> {
  try {
    addNodes(walk, await expand(document));
  } catch (error) {
    const [first = 0, last = 0] = objects ?? [];
    if (last > first) {
      let number = first;
      for (const { document: single } of partsOf(document, 1)) {
        await takePart(walk, { document: single, objects: [number, number] }, expand, remarks);
        number += 1;
      }
      return;
    }
    remarks.broken({
      line: null,
      what: objects ? `object ${first} of its list` : 'the file',
      why: `It is JSON, but not JSON-LD: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown reason'}`,
      todo: 'Look at its “@context” and its names that begin with “@”, or export the names as Turtle.',
    });
  }
}

/** A value of the expanded form, and of whom it is said. */
interface Waiting {
  readonly value: unknown;
  readonly said: { readonly thing: string; readonly property: string } | null;
}

/** Walks the expanded form in its own order, without recursion. */
function addNodes(walk: Walk, expanded: unknown): void {
  pushAll(walk, expanded, null);
  for (let next = walk.stack.pop(); next; next = walk.stack.pop()) take(walk, next);
}

interface Walk {
  readonly graph: GraphBuilder;
  readonly stack: Waiting[];
  blanks: number;
}

/** What comes first is taken first. */
function pushAll({ stack }: Walk, values: unknown, said: Waiting['said']): void {
  for (const value of listOf(values).toReversed()) stack.push({ value, said });
}

function take(walk: Walk, { value, said }: Waiting): void {
  if (!isObject(value)) return;
  if ('@list' in value || '@set' in value) {
    pushAll(walk, value['@list'] ?? value['@set'], said);
    return;
  }
  const term = '@value' in value ? literalOf(value) : nodeTerm(walk, value);
  if (said && term) walk.graph.add(said.thing, said.property, term);
  if (term && term.kind !== 'literal') takeNode(walk, value, term.value);
}

function nodeTerm(walk: Walk, node: Readonly<Record<string, unknown>>): Term {
  const id = node['@id'];
  if (typeof id === 'string') return { kind: id.startsWith('_:') ? 'blank' : 'iri', value: id };
  walk.blanks += 1;
  return { kind: 'blank', value: `_:without-name-${walk.blanks}` };
}

function takeNode(walk: Walk, node: Readonly<Record<string, unknown>>, thing: string): void {
  for (const type of listOf(node['@type']))
    if (typeof type === 'string') walk.graph.add(thing, rdf('type'), { kind: 'iri', value: type });
  for (const [property, values] of Object.entries(node).toReversed())
    if (!property.startsWith('@')) pushAll(walk, values, { thing, property });
  pushAll(walk, node['@graph'], null);
  pushAll(walk, node['@included'], null);
  takeReverse(walk, node['@reverse'], thing);
}

/** `@reverse`: others say it of this one. */
function takeReverse(walk: Walk, reverse: unknown, thing: string): void {
  if (!isObject(reverse)) return;
  for (const [property, values] of Object.entries(reverse))
    for (const value of listOf(values)) {
      if (!isObject(value)) continue;
      const other = nodeTerm(walk, value);
      walk.graph.add(other.value, property, { kind: thing.startsWith('_:') ? 'blank' : 'iri', value: thing });
      takeNode(walk, value, other.value);
    }
}

function literalOf(value: Readonly<Record<string, unknown>>): Term | null {
  const said = value['@value'];
  if (typeof said !== 'string' && typeof said !== 'number' && typeof said !== 'boolean') return null;
  const language = value['@language'];
  const type = value['@type'];
  return {
    kind: 'literal',
    value: String(said),
    language: typeof language === 'string' ? language : null,
    datatype: typeof type === 'string' ? type : xsd('string'),
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MOST_CONTEXTS = 20;
const OBJECTS_AT_A_TIME = 500;
