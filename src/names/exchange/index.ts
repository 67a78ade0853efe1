// Names in and out: SKOS (Turtle, JSON-LD) and tables both ways; GeoNames, GeoJSON and administrative tables in. Pure
// functions from bytes to drafts and from drafts to text. docs/names-exchange.md explains the formats.

export { readAdminTable } from './admin-table.ts';
export { readConceptTable } from './concept-table-in.ts';
export { writeConceptTable } from './concept-table-out.ts';
export { readGeoJson } from './geojson.ts';
export { type GeoNamesOptions, readGeoNames } from './geonames.ts';
export type { OpenBytes } from './lines.ts';
export type { BrokenItem, ConceptReading, ExchangeNote } from './reading.ts';
export { type ConceptFileFormat, recogniseConceptFile } from './recognise-concept-file.ts';
export { readSkos, type SkosFormat, type SkosReadOptions, type SkosWriteOptions, writeSkos } from './skos.ts';
