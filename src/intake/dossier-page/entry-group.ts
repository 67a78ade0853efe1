import { joinMetadata, noEntryMetadata } from './entry-metadata.ts';
import {
  type Candidate,
  type Context,
  finish,
  isSameTitle,
  isTakeable,
  metadataScore,
  type Reading,
  startReading,
  takeTitle,
  titleScore,
} from './entry-reading.ts';

const LONGEST_GROUP = 16;

/** What stands together in one list item, card, article or table row is one entry, in whatever order. */
export function readGroupAt(context: Context, from: number): Candidate | null {
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
