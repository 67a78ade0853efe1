import type { TextPiece } from '../dossiers/index.ts';

/** A piece of a compared text as it is shown; what is left out has stayed the same. */
export type ComparedPart = TextPiece | { readonly kind: 'left-out' };

/**
 * The pieces parted into paragraphs as both texts have them; of what stayed the same only so much as tells where one is.
 * Where nothing but the break between two paragraphs went or came, a pilcrow stands for it.
 */
export function comparedParagraphs(pieces: readonly TextPiece[]): readonly (readonly ComparedPart[])[] {
  const paragraphs: ComparedPart[][] = [[]];
  const parts = pieces.flatMap((piece, index) => shortened(piece, index > 0, index < pieces.length - 1));
  for (const part of parts) {
    if (isBreakAlone(part)) {
      paragraphs.at(-1)?.push({ kind: part.kind, text: PILCROW });
      if (part.kind === 'added') paragraphs.push([]);
      continue;
    }
    const [first, ...others] = partedAtBreaks(part);
    if (first) paragraphs.at(-1)?.push(first);
    paragraphs.push(...others.map((other) => [other]));
  }
  return paragraphs
    .map((parts) => parts.filter((part) => !('text' in part) || part.text !== ''))
    .filter((parts) => parts.length > 0);
}

const BREAK = '\n\n';
const PILCROW = '¶';
const KEPT_CHARACTERS = 160;

function shortened(piece: TextPiece, isAfterChange: boolean, isBeforeChange: boolean): ComparedPart[] {
  const { kind, text } = piece;
  if (kind !== 'same' || text.length <= 3 * KEPT_CHARACTERS) return [piece];
  return [
    ...(isAfterChange ? [{ kind, text: beginningOf(text) }] : []),
    { kind: 'left-out' },
    ...(isBeforeChange ? [{ kind, text: endOf(text) }] : []),
  ];
}

/** The beginning up to the end of a paragraph where one ends early enough, else of a word. */
function beginningOf(text: string): string {
  const kept = text.slice(0, KEPT_CHARACTERS);
  const end = kept.lastIndexOf(BREAK);
  return end === -1 ? kept.replace(/\S*$/u, '') : kept.slice(0, end + BREAK.length);
}

function endOf(text: string): string {
  const kept = text.slice(-KEPT_CHARACTERS);
  const start = kept.indexOf(BREAK);
  return start === -1 ? kept.replace(/^\S*/u, '') : kept.slice(start);
}

function isBreakAlone(part: ComparedPart): part is TextPiece {
  return 'text' in part && part.kind !== 'same' && part.text.includes(BREAK) && part.text.trim() === '';
}

function partedAtBreaks(part: ComparedPart): ComparedPart[] {
  return 'text' in part ? part.text.split(BREAK).map((text) => ({ ...part, text })) : [part];
}
