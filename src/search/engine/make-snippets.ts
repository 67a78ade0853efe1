import { type Mark, mergeMarks } from './find-marks.ts';
import type { Snippet } from './search-engine.ts';

/**
 * Up to `most` pieces of a text around what was searched, those with the most different marks first, shown in the order of the
 * text. Cut between words, at the beginning of a sentence where one is near. The text's beginning where nothing is marked in it.
 */
export function makeSnippets(text: string, marks: readonly Mark[], most = 2): Snippet[] {
  const all = mergeMarks(marks);
  if (all.length === 0) return text.trim() === '' ? [] : [beginningOf(text)];
  const chosen: Piece[] = [];
  for (const piece of piecesAround(text, all)) {
    if (chosen.length === most) break;
    if (chosen.every((it) => piece.end <= it.start || piece.start >= it.end)) chosen.push(piece);
  }
  chosen.sort((a, b) => a.start - b.start);
  return chosen.map(({ start, end }) => pieceOf(text, start, end, all));
}

function beginningOf(text: string): Snippet {
  return pieceOf(text, 0, text.length <= LENGTH ? text.length : lastWordEnd(text, LENGTH, 0), []);
}

/** In UTF-16 units: about three lines on a desk, five on a phone. */
const LENGTH = 220;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A piece for each mark with those behind it, the densest first. */
function piecesAround(text: string, marks: readonly Mark[]): Piece[] {
  const weighed = marks.slice(0, MOST_LOOKED_AT).map(([start], at) => {
    const forms = new Set<string>();
    let count = 0;
    for (let next = at; next < marks.length && (marks[next]?.[1] ?? 0) - start <= LENGTH - BEFORE; next++) {
      const [from, to] = marks[next] ?? [0, 0];
      forms.add(text.slice(from, to).toLowerCase());
      count += 1;
    }
    return { start, weight: 4 * forms.size + Math.min(count, 4) };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.start - b.start);
  return weighed.map(({ start }) => around(text, start));
}

const MOST_LOOKED_AT = 200;
/** How far before the first mark a piece may begin. */
const BEFORE = 70;

function around(text: string, mark: number): Piece {
  const earliest = Math.max(0, mark - BEFORE);
  const sentence = lastSentenceStart(text, earliest, mark);
  const start = sentence ?? (earliest === 0 ? 0 : nextWordStart(text, earliest, mark));
  const latest = Math.min(text.length, start + LENGTH);
  return { start, end: latest === text.length ? latest : lastWordEnd(text, latest, mark) };
}

function lastSentenceStart(text: string, from: number, to: number): number | null {
  const found = [...text.slice(from, to).matchAll(/[.!?؟۔:\n]["”»)]*\s+/gu)].at(-1);
  return found ? from + found.index + found[0].length : null;
}

function nextWordStart(text: string, from: number, to: number): number {
  const gap = /\s+/u.exec(text.slice(from, to));
  return gap ? from + gap.index + gap[0].length : wholeCharacter(text, from);
}

function lastWordEnd(text: string, to: number, from: number): number {
  const gap = /\s+\S*$/u.exec(text.slice(from, to));
  return gap && gap.index > 0 ? from + gap.index : wholeCharacter(text, to);
}

/** Not between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function pieceOf(text: string, from: number, to: number, marks: readonly Mark[]): Snippet {
  const within = marks.filter(([start, stop]) => start < to && stop > from);
  return {
    text: text.slice(from, to),
    marks: within.map(([start, stop]) => [Math.max(start, from) - from, Math.min(stop, to) - from] as const),
    isCutBefore: text.slice(0, from).trim() !== '',
    isCutBehind: text.slice(to).trim() !== '',
  };
}
