import { type DateToken, isMark, keyOf, phraseAt } from './date-tokens.ts';
import { MIDDAY_WORDS, TIME_LINKS, TIME_ZONES } from './date-words.ts';

/**
 * The index after the time of day that follows a date (`, 10:00 am GMT`, `T10:00:00+04:30`, `um 14.30 Uhr`), or `index`
 * where none does. The time is only passed over: the day stays the one that was written, whatever its zone.
 */
export function afterClockTime(tokens: readonly DateToken[], index: number): number {
  let start = index;
  if (isMark(tokens[start], ',-|·:') || isIsoT(tokens, start)) start++;
  const link = phraseAt(TIME_LINKS, tokens, start);
  if (link) start = link.next;
  const time = clockAt(tokens, start);
  return time === null ? index : afterZone(tokens, time);
}

function isIsoT(tokens: readonly DateToken[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === 'word' && token.gap === 'none' && keyOf(token) === 't';
}

function clockAt(tokens: readonly DateToken[], index: number): number | null {
  const hour = tokens[index];
  if (!isUpTo(hour, 24) || hour?.gap === 'far' || hour?.gap === 'line') return null;
  const separator = tokens[index + 1];
  if (isMark(separator, ':') && isUpTo(tokens[index + 2], 59)) {
    return afterMidday(tokens, afterFraction(tokens, afterSeconds(tokens, index + 3))).next;
  }
  if (isMark(separator, '.') && separator.gap === 'none' && isUpTo(tokens[index + 2], 59)) {
    const dotted = afterMidday(tokens, index + 3);
    return dotted.isThere ? dotted.next : null;
  }
  if (separator?.kind === 'word' && keyOf(separator) === 'h') {
    return isUpTo(tokens[index + 2], 59) && tokens[index + 2]?.gap === 'none' ? index + 3 : index + 2;
  }
  const midday = afterMidday(tokens, index + 1);
  return midday.isThere ? midday.next : null;
}

function afterSeconds(tokens: readonly DateToken[], index: number): number {
  return isMark(tokens[index], ':') && isUpTo(tokens[index + 1], 60) ? index + 2 : index;
}

function afterFraction(tokens: readonly DateToken[], index: number): number {
  const digits = tokens[index + 1];
  const isFraction = isMark(tokens[index], '.,') && digits?.kind === 'number' && digits.gap === 'none';
  return isFraction ? index + 2 : index;
}

function afterMidday(
  tokens: readonly DateToken[],
  index: number,
): { readonly next: number; readonly isThere: boolean } {
  const word = phraseAt(MIDDAY_WORDS, tokens, index);
  if (word) return { next: word.next, isThere: true };
  const isDotted =
    /^[ap]$/i.test(tokens[index]?.text ?? '') &&
    isMark(tokens[index + 1], '.') &&
    /^m$/i.test(tokens[index + 2]?.text ?? '');
  if (!isDotted) return { next: index, isThere: false };
  return { next: isMark(tokens[index + 3], '.') ? index + 4 : index + 3, isThere: true };
}

function afterZone(tokens: readonly DateToken[], index: number): number {
  const opening = isMark(tokens[index], '(') ? 1 : 0;
  const name = phraseAt(TIME_ZONES, tokens, index + opening);
  if (opening && (!name || !isMark(tokens[name.next], ')'))) return index;
  return afterOffset(tokens, name ? name.next + opening : index);
}

function afterOffset(tokens: readonly DateToken[], index: number): number {
  const digits = tokens[index + 1];
  if (!isMark(tokens[index], '+-') || digits?.kind !== 'number' || digits.gap !== 'none') return index;
  if (digits.end - digits.start === 4) return index + 2;
  if (!isUpTo(digits, 14)) return index;
  return isMark(tokens[index + 2], ':') && isUpTo(tokens[index + 3], 59) ? index + 4 : index + 2;
}

function isUpTo(token: DateToken | undefined, largest: number): boolean {
  return token?.kind === 'number' && token.end - token.start <= 2 && Number(keyOf(token)) <= largest;
}
