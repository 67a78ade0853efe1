import { foldForTitle } from '../../language/index.ts';
import type { ContributorDraft } from '../draft.ts';

/**
 * Parts names that stand beside each other with nothing between (`Ehsan Qaane Kate Clark`), where there is evidence:
 * at least one of them stands alone in `known`, and what remains is itself the length of a name. Gives `null` where
 * the name is to stay as it is.
 *
 * @param known folded names (`foldForTitle`) that stand alone elsewhere on the page or in the catalogue
 */
export function partNames(name: string, known: ReadonlySet<string>): readonly string[] | null {
  if (isAfterAnd(name, known)) return [name.slice(1)];
  const tokens = name.split(/\s+/u);
  if (tokens.length < 3 || tokens.length > MOST_TOKENS || known.has(foldForTitle(name))) return null;
  const parts = partition(tokens, known);
  return parts && parts.length > 1
    ? parts.map((part) => (isAfterAnd(part, known) ? part.slice(1) : part))
    : null;
}

/** `وكريم النجار`: the Arabic *and* is written to the next word. A name may begin so as well, hence only with evidence. */
function isAfterAnd(name: string, known: ReadonlySet<string>): boolean {
  return name.startsWith('و') && known.has(foldForTitle(name.slice(1)));
}

const MOST_TOKENS = 24;

/** Known names from left to right, longest first; between them at most one run of two to four words that is a name unknown so far. */
function partition(tokens: readonly string[], known: ReadonlySet<string>): string[] | null {
  const parts: { words: string[]; isKnown: boolean }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const length = [4, 3, 2].find(
      (count) =>
        at + count <= tokens.length && known.has(foldForTitle(tokens.slice(at, at + count).join(' '))),
    );
    const last = parts.at(-1);
    if (length) {
      parts.push({ words: tokens.slice(at, at + length), isKnown: true });
      at += length;
    } else {
      const word = tokens[at] ?? '';
      if (last && !last.isKnown) last.words.push(word);
      else parts.push({ words: [word], isKnown: false });
      at += 1;
    }
  }
  const unknown = parts.filter((part) => !part.isKnown);
  const isSure =
    unknown.length <= 1 && unknown.every((part) => part.words.length >= 2 && part.words.length <= 4);
  return isSure && parts.some((part) => part.isKnown) ? parts.map((part) => part.words.join(' ')) : null;
}

/**
 * The folded names of people that stand alone in these lists: the evidence for parting others. Four words count as one
 * name only where they are not two that are known by themselves.
 */
export function knownNames(lists: readonly (readonly ContributorDraft[])[]): ReadonlySet<string> {
  const people = lists.flat().filter((it) => it.kind === 'person');
  const names = new Set(people.map((it) => it.name));
  const lengthOf = (it: ContributorDraft) => it.name.split(/\s+/u).length;
  const known = new Set(
    people
      .filter((it) => lengthOf(it) === 2 || lengthOf(it) === 3)
      .filter((it) => !(it.name.startsWith('و') && names.has(it.name.slice(1))))
      .map((it) => foldForTitle(it.name)),
  );
  for (const { name } of people.filter((it) => lengthOf(it) === 4)) {
    if (partNames(name, known) === null) known.add(foldForTitle(name));
  }
  return known;
}
