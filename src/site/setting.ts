import type { ArchiveView } from '../dossiers/index.ts';
import { type Direction, directionOf } from '../language/index.ts';
import { type Words, wordsFor } from './words/index.ts';

/** What the server knows and a page needs. */
export interface SiteContext {
  /** Scheme and host, without a slash at the end: `http://localhost:4180`. */
  readonly origin: string;
  /** The stylesheet's path with its hash: `stylesheetPath()`. */
  readonly styles: string;
}

/** What holds for a whole page: every component is drawn in it. */
export interface Setting extends SiteContext {
  readonly archive: ArchiveView;
  readonly language: string;
  readonly direction: Direction;
  readonly words: Words;
}

export function settingFor(archive: ArchiveView, language: string, ctx: SiteContext): Setting {
  return { ...ctx, archive, language, direction: directionOf(language), words: wordsFor(language) };
}
