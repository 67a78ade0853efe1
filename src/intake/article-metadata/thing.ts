// What markup says about a page, whichever way it says it (JSON-LD, microdata, RDFa): things with properties.

/** A thing of schema.org or of another vocabulary. */
export interface Thing {
  /** Without the vocabulary: `NewsArticle`. */
  readonly types: readonly string[];
  readonly id: string | null;
  /** Names without the vocabulary; values in their order. */
  readonly properties: ReadonlyMap<string, readonly ThingValue[]>;
}

export type ThingValue = string | Thing;

/** The name of a type or a property without its vocabulary: `http://schema.org/Article` and `schema:Article` are `Article`. */
export function localName(name: string): string {
  return name.trim().replace(/^.*[/#:]/u, '');
}

/** What a property says in words: texts, and the names of things. */
export function textsOf(thing: Thing, property: string): string[] {
  return valuesOf(thing, property)
    .map((value) => (typeof value === 'string' ? value : (textsOf(value, 'name')[0] ?? '')))
    .filter((text) => text !== '');
}

/** The first words that any of the properties says. */
export function textOfThing(thing: Thing, ...properties: readonly string[]): string | null {
  for (const property of properties) {
    const text = textsOf(thing, property)[0];
    if (text) return text;
  }
  return null;
}

/** The values of a property; none where it does not stand. */
export function valuesOf(thing: Thing, property: string): readonly ThingValue[] {
  return thing.properties.get(property) ?? [];
}

/** The addresses that a property gives: texts, or the `url` or `@id` of things. */
export function linksOf(thing: Thing, property: string): string[] {
  return valuesOf(thing, property)
    .map((value) => linkOfValue(value) ?? '')
    .filter((link) => link !== '');
}

/** The address that a value gives. */
export function linkOfValue(value: ThingValue): string | null {
  if (typeof value === 'string') return value;
  return linkOfThing(value);
}

function linkOfThing(thing: Thing): string | null {
  return [...stringsOf(thing, 'contentUrl'), ...stringsOf(thing, 'url')][0] ?? thing.id;
}

function stringsOf(thing: Thing, property: string): string[] {
  return valuesOf(thing, property).filter((it) => typeof it === 'string');
}
