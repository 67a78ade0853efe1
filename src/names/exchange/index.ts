// Names in and out: SKOS (Turtle, JSON-LD) and tables both ways; GeoNames, GeoJSON and administrative tables in. Pure
// functions from bytes to drafts and from drafts to text. docs/names-exchange.md explains the formats.

export type { BrokenItem, ConceptReading, ExchangeNote } from './reading.ts';
export { readSkos, type SkosFormat, type SkosReadOptions, type SkosWriteOptions, writeSkos } from './skos.ts';
