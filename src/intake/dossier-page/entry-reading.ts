// Taking the lines of one entry one after the other, with a score that says how well they make one.

import type { Block, EntryBlock } from './entry-layout.ts';
import { type EntryMetadata, joinMetadata, noEntryMetadata } from './entry-metadata.ts';
import type { LineSigns } from './line-signs.ts';

/** What every reader of lines is told about the page. */
export interface Context {
  readonly lines: readonly LineSigns[];
  readonly entryLevel: number | null;
  /** Blank lines part some lines from others; where they stand between all lines they say nothing. */
  readonly gapsCount: boolean;
}

/** A stretch of lines read as something, and how well that explains them. */
export interface Candidate {
  readonly block: Block;
  readonly score: number;
}

/** An entry being read, line by line. */
export interface Reading {
  readonly context: Context;
  readonly from: number;
  at: number;
  title: number;
  metadata: EntryMetadata;
  score: number;
}

/** How well a line makes a title; `null` where it can not be one. */
export function titleScore(context: Context, signs: LineSigns): number | null {
  const { line, metadata, wordCount } = signs;
  if (signs.isParagraph || signs.isButton || line.imageUrl !== null) return null;
  // `2`, `next ›`: the turning of pages.
  if (signs.wordCount <= 2 && !/\p{L}.*\p{L}/u.test(line.text)) return null;
  if (metadata && metadata.certainty > 0.85 && line.part !== 'headline' && !signs.isTitleCell) return null;
  let score = wordCount < 2 ? (signs.isWholeLink ? 0.5 : -0.3) : wordCount < 3 ? 0.2 : 0.8;
  if (metadata) score -= metadata.certainty * 0.7;
  if (signs.isSentence) score -= 0.5;
  if (signs.isWholeLink) score += 0.4;
  if (line.part === 'headline' || signs.isTitleCell) score += 1;
  if (line.headingLevel !== null) score += line.headingLevel === context.entryLevel ? 0.9 : -1.2;
  if (signs.hasPeriod) score -= 0.6;
  return score;
}

/** A reading of the entry that begins at a line. */
export function startReading(context: Context, from: number): Reading {
  return { context, from, at: from, title: -1, metadata: noEntryMetadata, score: 0 };
}

/** Takes the next line as the title, with what has run together with it; says whether it may be one. */
export function takeTitle(reading: Reading): boolean {
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
export function takeMetadata(reading: Reading, wanted: readonly ('authors' | 'date')[]): boolean {
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

/** The entry has not been told these things yet. */
export function isTakeable(reading: Reading, metadata: EntryMetadata, wanted: readonly string[]): boolean {
  if (metadata.contributors && (!wanted.includes('authors') || reading.metadata.contributors)) return false;
  if (metadata.date && (!wanted.includes('date') || reading.metadata.date)) return false;
  if (metadata.kind && reading.metadata.kind) return false;
  return true;
}

/** What a line of metadata adds to the score of its entry. */
export function metadataScore(metadata: EntryMetadata, certainty: number): number {
  if (metadata.contributors || metadata.date) {
    return 1.2 * certainty * ((metadata.contributors ? 1 : 0) + (metadata.date ? 1 : 0));
  }
  return 0.2;
}

/** `Report` above a title. */
export function takeBadge(reading: Reading): void {
  const badge = reading.context.lines[reading.at]?.metadata;
  const next = reading.context.lines[reading.at + 1];
  if (!badge?.metadata.kind || badge.metadata.date || badge.metadata.contributors) return;
  if (!next || titleScore(reading.context, next) === null) return;
  reading.metadata = joinMetadata(reading.metadata, badge.metadata);
  reading.score += 0.3;
  reading.at += 1;
}

/** The title once more, as pages set it above and below. */
export function takeRepeatedTitle(reading: Reading): void {
  const title = reading.context.lines[reading.title];
  for (let count = 0; count < 2; count += 1) {
    const next = reading.context.lines[reading.at];
    if (!title || !next || !isSameTitle(title, next)) return;
    reading.score += 0.6;
    reading.at += 1;
  }
}

/** Two lines say the same title, though one may have metadata behind it. */
export function isSameTitle(title: LineSigns, other: LineSigns): boolean {
  // Folding changes a length by little: what differs by much need not be folded.
  const isLonger = title.line.text.length - other.line.text.length;
  if (isLonger < -FOLDED_AWAY || (isLonger > FOLDED_AWAY && title.runOn === null)) return false;
  const [one, two] = [title.folded(), other.folded()];
  if (one === '' || two === '') return false;
  return one === two || (two.length > 8 && title.runOn !== null && one.startsWith(two));
}

const FOLDED_AWAY = 12;

/** A blank line inside an entry speaks against it. */
function gapScore(reading: Reading): number {
  const isInside = reading.at > reading.from && reading.context.lines[reading.at]?.line.afterGap === true;
  return isInside && reading.context.gapsCount ? -0.5 : 0;
}

/** The entry as a candidate; `null` where nothing is told of it but a title that nothing lists. */
export function finish(
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
