import type { Archive } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import type { QueryNode } from '../query/query.ts';
import { showQuery } from '../query/show-query.ts';
import { type Belonging, thingWord } from '../thing-words.ts';
import { type Columns, PUBLIC, THERE } from './columns.ts';
import type { IndexReader } from './index-reader.ts';
import type { NamedPart } from './plan-query.ts';
import type { Expansion, NameHit } from './search-engine.ts';
import { facetOfKind, familyOf, labelOf, type Thing, type Things } from './things.ts';

/** Who asks, and what there is in memory. */
export interface Asking {
  readonly archive: Pick<Archive, 'db'>;
  readonly index: IndexReader;
  readonly columns: Columns;
  readonly things: Things;
  readonly audience: 'public' | 'editors';
  readonly language: string;
}

/** Names in the query that were searched under their other labels too; the public is told of none that only drafts have. */
export async function expansionsOf(asking: Asking, named: readonly NamedPart[]): Promise<Expansion[]> {
  const expansions: Expansion[] = [];
  for (const { searched, things } of named) {
    for (const thing of things) {
      const also = otherLabels(thing, searched);
      if (also.length === 0 || (await countTexts(asking, thing)) === 0) continue;
      expansions.push({ searched, slug: thing.slug, label: labelOf(thing, asking.language), also });
    }
  }
  return expansions;
}

function otherLabels({ labels }: Thing, searched: string): string[] {
  const form = fold(searched);
  const others = labels.filter(({ type, text }) => type !== 'hidden' && fold(text) !== form);
  return [...new Map(others.map(({ text }) => [fold(text), text])).values()].slice(0, MOST_LABELS);
}

const MOST_LABELS = 12;

/** Names that begin with what was typed, those of the most publications first. */
export async function namesLike(asking: Asking, root: QueryNode | null): Promise<NameHit[]> {
  const form = fold(plainText(root));
  if (form.length < 2) return [];
  const found = new Map<number, string>();
  for (const label of labelsFrom(asking.things, form)) {
    for (const number of asking.things.byLabel.get(label) ?? []) {
      const owner = asking.things.owners[number] ?? number;
      if (!found.has(owner)) found.set(owner, label);
    }
  }
  const hits: NameHit[] = [];
  for (const [number, label] of [...found].slice(0, MOST_LOOKED_AT)) {
    const thing = asking.things.known.get(number);
    const count = thing ? await countTexts(asking, thing) : 0;
    if (!thing || count === 0) continue;
    const matched = thing.labels.find(({ text }) => fold(text) === label)?.text ?? '';
    hits.push({ slug: thing.slug, kind: thing.kind, label: labelOf(thing, asking.language), matched, count });
  }
  return hits.sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
}

const MOST_LOOKED_AT = 12;
const MOST_NAMES = 5;

/** What was typed, where it is plain words. */
function plainText(root: QueryNode | null): string {
  if (root?.type === 'word' || root?.type === 'phrase' || root?.type === 'prefix') return root.text;
  if (root?.type === 'all' && root.parts.every(({ type }) => type === 'word')) return showQuery(root);
  return '';
}

function labelsFrom({ sortedLabels }: Things, form: string): string[] {
  let [low, high] = [0, sortedLabels.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sortedLabels[middle] ?? '') < form) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < sortedLabels.length && found.length < 4 * MOST_LOOKED_AT; at++) {
    const label = sortedLabels[at] ?? '';
    if (!label.startsWith(form)) break;
    found.push(label);
  }
  return found;
}

/** How many publications that the audience may see name it, are tagged with it or are by it. */
async function countTexts({ index, columns, things, audience }: Asking, thing: Thing): Promise<number> {
  const how: readonly Belonging[] =
    facetOfKind(thing.kind) === 'contributor' ? ['credited'] : ['named', 'tagged'];
  const family = familyOf(things, thing.number);
  const words = family.flatMap((number) => how.map((it) => `"${thingWord(number, it)}"`));
  const flag = audience === 'public' ? PUBLIC : THERE;
  let count = 0;
  for (const number of await index.numbers(`{things} : (${words.join(' OR ')})`))
    if (((columns.flags[number] ?? 0) & flag) !== 0) count += 1;
  return count;
}
