import type { ConceptIdentifier } from '../concept.ts';

interface KnownScheme {
  readonly scheme: string;
  readonly value: RegExp;
  /** Where the value goes, `*` stands. */
  readonly iri: string;
  /** Other addresses of the same; the first group is the value. */
  readonly recognised: RegExp;
}

/** Identifiers that have an address on the web. Sources: each service's own documentation of its addresses. */
const KNOWN_SCHEMES: readonly KnownScheme[] = [
  {
    scheme: 'wikidata',
    value: /^Q[1-9]\d{0,11}$/u,
    iri: 'http://www.wikidata.org/entity/*',
    recognised: /^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:entity|wiki)\/(Q[1-9]\d{0,11})$/u,
  },
  {
    scheme: 'geonames',
    value: /^[1-9]\d{0,9}$/u,
    iri: 'https://sws.geonames.org/*/',
    recognised: /^https?:\/\/(?:sws\.|www\.)?geonames\.org\/([1-9]\d{0,9})(?:\/[^/]{0,200})?$/u,
  },
  {
    scheme: 'viaf',
    value: /^[1-9]\d{0,29}$/u,
    iri: 'http://viaf.org/viaf/*',
    recognised: /^https?:\/\/(?:www\.)?viaf\.org\/viaf\/([1-9]\d{0,29})\/?$/u,
  },
  {
    scheme: 'orcid',
    value: /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/u,
    iri: 'https://orcid.org/*',
    recognised: /^https?:\/\/(?:www\.)?orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/u,
  },
  {
    scheme: 'isni',
    value: /^\d{15}[\dX]$/u,
    iri: 'https://isni.org/isni/*',
    recognised: /^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])\/?$/u,
  },
];

/**
 * The address of what an identifier names, for schemes that have addresses; `null` for all others. An identifier under a
 * site's name (`dbpedia.org`) is an address itself.
 */
export function iriOfIdentifier({ scheme, value }: ConceptIdentifier): string | null {
  const known = KNOWN_SCHEMES.find((it) => it.scheme === scheme);
  if (known) return known.value.test(value) ? known.iri.replace('*', value) : null;
  return identifierOfIri(value)?.scheme === scheme && isSafeIri(value) ? value : null;
}

/** The identifier that an address is; under its site's name where the site is none of those we know; `null` for no address. */
export function identifierOfIri(iri: string): ConceptIdentifier | null {
  const known = knownIdentifierOfIri(iri);
  if (known) return known;
  const site = siteOf(iri);
  return site === null ? null : { scheme: site, value: iri };
}

/** The same, only for the services that everybody knows. */
export function knownIdentifierOfIri(iri: string): ConceptIdentifier | null {
  for (const { scheme, recognised } of KNOWN_SCHEMES) {
    const value = recognised.exec(iri)?.[1];
    if (value !== undefined) return { scheme, value };
  }
  return null;
}

/** A value as its scheme writes it (`q889`, `ORCID: 0000…`, an address), as it stands where it is none. */
export function tidyIdentifier(scheme: string, text: string): ConceptIdentifier {
  const trimmed = text.trim();
  const known = knownIdentifierOfIri(trimmed);
  if (known?.scheme === scheme) return known;
  if (scheme === 'wikidata' && /^q\d+$/u.test(trimmed)) return { scheme, value: trimmed.toUpperCase() };
  if (scheme === 'isni' && /^[\dX ]{19}$/u.test(trimmed))
    return { scheme, value: trimmed.replaceAll(' ', '') };
  return { scheme, value: trimmed };
}

/** An absolute address of the web or a URN, with no letter that Turtle or JSON-LD would read otherwise. */
export function isSafeIri(text: string): boolean {
  return text.length <= LONGEST_IRI && text.isWellFormed() && SAFE_IRI.test(text);
}

function siteOf(iri: string): string | null {
  if (!/^https?:\/\//u.test(iri) || iri.length > LONGEST_IRI) return null;
  const host = /^https?:\/\/(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#:]|$)/u.exec(iri)?.[1];
  return host ?? null;
}

const LONGEST_IRI = 2_000;
// RFC 3987 without what has to be escaped in Turtle's IRIREF, and without controls and noncharacters.
const SAFE_IRI =
  /^(?:https?:\/\/[\p{L}\p{N}.:[\]@_~%-]+(?:[/?#][\p{L}\p{M}\p{N}\-._~:/?#[\]@!$&'()*+,;=%]*)?|urn:[a-z0-9][a-z0-9-]{0,30}:[a-zA-Z0-9\-._~:/?#@!$&'()*+,;=%]+)$/u;
