/** A thing and what is to be said of it, for writing; without an id, a thing that is only spoken of here (a blank node). */
export interface Resource {
  readonly id: string | null;
  readonly types: readonly string[];
  readonly properties: readonly Property[];
}

/** An IRI, and its values in the order in which they are to be read again. */
export type Property = readonly [iri: string, values: readonly Value[]];

export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string | null; readonly datatype?: string }
  | Resource;

/** A property with one text, or none at all where there is nothing to say. */
export function textProperty(iri: string, text: string | null, datatype?: string): Property[] {
  if (text === null) return [];
  return [[iri, [datatype === undefined ? { text } : { text, datatype }]]];
}
