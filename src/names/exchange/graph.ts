import { PREFIXES } from './vocabulary.ts';

/** An RDF term (RDF 1.1 Concepts, section 3). A blank node's value begins with `_:`. */
export type Term =
  | { readonly kind: 'iri' | 'blank'; readonly value: string }
  | {
      readonly kind: 'literal';
      readonly value: string;
      readonly language: string | null;
      readonly datatype: string | null;
    };

/** What a file says: of each thing (an IRI or `_:…`), the values of its properties, all in the order of the file. */
export interface Graph {
  readonly things: ReadonlyMap<string, ReadonlyMap<string, readonly Term[]>>;
  /** More statements came than are kept. */
  readonly isCut: boolean;
}

/** Takes up statements one by one. */
export class GraphBuilder implements Graph {
  readonly things = new Map<string, Map<string, Term[]>>();
  isCut = false;
  #statements = 0;

  add(thing: string, property: string, value: Term): void {
    if (this.#statements >= MOST_STATEMENTS) {
      this.isCut = true;
      return;
    }
    this.#statements += 1;
    const properties = this.things.get(thing) ?? new Map<string, Term[]>();
    this.things.set(thing, properties);
    const name = currentIri(property);
    const values = properties.get(name);
    if (values) values.push(value);
    else properties.set(name, [value]);
  }
}

/** schema.org has two addresses that mean the same; this is the one that it recommends. */
export function currentIri(iri: string): string {
  return iri.startsWith(OLD_SCHEMA) ? PREFIXES.schema + iri.slice(OLD_SCHEMA.length) : iri;
}

/** The values of a property; none where nothing is said. */
export function valuesOf(graph: Graph, thing: string, property: string): readonly Term[] {
  return graph.things.get(thing)?.get(property) ?? [];
}

/** The text of the first value that is a literal, looked for among the first hundred; `null` where there is none. */
export function literalOf(graph: Graph, thing: string, property: string): string | null {
  const values = valuesOf(graph, thing, property).slice(0, MOST_VALUES);
  return values.find(({ kind }) => kind === 'literal')?.value ?? null;
}

const MOST_VALUES = 100;
const MOST_STATEMENTS = 5_000_000;
const OLD_SCHEMA = 'http://schema.org/';
