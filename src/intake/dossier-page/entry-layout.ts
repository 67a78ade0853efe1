// Which lines of a page belong together as an entry. A page sets all its entries in one way, but the ways differ: the
// author below the title or above it, the date first or last. So the page is read once in each way, and the way that
// explains it best is believed. Reading is a dynamic programme over the lines: linear in their number.

import { readGroupAt } from './entry-group.ts';
import type { EntryMetadata } from './entry-metadata.ts';
import {
  type Candidate,
  type Context,
  finish,
  startReading,
  takeBadge,
  takeMetadata,
  takeRepeatedTitle,
  takeTitle,
} from './entry-reading.ts';
import type { LineSigns } from './line-signs.ts';

export type Layout = 'title-first' | 'title-last' | 'author-title-date' | 'date-title-author';

const LAYOUTS: readonly Layout[] = ['title-first', 'title-last', 'author-title-date', 'date-title-author'];

/** What a stretch of lines was taken for. Together the blocks of a page are all its lines, in order. */
export type Block =
  | { readonly is: 'heading' | 'paragraph' | 'unexplained'; readonly from: number; readonly to: number }
  | EntryBlock;

export interface EntryBlock {
  readonly is: 'entry';
  readonly from: number;
  readonly to: number;
  /** The line that holds the title; alone or, if `usesOneLine`, with metadata beside it. */
  readonly title: number;
  readonly usesOneLine: boolean;
  readonly metadata: EntryMetadata;
  /** Lines that say what the piece is about. */
  readonly blurb: readonly number[];
  readonly unexplained: readonly number[];
}

/** @param entryLevel the heading level that the page gives to the titles of entries, or `null` */
export function readLayout(
  lines: readonly LineSigns[],
  entryLevel: number | null,
): { readonly layout: Layout; readonly blocks: readonly Block[] } {
  const context = { lines, entryLevel, gapsCount: countGaps(lines) };
  let best: { layout: Layout; score: number; blocks: readonly Block[] } | null = null;
  for (const layout of LAYOUTS) {
    const reading = readInLayout(context, layout);
    if (best === null || reading.score > best.score + 0.01) best = { layout, ...reading };
  }
  return best ?? { layout: 'title-first', blocks: [] };
}

function countGaps(lines: readonly LineSigns[]): boolean {
  const gaps = lines.filter((it) => it.line.afterGap).length;
  return gaps > 0 && gaps < lines.length * 0.7;
}

function readInLayout(context: Context, layout: Layout): { score: number; blocks: readonly Block[] } {
  const count = context.lines.length;
  const score = new Float64Array(count + 1);
  const choice: Block[] = new Array(count);
  for (let at = count - 1; at >= 0; at -= 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (const candidate of candidatesAt(context, layout, at)) {
      const total = candidate.score + (score[candidate.block.to] ?? 0);
      if (total <= best) continue;
      best = total;
      choice[at] = candidate.block;
    }
    score[at] = best;
  }
  const blocks: Block[] = [];
  for (let block = choice[0]; block; block = choice[block.to]) blocks.push(block);
  return { score: score[0] ?? 0, blocks };
}

function candidatesAt(context: Context, layout: Layout, at: number): Candidate[] {
  const signs = context.lines[at];
  if (!signs) return [];
  const single = (is: 'heading' | 'paragraph' | 'unexplained', score: number): Candidate => ({
    block: { is, from: at, to: at + 1 },
    score,
  });
  const candidates = [single('unexplained', unexplainedScore(signs))];
  if (signs.isParagraph || signs.isSentence)
    candidates.push(single('paragraph', signs.isParagraph ? 0.6 : 0.1));
  const heading = headingScore(context, at, signs);
  if (heading !== null) candidates.push(single('heading', heading));
  const entry = readEntryAt(context, layout, at);
  if (entry) candidates.push(entry);
  const oneLine = readOneLineAt(context, at);
  if (oneLine) candidates.push(oneLine);
  const group = readGroupAt(context, at);
  if (group) candidates.push(group);
  return candidates;
}

function unexplainedScore(signs: LineSigns): number {
  if (signs.isButton || signs.metadata?.metadata.isReadingTime) return 0;
  if (signs.isParagraph) return -1;
  return signs.metadata ? -0.4 - signs.metadata.certainty : -0.35;
}

function headingScore(context: Context, at: number, signs: LineSigns): number | null {
  const { line, metadata } = signs;
  if (signs.isParagraph || signs.isButton || line.imageUrl !== null) return null;
  if (line.hasListMarker && !signs.hasPeriod) return null;
  if (metadata && metadata.certainty > 0.85 && line.headingLevel === null) return null;
  if (line.part === 'author' || line.part === 'date') return null;
  let score = -0.4;
  if (line.headingLevel !== null)
    score = line.headingLevel === context.entryLevel ? -0.6 : line.headingLevel === 7 ? 0.9 : 1.5;
  if (signs.hasPeriod) score += 1;
  if (signs.isSentence && line.headingLevel === null) score -= 1.5;
  if (signs.isWholeLink && line.headingLevel === null) score -= 0.6;
  if (line.headingLevel === null && (standsAlone(context, at) || opensText(context, at))) score += 0.7;
  return score;
}

/** A few words between paragraphs, on a page that sets everything apart by blank lines. */
function opensText(context: Context, at: number): boolean {
  const [before, signs, after] = [context.lines[at - 1], context.lines[at], context.lines[at + 1]];
  if (!signs || context.gapsCount || signs.isSentence || signs.wordCount > 10 || signs.isWholeLink)
    return false;
  return signs.line.group === null && after?.isParagraph === true && before?.isParagraph !== false;
}

/** Set off by blank lines on both sides, on a page where not every line is. */
function standsAlone(context: Context, at: number): boolean {
  const isBefore = context.lines[at]?.line.afterGap === true;
  return context.gapsCount && isBefore && context.lines[at + 1]?.line.afterGap === true;
}

/** The entry that begins at a line, in a layout, if one may. */
function readEntryAt(context: Context, layout: Layout, from: number): Candidate | null {
  const reading = startReading(context, from);
  if (layout === 'title-first') {
    takeBadge(reading);
    if (!takeTitle(reading)) return null;
    takeMetadata(reading, ['authors', 'date']);
  } else if (layout === 'title-last') {
    if (!takeMetadata(reading, ['authors', 'date']) || !takeTitle(reading)) return null;
  } else {
    const [before, after] =
      layout === 'author-title-date' ? (['authors', 'date'] as const) : (['date', 'authors'] as const);
    if (!takeMetadata(reading, [before]) || !takeTitle(reading) || !takeMetadata(reading, [after]))
      return null;
  }
  takeRepeatedTitle(reading);
  return finish(reading);
}

/** A line that tells title, names and date by itself is an entry in any layout. */
function readOneLineAt(context: Context, at: number): Candidate | null {
  const own = context.lines[at]?.oneLine?.metadata;
  if (!own?.date || !own.contributors) return null;
  const reading = startReading(context, at);
  if (!takeTitle(reading)) return null;
  const candidate = finish(reading);
  return candidate && { ...candidate, score: candidate.score + 0.8 };
}
