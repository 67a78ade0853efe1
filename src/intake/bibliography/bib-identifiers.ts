import type { Identifier } from '../publication-draft.ts';
import { cleanArxiv, cleanDoi, cleanIsbns, cleanIssns, distinct, doiOfLink } from './identifiers.ts';
import type { BibFields } from './inheritance.ts';

/** The identifiers of an entry, as their schemes write them. */
export function bibIdentifiers(fields: BibFields, url: string | null): Identifier[] {
  const text = (field: string) => verbatim(fields.get(field) ?? '');
  const doi = cleanDoi(text('doi')) ?? doiOfLink(url);
  return distinct([
    ...(doi === null ? [] : [{ scheme: 'doi', value: doi } as const]),
    ...['isbn', 'eisbn', 'isbn13']
      .flatMap((field) => cleanIsbns(text(field)))
      .map((value) => ({ scheme: 'isbn', value }) as const),
    ...['issn', 'eissn']
      .flatMap((field) => cleanIssns(text(field)))
      .map((value) => ({ scheme: 'issn', value }) as const),
    ...eprint(text('eprint'), `${text('eprinttype')}${text('archiveprefix')}`),
    ...numbered('pmid', text('pmid')),
    { scheme: 'urn', value: text('urn') },
    { scheme: 'other', value: /^\s*(PMC\d+)\s*$/iu.exec(text('pmcid'))?.[1] ?? '' },
  ]);
}

function eprint(value: string, type: string): Identifier[] {
  if (value === '') return [];
  const arxiv = /^(?:arxiv)?$/iu.test(type) ? cleanArxiv(value) : null;
  if (arxiv !== null) return [{ scheme: 'arxiv', value: arxiv }];
  if (/^(?:hdl|handle)$/iu.test(type)) return [{ scheme: 'handle', value }];
  if (/^(?:pubmed|pmid)$/iu.test(type)) return numbered('pmid', value);
  return type === '' ? [] : [{ scheme: 'other', value: `${type}:${value}` }];
}

function numbered(scheme: 'pmid', value: string): Identifier[] {
  const digits = /\d{1,9}/u.exec(value)?.[0];
  return digits === undefined ? [] : [{ scheme, value: digits }];
}

/** What such fields hold is no TeX, but many programs escape it as if it were. */
function verbatim(tex: string): string {
  return tex
    .slice(0, LONGEST)
    .replace(/\$\s*(?:\\lt|<)\s*\$|\{?\\textless(?:\{\})?\}?/gu, '<')
    .replace(/\$\s*(?:\\gt|>)\s*\$|\{?\\textgreater(?:\{\})?\}?/gu, '>')
    .replace(/\{?\\([_%#&$~])(?:\{\})?\}?/gu, '$1')
    .replace(/[{}]/gu, '')
    .trim();
}

const LONGEST = 2_000;
