import { OWN_CONTEXT, termOfIri } from './json-ld-context.ts';
import type { Property, Resource, Value } from './resource.ts';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The things as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), one a line, with the context inside, so that nobody has to fetch
 * one.
 */
export function resourcesToJsonLd(resources: readonly Resource[]): string {
  const lines = resources.map((it) => JSON.stringify(objectOf(it)));
  return `{"@context": ${JSON.stringify(OWN_CONTEXT)},\n"@graph": [\n${lines.join(',\n')}\n]}\n`;
}

/** What is written goes one level down only: a label or a note within a concept. */
function objectOf({ id, types, properties }: Resource): Json {
  return {
    ...(id === null ? {} : { '@id': id }),
    ...(types.length === 0 ? {} : { '@type': types.map(termOfIri) }),
    ...Object.fromEntries(properties.map(([iri, values]: Property) => [termOfIri(iri), values.map(valueIn)])),
  };
}

function valueIn(value: Value): Json {
  if ('iri' in value) return { '@id': value.iri };
  if (!('text' in value)) return objectOf(value);
  const text = value.text.toWellFormed();
  if (value.language) return { '@value': text, '@language': value.language };
  return value.datatype === undefined ? text : { '@value': text, '@type': termOfIri(value.datatype) };
}
