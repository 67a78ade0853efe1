import type { Identifier } from '../publication-draft.ts';
import { children, lineIn, textIn, type XmlElement } from './xml-element.ts';

/** What a piece is known by: its GUID and what Dublin Core, PRISM or its address name. */
export function identifiersOf(item: XmlElement | null, guid: string, url: string | null): Identifier[] {
  const said = children(item, ...FIELDS).map((it) => textIn(it).replace(/\s+/gu, ' ').trim());
  const found: Identifier[] = guid === '' ? [] : [{ scheme: 'guid', value: guid.slice(0, 2_000) }];
  for (const words of [...said, guid, url ?? '']) {
    const identifier = publicIdentifier(words.slice(0, 500));
    const isKnown = found.some((it) => it.scheme === identifier?.scheme && it.value === identifier.value);
    if (identifier && !isKnown) found.push(identifier);
  }
  const issn = ISSN.exec(lineIn(item, 'prism:issn', 'prism:eissn'))?.[0];
  if (issn) found.push({ scheme: 'issn', value: issn.toUpperCase() });
  return found;
}

const FIELDS = ['prism:doi', 'arxiv:doi', 'dc:identifier', 'dcterms:identifier', 'prism:isbn'] as const;
const ISSN = /\b\d{4}-\d{3}[\dXx]\b/u;

function publicIdentifier(words: string): Identifier | null {
  const doi = DOI.exec(words)?.[1];
  if (doi) return { scheme: 'doi', value: doi.replace(/[.,;]+$/u, '').toLowerCase() };
  const isbn = /^(?:urn:)?isbn[:\s]\s?([\d\s-]{9,17}[\dXx])$/iu.exec(words)?.[1]?.replace(/[\s-]/gu, '');
  if (isbn && /^(?:\d{13}|\d{9}[\dXx])$/u.test(isbn)) return { scheme: 'isbn', value: isbn.toUpperCase() };
  const pmid = /^(?:info:)?pmid[:/\s]\s?(\d{1,9})$/iu.exec(words)?.[1];
  if (pmid) return { scheme: 'pmid', value: pmid };
  const arxiv =
    /^(?:https?:\/\/arxiv\.org\/abs\/|oai:arxiv\.org:|arxiv:)(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?$/iu.exec(
      words,
    )?.[1];
  if (arxiv) return { scheme: 'arxiv', value: arxiv };
  const handle = /^(?:hdl:|https?:\/\/hdl\.handle\.net\/)(\d[\w.]{1,30}\/\S{1,200})$/iu.exec(words)?.[1];
  return handle ? { scheme: 'handle', value: handle } : null;
}

/** A DOI alone, with its scheme or at its resolver; not one that only stands somewhere in an address. */
const DOI =
  /^(?:doi:\s?|info:doi\/|urn:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s"<>?#]{1,200})$/iu;
