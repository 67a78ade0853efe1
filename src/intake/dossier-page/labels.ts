import { fold } from '../../language/index.ts';
import { LABELS, type LabelName, LONGEST_LABEL } from '../words/index.ts';

/** A word that says what follows it, such as `Authors:`; `end` is where its value begins. */
export interface Label {
  readonly name: LabelName;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** The word it was taken for, where it is spelt otherwise (`Auhtors`). */
  readonly misspeltFor: string | null;
}

/**
 * Finds the labels of a line, each a known word or phrase before a colon. One that stands after other words
 * (`Carnage in Ghor? Authors: …`) begins with a capital or in a script without capitals. Linear: from each colon it
 * looks back over a few words only.
 */
export function findLabels(text: string): readonly Label[] {
  // Several readers ask about one line after the other.
  if (text !== lastAsked.text) lastAsked = { text, labels: labelsIn(text) };
  return lastAsked.labels;
}

let lastAsked: { readonly text: string; readonly labels: readonly Label[] } = { text: '', labels: [] };

function labelsIn(text: string): readonly Label[] {
  const labels: Label[] = [];
  let from = 0;
  for (let colon = nextColon(text, 0); colon >= 0; colon = nextColon(text, colon + 1)) {
    const label = labelBefore(text, Math.max(from, colon - LONGEST_LABEL), colon);
    if (label) {
      labels.push(label);
      from = label.end;
    }
    if (labels.length === MOST_LABELS) break;
  }
  return labels;
}

const MOST_LABELS = 12;

function nextColon(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === ':' || char === '：') return at;
  }
  return -1;
}

function labelBefore(text: string, from: number, colon: number): Label | null {
  if (text.startsWith('//', colon + 1) || /^\d/u.test(text.slice(colon + 1))) return null;
  const window = text.slice(from, colon);
  const starts = wordStarts(
    window,
    from === 0 || /\s$/u.test(text.slice(from - 1, from)) || isLabelEnd(text, from),
  );
  const mayBeLabel = LAST_WORDS.has(fold(window.slice(starts.at(-1) ?? 0)));
  for (const start of mayBeLabel ? starts : []) {
    const words = window.slice(start).trim();
    const known = LABELS.get(fold(words));
    if (known && mayBegin(text, from + start)) return label(known, words, text, from + start, colon, null);
  }
  const first = starts[0];
  if (first === undefined || from + first !== 0) return null;
  return misspeltLabel(text, window.slice(first).trim(), from + first, colon);
}

/** Few colons stand behind the last word of a label: most need no closer look. */
const LAST_WORDS: ReadonlySet<string> = new Set(
  [...LABELS.keys()].map((words) => words.slice(words.search(/[^\s|·•,;–—-]+$/u))),
);

function isLabelEnd(text: string, at: number): boolean {
  return /[:：]/u.test(text[at - 1] ?? '');
}

/** Where a label may start in the window, longest first: at most five words before the colon. */
function wordStarts(window: string, isWhole: boolean): number[] {
  const starts = [...window.matchAll(/[^\s|·•,;–—-]\S*/gu)].map((match) => match.index);
  const usable = isWhole ? starts : starts.slice(1);
  return usable.slice(-MOST_WORDS);
}

const MOST_WORDS = 6;

/** A label inside a line is written like the beginning of a line. */
function mayBegin(text: string, at: number): boolean {
  return (
    at === 0 ||
    /[\p{Lu}\p{Lo}]/u.test(text[at] ?? '') ||
    /[|·•–—-]\s*$/u.test(text.slice(Math.max(0, at - 3), at))
  );
}

function label(
  name: LabelName,
  words: string,
  text: string,
  start: number,
  colon: number,
  misspeltFor: string | null,
): Label {
  const space = /^\s*/u.exec(text.slice(colon + 1, colon + 20))?.[0].length ?? 0;
  return { name, words, start, end: colon + 1 + space, misspeltFor };
}

/** Two letters changed places, or one is wrong, missing or too much, in a word of five letters or more. */
function misspeltLabel(text: string, words: string, start: number, colon: number): Label | null {
  const folded = fold(words);
  if (folded.length < 5 || folded.length > 24) return null;
  for (const length of [folded.length, folded.length - 1, folded.length + 1]) {
    const slip = MISSPELLABLE_WORDS.get(length)?.find(([known]) => isOneSlipFrom(folded, known));
    if (slip) return label(slip[1], words, text, start, colon, slip[0]);
  }
  return null;
}

const MISSPELLABLE: ReadonlySet<LabelName> = new Set([
  'authors',
  'date',
  'tags',
  'revisions',
  'publisher',
  'revised',
]);

const MISSPELLABLE_WORDS = Map.groupBy(
  [...LABELS].filter(([known, name]) => known.length >= 5 && MISSPELLABLE.has(name)),
  ([known]) => known.length,
);

function isOneSlipFrom(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  const restOfA = a.slice(same);
  const restOfB = b.slice(same);
  if (a.length === b.length) {
    const isSwap = restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0];
    return restOfA.slice(1) === restOfB.slice(1) || (isSwap && restOfA.slice(2) === restOfB.slice(2));
  }
  return a.length > b.length ? restOfA.slice(1) === restOfB : restOfB.slice(1) === restOfA;
}
