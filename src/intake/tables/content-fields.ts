import type { TableField } from './column-mapping.ts';
import type { ColumnProfile } from './column-profile.ts';

export interface ContentField {
  readonly field: TableField;
  /** Below 5: cells alone never outweigh a header. */
  readonly share: number;
  readonly because: string;
}

/** What a column may be by its cells alone, the likeliest first. */
export function fieldsOfContent(profile: ColumnProfile): ContentField[] {
  if (profile.cells.length === 0) return [];
  const fields: ContentField[] = [];
  for (const { field, of, atLeast, weight, says } of TELLING_SHARES) {
    const share = of(profile);
    const cells = `${Math.round(share * profile.cells.length)} of ${profile.cells.length} cells`;
    if (share >= atLeast) fields.push({ field, share: share * weight, because: `${cells} ${says}` });
  }
  return fields.length > 0 ? fields : fieldsOfWords(profile);
}

/** Whether the cells make it impossible that a column is what its header says. */
export function speaksAgainst(field: TableField, profile: ColumnProfile): boolean {
  if (profile.cells.length === 0) return false;
  const { links, yesOrNo, emails, numbers, dates, years } = profile;
  if (field === 'url' || field === 'picture')
    return profile.cells.every((cell) => !/https?:|www\.|[./]\w/iu.test(cell));
  if (field === 'external') return yesOrNo < 0.5;
  if (field === 'doi') return profile.cells.every((cell) => !/10\.\d/u.test(cell));
  if (field === 'id') return profile.different < 0.99 || profile.isRunningNumber;
  if (field === 'authors' || field === 'editors' || field === 'author-last' || field === 'author-first')
    return emails > 0.5 || links > 0.5 || numbers > 0.5;
  if (field === 'title') return links > 0.9 || dates > 0.9 || numbers > 0.9 || emails > 0.5;
  if (field === 'year') return years === 0 && numbers < 0.5;
  if (field === 'publisher' || field === 'kind' || field === 'credit') return links > 0.5;
  if (field === 'translation-of' || field === 'date') return yesOrNo > 0.9;
  return false;
}

/** Columns of running words: the one with the longest is the text, then what a title may be. */
function fieldsOfWords({ averageLength, different, markup, numbers, cells }: ColumnProfile): ContentField[] {
  const about = `its cells are about ${Math.round(averageLength)} characters long`;
  if (averageLength >= 1_000 || (markup > 0.5 && averageLength >= 300))
    return [{ field: 'text', share: 1, because: about }];
  if (averageLength >= 180) return [{ field: 'abstract', share: 1, because: about }];
  const isTitle = averageLength >= 12 && different > 0.8 && numbers < 0.2;
  if (!isTitle || cells.length === 0) return [];
  return [
    {
      field: 'title',
      share: 1 + Math.min(averageLength, 100) / 200,
      because: `${about}, and hardly two are the same`,
    },
  ];
}

interface TellingShare {
  readonly field: TableField;
  readonly of: (profile: ColumnProfile) => number;
  readonly atLeast: number;
  readonly weight: number;
  readonly says: string;
}

const TELLING_SHARES: readonly TellingShare[] = [
  { field: 'picture', of: (it) => it.pictures, atLeast: 0.8, weight: 4, says: 'are links to pictures' },
  { field: 'doi', of: (it) => it.dois, atLeast: 0.8, weight: 4, says: 'are DOIs' },
  { field: 'isbn', of: (it) => it.isbns, atLeast: 0.8, weight: 4, says: 'are ISBNs' },
  { field: 'url', of: (it) => it.links, atLeast: 0.6, weight: 3, says: 'are links' },
  { field: 'date', of: (it) => it.dates, atLeast: 0.7, weight: 3, says: 'are dates' },
  { field: 'year', of: (it) => it.years, atLeast: 0.9, weight: 2, says: 'are years' },
  { field: 'language', of: (it) => it.languages, atLeast: 0.9, weight: 3, says: 'are languages' },
  { field: 'kind', of: (it) => it.kinds, atLeast: 0.7, weight: 3, says: 'are kinds of publication' },
  { field: 'authors', of: (it) => it.names, atLeast: 0.6, weight: 2, says: 'look like names' },
];
