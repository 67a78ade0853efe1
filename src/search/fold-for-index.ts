import { fold } from '../language/index.ts';

/** A text as the index holds it and queries ask for it. */
export function foldForIndex(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : fold(text);
}

/** ASCII without anything that folding would change but case: most texts, at a hundredth of the cost. */
const PLAIN = /^\p{ASCII}*$/u;
