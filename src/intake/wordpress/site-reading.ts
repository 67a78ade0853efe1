import type { PieceReading } from '../publication-draft.ts';

/** What reading a live site gives. */
export type SiteReading =
  | PieceReading
  /** Comes first, where the site says so: how many posts this reading will list, changed ones only where it asked for these. */
  | { readonly type: 'total'; readonly count: number }
  /**
   * Everything before this was read. Kept when that is stored, it goes on from there the next time. For each type of post
   * the last change that was seen: `page=2024-05-01T10:00:00Z,post=2024-05-02T08:30:00Z`.
   */
  | { readonly type: 'cursor'; readonly cursor: string };
