import { type BlankNode, DataFactory, type NamedNode, type Quad_Object, Writer } from 'n3';
import type { Property, Resource, Value } from './resource.ts';
import { PREFIXES, rdf } from './vocabulary.ts';

/** The things as Turtle (https://www.w3.org/TR/turtle/), in the order given. */
export function resourcesToTurtle(resources: readonly Resource[]): string {
  const parts: string[] = [];
  const stream = {
    write: (chunk: string, _encoding: string, done?: () => void) => {
      parts.push(chunk);
      done?.();
    },
    end: (done?: () => void) => done?.(),
  };
  const writer = new Writer(stream, { prefixes: usedPrefixes() });
  for (const resource of resources) {
    const subject = namedNode(resource.id ?? '');
    for (const { predicate, object } of statementsOf(writer, resource))
      writer.addQuad(subject, predicate, object);
  }
  writer.end();
  return parts.join('');
}

interface Statement {
  readonly predicate: NamedNode;
  readonly object: Quad_Object;
}

function statementsOf(writer: Writer, { types, properties }: Resource): Statement[] {
  const all: Property[] = [...(types.length > 0 ? [typeProperty(types)] : []), ...properties];
  return all.flatMap(([iri, values]) =>
    values.map((value) => ({ predicate: namedNode(iri), object: objectOf(writer, value) })),
  );
}

function typeProperty(types: readonly string[]): Property {
  return [rdf('type'), types.map((iri) => ({ iri }))];
}

/** Things within things go one level down only: what is written here is a label or a note of a concept. */
function objectOf(writer: Writer, value: Value): Quad_Object {
  if ('iri' in value) return namedNode(value.iri);
  if ('text' in value) return literalOf(value);
  return blankNode(writer, statementsOf(writer, value));
}

function blankNode(writer: Writer, statements: Statement[]): BlankNode {
  return writer.blank(
    statements.map(({ predicate, object }) => DataFactory.quad(namedNode(''), predicate, object)),
  );
}

function literalOf({ text, language, datatype }: Extract<Value, { readonly text: string }>): Quad_Object {
  const value = text.toWellFormed();
  if (language) return DataFactory.literal(value, language);
  return datatype === undefined
    ? DataFactory.literal(value)
    : DataFactory.literal(value, namedNode(datatype));
}

function namedNode(iri: string): NamedNode {
  return DataFactory.namedNode(iri);
}

function usedPrefixes(): Record<string, string> {
  const { skos, skosxl, rdf, xsd, dct, geo, schema, sheaf } = PREFIXES;
  return { skos, skosxl, rdf, xsd, dct, geo, schema, sheaf };
}
