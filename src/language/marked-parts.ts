/** A piece of a text, and whether it was searched. */
export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * The whole text in pieces, for pages to draw: `marks` are UTF-16 offsets in order. What lies outside the text or over
 * another mark is passed over, so that joining the pieces always gives the text.
 */
export function markedParts(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    const [start, end] = [Math.max(from, at), Math.min(to, text.length)];
    if (!(start < end)) continue;
    if (start > at) parts.push({ text: text.slice(at, start), isMarked: false });
    parts.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}
