// The catalogue: the house's publications, and recognising one that is there already. Imports language, archive and names.

export { canonicalUrl } from './canonical-url.ts';
export { makeCiteKey } from './cite-key.ts';
export { createPublication, createPublications } from './create-publications.ts';
export { type Publication, type PublicationInput, publicationInputSchema } from './publication.ts';
export { listPublications, readPublications } from './read-publications.ts';
export { type Recognised, recognisePublication } from './recognise-publication.ts';
