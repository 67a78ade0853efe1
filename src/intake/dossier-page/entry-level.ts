import type { LineSigns } from './line-signs.ts';

const LOOK_AHEAD = 3;

/**
 * The heading level that a page gives to the titles of its entries: the deepest one whose headings mostly stand
 * beside a date or names, or are links. `null` where headings are headings only.
 */
export function findEntryLevel(lines: readonly LineSigns[]): number | null {
  const levels = new Map<number, { count: number; asTitle: number }>();
  for (const [at, signs] of lines.entries()) {
    const level = signs.line.headingLevel;
    if (level === null) continue;
    const seen = levels.get(level) ?? { count: 0, asTitle: 0 };
    levels.set(level, { count: seen.count + 1, asTitle: seen.asTitle + (looksLikeTitle(lines, at) ? 1 : 0) });
  }
  const candidates = [...levels].filter(([, seen]) => seen.count >= 2 && seen.asTitle / seen.count >= 0.6);
  return candidates.length === 0 ? null : Math.max(...candidates.map(([level]) => level));
}

function looksLikeTitle(lines: readonly LineSigns[], at: number): boolean {
  const signs = lines[at];
  if (!signs || signs.hasPeriod) return false;
  if (signs.isWholeLink || signs.line.part === 'headline') return true;
  for (let next = at + 1; next <= at + LOOK_AHEAD; next += 1) {
    const other = lines[next];
    if (!other || other.line.headingLevel !== null) return false;
    // A card of its own below: the heading heads it, and others.
    if (other.line.group !== null && signs.line.group === null) return false;
    if (other.isWholeLink || other.isParagraph) continue;
    const { metadata } = other;
    if (metadata && metadata.certainty >= 0.6 && (metadata.metadata.date || metadata.metadata.contributors))
      return true;
  }
  return false;
}
