import { HARD_BREAK, unitsOf, type Words } from '../../language/index.ts';
import type { CaseRule } from './case-rule.ts';
import { keepsCase } from './case-rule.ts';
import type { LabelWords } from './label-words.ts';

/** A label that stands in a text: UTF-16 offsets into it, and whose label it may be (their places in the list of concepts). */
export interface FoundMention {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly number[];
}

/** Whose label a form is, and how it has to be written. */
export interface Bearer {
  readonly concept: number;
  readonly rule: CaseRule;
}

interface Search {
  readonly text: string;
  readonly words: Words;
  readonly labels: LabelWords;
  readonly bearers: readonly (readonly Bearer[])[];
  /** Arabic writes `and`, `in`, `to` and the article in one with a name. */
  readonly hasClitics: boolean;
}

/**
 * The labels that stand in a text, none over another: from each word the longest that is written as it has to be.
 * Linear in the text, whatever the number of labels.
 */
export function findMentions(search: Search): FoundMention[] {
  const found: FoundMention[] = [];
  const { text, words, labels } = search;
  for (let at = 0; at < words.count; at++)
    words.numbers[at] = labels.wordAt(
      text,
      words.starts[at] ?? 0,
      words.ends[at] ?? 0,
      words.hashes[at] ?? 0,
    );
  for (let at = 0; at < words.count; ) {
    const mention = mentionFrom(search, at);
    if (mention) found.push(mention.found);
    at = mention ? mention.next : at + 1;
  }
  return found;
}

interface MentionAt {
  readonly found: FoundMention;
  /** The word to go on with. */
  readonly next: number;
}

function mentionFrom(search: Search, first: number): MentionAt | null {
  const { text, words, labels } = search;
  const start = words.starts[first] ?? 0;
  const word = words.numbers[first] ?? -1;
  const longest = word < 0 ? null : longestFrom(search, first, word, start);
  if (longest) return longest;
  const partEnd = words.partEnds[first] ?? 0;
  if (partEnd > 0) {
    const part = labels.wordAt(text, start, partEnd, words.partHashes[first] ?? 0);
    const found = part < 0 ? null : endingAt(search, labels.begin(part), start, partEnd);
    if (found) return { found, next: first + 1 };
  }
  return search.hasClitics && word < 0 ? behindClitic(search, first) : null;
}

function longestFrom(search: Search, first: number, firstWord: number, start: number): MentionAt | null {
  const { words, labels } = search;
  let longest: MentionAt | null = null;
  let node = labels.begin(firstWord);
  for (let at = first; node >= 0; ) {
    const found = endingAt(search, node, start, words.ends[at] ?? 0);
    if (found && !goesOn(search, at, found)) longest = { found, next: at + 1 };
    at += 1;
    if (at >= words.count) break;
    const word = words.numbers[at] ?? -1;
    const last = word < 0 ? lastPart(search, node, at, start) : null;
    if (last) return { found: last, next: at + 1 };
    node = word < 0 ? -1 : labels.next(node, word, words.breaks[at] ?? HARD_BREAK);
  }
  return longest;
}

/** The last word of a name may have a genitive or a plural to it: `Islamic State's`. */
function lastPart(search: Search, node: number, at: number, start: number): FoundMention | null {
  const { text, words, labels } = search;
  const partEnd = words.partEnds[at] ?? 0;
  if (partEnd === 0) return null;
  const part = labels.wordAt(text, words.starts[at] ?? 0, partEnd, words.partHashes[at] ?? 0);
  return part < 0
    ? null
    : endingAt(search, labels.next(node, part, words.breaks[at] ?? HARD_BREAK), start, partEnd);
}

function endingAt(search: Search, node: number, start: number, end: number): FoundMention | null {
  const form = node < 0 ? -1 : search.labels.formAt(node);
  if (form < 0) return null;
  const candidates: number[] = [];
  for (const { concept, rule } of search.bearers[form] ?? [])
    if (keepsCase(rule, search.text, start, end) && !candidates.includes(concept)) candidates.push(concept);
  return candidates.length === 0 ? null : { start, end, candidates };
}

/** `IS` in `IS-K` is another's name, though `US` in `US-Taliban talks` and in `UN-US` is not. */
function goesOn({ text, words, labels }: Search, at: number, { start, end }: FoundMention): boolean {
  const next = at + 1;
  if (text.charCodeAt(end) !== HYPHEN || next >= words.count || words.starts[next] !== end + 1) return false;
  const behind = text.slice(end + 1, words.ends[next]);
  if (behind.length > 2 || !/^[\p{Lu}\p{N}]+$/u.test(behind) || !/^[\p{Lu}.]+$/u.test(text.slice(start, end)))
    return false;
  const word = words.numbers[next] ?? -1;
  return word < 0 || labels.formAt(Math.max(labels.begin(word), 0)) < 0;
}

const HYPHEN = 0x2d;

function behindClitic(search: Search, first: number): MentionAt | null {
  const { text, words, labels } = search;
  const [start, end] = [words.starts[first] ?? 0, words.ends[first] ?? 0];
  const length = CLITICS.exec(text.slice(start, start + 4))?.[0].length ?? 0;
  for (let skipped = 1; skipped <= length && start + skipped < end - 2; skipped++) {
    const from = start + skipped;
    let hash = 0x811c9dc5 | 0;
    for (const unit of unitsOf(text, from, end)) hash = Math.imul(hash ^ unit, 0x01000193);
    const word = labels.wordAt(text, from, end, hash);
    const found = word < 0 ? null : longestFrom(search, first, word, from);
    if (found) return found;
  }
  return null;
}

/** `و`, `ف` (and), `ب` (in), `ل` (to), `ك` (like), the article, and what they may be joined to. */
const CLITICS = /^[وف]?[بلك]?(?:ال)?/u;
