// Which lines of a page belong together as an entry. A page sets all its entries in one way, but the ways differ: the
// author below the title or above it, the date first or last. So the page is read once in each way, and the way that
// explains it best is believed. Reading is a dynamic programme over the lines: linear in their number.

import { type EntryMetadata, joinMetadata, noEntryMetadata } from './entry-metadata.ts';
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

interface Context {
  readonly lines: readonly LineSigns[];
  readonly entryLevel: number | null;
  /** Blank lines part some lines from others; where they stand between all lines they say nothing. */
  readonly gapsCount: boolean;
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

interface Candidate {
  readonly block: Block;
  readonly score: number;
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
  if (signs.isParagraph || signs.isButton || line.hasListMarker || line.imageUrl !== null) return null;
  if (metadata && metadata.certainty > 0.85 && line.headingLevel === null) return null;
  if (line.part === 'author' || line.part === 'date') return null;
  let score = -0.4;
  if (line.headingLevel !== null)
    score = line.headingLevel === context.entryLevel ? -0.6 : line.headingLevel === 7 ? 0.9 : 1.5;
  if (signs.hasPeriod) score += 1;
  if (signs.isSentence && line.headingLevel === null) score -= 0.5;
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

function titleScore(context: Context, signs: LineSigns): number | null {
  const { line, metadata, wordCount } = signs;
  if (signs.isParagraph || signs.isButton || line.imageUrl !== null) return null;
  if (metadata && metadata.certainty > 0.85 && line.part !== 'headline' && !signs.isTitleCell) return null;
  let score = wordCount < 2 ? -0.3 : wordCount < 3 ? 0.2 : 0.8;
  if (metadata) score -= metadata.certainty * 0.7;
  if (signs.isSentence) score -= 0.5;
  if (signs.isWholeLink) score += 0.4;
  if (line.part === 'headline' || signs.isTitleCell) score += 1;
  if (line.headingLevel !== null) score += line.headingLevel === context.entryLevel ? 0.9 : -1.2;
  if (signs.hasPeriod) score -= 0.6;
  return score;
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

interface Reading {
  readonly context: Context;
  readonly from: number;
  at: number;
  title: number;
  metadata: EntryMetadata;
  score: number;
}

function startReading(context: Context, from: number): Reading {
  return { context, from, at: from, title: -1, metadata: noEntryMetadata, score: 0 };
}

function takeTitle(reading: Reading): boolean {
  const signs = reading.context.lines[reading.at];
  if (!signs) return false;
  const score = titleScore(reading.context, signs);
  if (score === null && !signs.oneLine) return false;
  reading.title = reading.at;
  reading.score += (score ?? 0.5) + gapScore(reading);
  if (signs.runOn) takeOwn(reading, signs.runOn.metadata);
  reading.at += 1;
  takeRepeatedTitle(reading);
  return true;
}

function takeOwn(reading: Reading, own: EntryMetadata): void {
  reading.metadata = joinMetadata(reading.metadata, own);
  reading.score += (own.contributors ? 1 : 0) + (own.date ? 1 : 0);
}

/** Metadata lines of the kinds wanted, each kind once, in any order; says whether a date or names were among them. */
function takeMetadata(reading: Reading, wanted: readonly ('authors' | 'date')[]): boolean {
  let found = false;
  for (let count = 0; count < MOST_METADATA_LINES; count += 1) {
    const signs = reading.context.lines[reading.at];
    const read = signs?.metadata;
    if (!signs || !read || !isTakeable(reading, read.metadata, wanted)) break;
    if (read.certainty < 0.5 && !wanted.includes('authors')) break;
    reading.score += metadataScore(read.metadata, read.certainty) + gapScore(reading);
    if (signs.oneLine?.metadata.date) reading.score -= 1;
    reading.metadata = joinMetadata(reading.metadata, read.metadata);
    reading.at += 1;
    found ||= read.metadata.date !== null || read.metadata.contributors !== null;
  }
  return found;
}

const MOST_METADATA_LINES = 6;

function isTakeable(reading: Reading, metadata: EntryMetadata, wanted: readonly string[]): boolean {
  if (metadata.contributors && (!wanted.includes('authors') || reading.metadata.contributors)) return false;
  if (metadata.date && (!wanted.includes('date') || reading.metadata.date)) return false;
  if (metadata.kind && reading.metadata.kind) return false;
  return true;
}

function metadataScore(metadata: EntryMetadata, certainty: number): number {
  if (metadata.contributors || metadata.date) {
    return 1.2 * certainty * ((metadata.contributors ? 1 : 0) + (metadata.date ? 1 : 0));
  }
  return 0.2;
}

/** `Report` above a title. */
function takeBadge(reading: Reading): void {
  const badge = reading.context.lines[reading.at]?.metadata;
  const next = reading.context.lines[reading.at + 1];
  if (!badge?.metadata.kind || badge.metadata.date || badge.metadata.contributors) return;
  if (!next || titleScore(reading.context, next) === null) return;
  reading.metadata = joinMetadata(reading.metadata, badge.metadata);
  reading.score += 0.3;
  reading.at += 1;
}

function takeRepeatedTitle(reading: Reading): void {
  const title = reading.context.lines[reading.title];
  for (let count = 0; count < 2; count += 1) {
    const next = reading.context.lines[reading.at];
    if (!title || !next || !isSameTitle(title, next)) return;
    reading.score += 0.6;
    reading.at += 1;
  }
}

function isSameTitle(title: LineSigns, other: LineSigns): boolean {
  if (title.folded === '' || other.folded === '') return false;
  return (
    title.folded === other.folded ||
    (other.folded.length > 8 && title.runOn !== null && title.folded.startsWith(other.folded))
  );
}

/** A blank line inside an entry speaks against it. */
function gapScore(reading: Reading): number {
  const isInside = reading.at > reading.from && reading.context.lines[reading.at]?.line.afterGap === true;
  return isInside && reading.context.gapsCount ? -0.5 : 0;
}

function finish(
  reading: Reading,
  blurb: readonly number[] = [],
  unexplained: readonly number[] = [],
): Candidate | null {
  const { context, from, at: to, title } = reading;
  const signs = context.lines[title];
  if (!signs) return null;
  const usesOneLine = signs.oneLine !== null && reading.metadata.date === null && signs.runOn === null;
  if (usesOneLine && signs.oneLine) takeOwn(reading, signs.oneLine.metadata);
  const { metadata } = reading;
  const saysSomething = metadata.contributors !== null || metadata.date !== null;
  const isListed = signs.line.hasListMarker || signs.isWholeLink || signs.line.part === 'headline';
  if (!saysSomething && !isListed) return null;
  const start = context.gapsCount && context.lines[from]?.line.afterGap ? 0.15 : 0;
  const bare = saysSomething ? 0 : -0.3;
  const block: EntryBlock = { is: 'entry', from, to, title, usesOneLine, metadata, blurb, unexplained };
  return { block, score: reading.score + start + bare };
}

const LONGEST_GROUP = 16;

/** What stands together in one list item, card, article or table row is one entry, in whatever order. */
function readGroupAt(context: Context, from: number): Candidate | null {
  const group = context.lines[from]?.line.group ?? null;
  if (group === null || context.lines[from - 1]?.line.group === group) return null;
  let to = from;
  while (context.lines[to]?.line.group === group) to += 1;
  if (to - from > LONGEST_GROUP) return null;
  const title = titleOfGroup(context, from, to);
  if (title === null) return null;
  const reading = startReading(context, title);
  if (!takeTitle(reading)) return null;
  const blurb: number[] = [];
  const unexplained: number[] = [];
  // What stands below the title is surer of what it is than a badge above it.
  for (let at = title + 1; at < to; at += 1) takeFromGroup(reading, at, blurb, unexplained);
  for (let at = from; at < title; at += 1) {
    if (!takeKindBadge(reading, at)) takeFromGroup(reading, at, blurb, unexplained);
  }
  const candidate = finish({ ...reading, from, at: to }, blurb, unexplained);
  return (
    candidate && { ...candidate, score: candidate.score + 0.8 + 0.5 * (blurb.length + unexplained.length) }
  );
}

function titleOfGroup(context: Context, from: number, to: number): number | null {
  let best: { at: number; score: number } | null = null;
  for (let at = from; at < to; at += 1) {
    const signs = context.lines[at];
    const score = signs ? (titleScore(context, signs) ?? (signs.oneLine ? 0.3 : null)) : null;
    if (score !== null && (best === null || score > best.score)) best = { at, score };
  }
  return best?.at ?? null;
}

/** `FIELD NOTES` over a title whose authors are told below it: a kind of the house's own. */
function takeKindBadge(reading: Reading, at: number): boolean {
  const text = reading.context.lines[at]?.line.text ?? '';
  const isBadge = /^[\p{Lu}\s&-]{4,30}$/u.test(text) && text.split(' ').length <= 3;
  if (!isBadge || reading.metadata.kind !== null || !reading.metadata.contributors) return false;
  reading.metadata = joinMetadata(reading.metadata, { ...noEntryMetadata, kind: text.toLowerCase() });
  return true;
}

function takeFromGroup(reading: Reading, at: number, blurb: number[], unexplained: number[]): void {
  const signs = reading.context.lines[at];
  const title = reading.context.lines[reading.title];
  if (!signs || !title || signs.isButton || isSameTitle(title, signs)) return;
  const read = signs.metadata;
  if (
    read &&
    read.certainty >= 0.2 &&
    !signs.isParagraph &&
    isTakeable(reading, read.metadata, ['authors', 'date'])
  ) {
    reading.metadata = joinMetadata(reading.metadata, read.metadata);
    reading.score += metadataScore(read.metadata, read.certainty);
  } else if (signs.isParagraph || signs.isSentence || signs.wordCount >= 4) {
    blurb.push(at);
  } else {
    unexplained.push(at);
  }
}
