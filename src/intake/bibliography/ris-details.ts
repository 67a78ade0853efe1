import { bibliographyDate } from './dates.ts';
import { plainText } from './plain-text.ts';
import type { RisTags } from './ris-tags.ts';

/** What of a record has no field of its own in a draft, as CSL 1.0.2 variables; what its title was taken from is not told twice. */
export function risDetails(
  tags: RisTags,
  kind: string | null,
  titleFrom: string | undefined,
): Record<string, string> {
  const details: Record<string, string> = {};
  const set = (variable: string, text: string) => {
    if (text !== '' && !(variable in details)) details[variable] = text;
  };
  const read = (...names: readonly string[]) =>
    plainText(tags.first(...names.filter((name) => name !== titleFrom)));
  const isWhole = WHOLES.has(kind ?? '');
  const isArticle = kind?.startsWith('article') ?? false;
  if (isWhole) set('collection-title', read('T2', 'T3'));
  else set('container-title', read('T2', 'JO', 'JF', 'BT', 'JA', 'J2'));
  set('collection-title', read('T3'));
  set('container-title-short', isWhole ? '' : shorter(read('J2', 'JA'), details['container-title']));
  set(isArticle ? 'issue' : 'number', read('IS', 'CP'));
  set(isWhole ? 'number-of-pages' : 'page', pagesOf(read('SP'), read('EP')));
  for (const [tag, variable] of VARIABLES) set(variable, read(tag));
  if (!/^\s*(?:doi\b|10\.\d{4})/iu.test(tags.first('M3'))) set('genre', read('M3'));
  set('accessed', bibliographyDate(tags.first('Y2'))?.edtf ?? '');
  set('note', tags.all('N1', 'RN').map(plainText).join(' · '));
  return details;
}

function pagesOf(first: string, last: string): string {
  return last === '' || last === first || first === '' ? first || last : `${first}–${last}`;
}

function shorter(short: string, title: string | undefined): string {
  return short === title ? '' : short;
}

/** Of these, `T2` is the series. */
const WHOLES = new Set([
  'book',
  'report',
  'thesis',
  'pamphlet',
  'map',
  'dataset',
  'software',
  'standard',
  'manuscript',
]);

const VARIABLES = [
  ['VL', 'volume'],
  ['ET', 'edition'],
  ['CY', 'publisher-place'],
  ['PP', 'publisher-place'],
  ['NV', 'number-of-volumes'],
  ['SE', 'section'],
  ['ST', 'title-short'],
  ['M1', 'number'],
  ['CN', 'call-number'],
  ['DB', 'archive'],
  ['DP', 'source'],
] as const;
