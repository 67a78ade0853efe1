import type { RdfGraph, RdfNode, RdfValue } from './rdf-graph.ts';

/** An item of Zotero's RDF with what hangs on it. */
export class ZoteroItem {
  readonly id: string;
  readonly #node: RdfNode;
  readonly #graph: RdfGraph;

  constructor(node: RdfNode, graph: RdfGraph) {
    this.id = node.id;
    this.#node = node;
    this.#graph = graph;
  }

  /** The first literal of the first predicate that has one; empty where none has. */
  text(...predicates: readonly string[]): string {
    return this.texts(...predicates)[0] ?? '';
  }

  texts(...predicates: readonly string[]): string[] {
    return predicates
      .flatMap((predicate) => this.#values(predicate))
      .filter(({ isNode, value }) => !isNode && value.trim() !== '')
      .map(({ value }) => value.trim());
  }

  /** The nodes that a predicate leads to. */
  nodes(...predicates: readonly string[]): ZoteroItem[] {
    return predicates.flatMap((predicate) => this.#values(predicate)).flatMap((value) => this.#nodeOf(value));
  }

  /** The members of the `rdf:Seq` that a predicate leads to, in its order. */
  members(predicate: string): ZoteroItem[] {
    return this.nodes(predicate).flatMap((sequence) => {
      const places = [...sequence.#node.properties.keys()]
        .map((name) => Number(MEMBER.exec(name)?.[1] ?? Number.NaN))
        .filter((place) => !Number.isNaN(place))
        .sort((a, b) => a - b);
      return places.flatMap((place) => sequence.nodes(`${RDF}_${place}`));
    });
  }

  /** Names of the RDF types, without their namespace. */
  types(): string[] {
    return this.#values(`${RDF}type`).map(({ value }) => value.replace(/^.*[#/]/u, ''));
  }

  /** Everything that hangs on the item, in one text that does not depend on names the reader made up; each node once. */
  described(seen: Set<RdfNode> = new Set()): string {
    seen.add(this.#node);
    const names = [...this.#node.properties.keys()].sort();
    const parts = names.map((name) => {
      const values = this.#values(name).map((value) => {
        const [item] = this.#nodeOf(value);
        if (!item) return value.value;
        return seen.has(item.#node) || seen.size > MOST_DESCRIBED ? '' : item.described(seen);
      });
      return `${name}\u0001${values.join('\u0002')}`;
    });
    return `{${parts.join('\u0003')}}`;
  }

  #values(predicate: string): readonly RdfValue[] {
    return this.#node.properties.get(predicate) ?? [];
  }

  #nodeOf({ isNode, value }: RdfValue): ZoteroItem[] {
    const node = isNode ? this.#graph.nodes.get(value) : undefined;
    return node ? [new ZoteroItem(node, this.#graph)] : [];
  }
}

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const ZOTERO = 'http://www.zotero.org/namespaces/export#';
export const BIBLIO = 'http://purl.org/net/biblio#';
export const DC = 'http://purl.org/dc/elements/1.1/';
export const TERMS = 'http://purl.org/dc/terms/';
export const PRISM = 'http://prismstandard.org/namespaces/1.2/basic/';
export const FOAF = 'http://xmlns.com/foaf/0.1/';
export const VCARD = 'http://nwalsh.com/rdf/vCard#';

const MEMBER = /#_(\d{1,6})$/u;
/** An item with its people, container and links has some dozens. */
const MOST_DESCRIBED = 500;
