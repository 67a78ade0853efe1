import { decodeHTML } from 'entities';
import { parseFragment } from 'parse5';
import { readLenientJson } from '../article-metadata/lenient-json.ts';
import { attribute, descendants, type HtmlNode, isText } from '../html-tree.ts';
import { type WrittenPiece, writePiece } from './piece-writer.ts';

/**
 * The text that a page tells machines (schema.org `articleBody`, `reviewBody`, the steps of a `HowTo` or a recipe), for
 * pages that show it by script only; `null` where none does.
 */
export function toldText(document: HtmlNode): WrittenPiece | null {
  const blocks: string[] = [];
  for (const element of descendants(document))
    if (element.tagName === 'script' && LINKED_DATA.test(attribute(element, 'type') ?? ''))
      blocks.push(element.childNodes.map((it) => (isText(it) ? it.value : '')).join(''));
  const told = blocks.slice(0, MOST_BLOCKS).flatMap((block) => textsIn(readLenientJson(block)));
  const longest = told.reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest.length < SHORTEST ? null : laidOut(longest);
}

const LINKED_DATA = /^\s*application\/ld\+json/iu;
const SHORTEST = 100;
const MOST_BLOCKS = 50;
const MOST_TEXTS = 50;
const MOST_VALUES = 20_000;

/** The texts of pieces anywhere in a JSON-LD block; of a series of steps, all of them as one. */
function textsIn(block: unknown): string[] {
  const texts: string[] = [];
  for (const [name, value] of entriesBelow(block)) {
    if (BODIES.has(name) && typeof value === 'string') texts.push(value);
    if (STEPS.has(name) && texts.length < MOST_TEXTS) texts.push(stepsIn(value).join('\n'));
  }
  return texts;
}

const BODIES = new Set(['articleBody', 'reviewBody']);
const STEPS = new Set(['step', 'recipeInstructions']);

function stepsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return entriesBelow(value).flatMap(([name, text]) =>
    name === 'text' && typeof text === 'string' ? [text] : [],
  );
}

/** Every named value below another, in its order. Not recursive, and bounded. */
function entriesBelow(top: unknown): [string, unknown][] {
  const entries: [string, unknown][] = [];
  const waiting: [string, unknown][] = [['', top]];
  for (let next = waiting.pop(); next && entries.length < MOST_VALUES; next = waiting.pop()) {
    entries.push(next);
    const [, value] = next;
    if (typeof value === 'object' && value !== null)
      for (const entry of Object.entries(value).slice(0, MOST_VALUES).reverse()) waiting.push(entry);
  }
  return entries;
}

/** It may be markup or plain lines. */
function laidOut(escaped: string): WrittenPiece {
  const told = /&lt;(?:p|br|div)\b/iu.test(escaped) ? decodeHTML(escaped) : escaped;
  const markup = /<(?:p|br|div)\b/iu.test(told)
    ? told
    : told
        .split(/\n+/u)
        .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
        .join('');
  const { childNodes } = parseFragment(markup);
  return writePiece(
    childNodes,
    () => false,
    () => false,
  );
}
