import { parseFragment } from 'parse5';
import { readLinkedData } from '../article-metadata/linked-data.ts';
import { type Thing, valuesOf } from '../article-metadata/thing.ts';
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
  let longest = '';
  for (const thing of readLinkedData(blocks)) {
    const told = PROPERTIES.flatMap((property) => wordsUnder(thing, property)).join('\n');
    if (told.length > longest.length) longest = told;
  }
  return longest.length < SHORTEST ? null : laidOut(longest);
}

const LINKED_DATA = /^\s*application\/ld\+json/iu;
const PROPERTIES = ['articleBody', 'reviewBody', 'text', 'step', 'itemListElement', 'recipeInstructions'];
const SHORTEST = 100;
const DEEPEST = 4;

function wordsUnder(thing: Thing, property: string): string[] {
  if (property === 'itemListElement' && !thing.types.some((type) => /^HowTo/u.test(type))) return [];
  let level = valuesOf(thing, property);
  const words: string[] = [];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    for (const value of level) if (typeof value === 'string') words.push(value);
    level = level.flatMap((value) =>
      typeof value === 'string' ? [] : [...valuesOf(value, 'text'), ...valuesOf(value, 'itemListElement')],
    );
  }
  return words;
}

/** It may be markup or plain lines. */
function laidOut(told: string): WrittenPiece {
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
