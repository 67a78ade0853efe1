import type { ConceptDraft } from '../concept.ts';
import { DistinctKeys } from './distinct-keys.ts';
import { isSafeIri } from './known-identifiers.ts';

/** The IRI of each key that the drafts have or point to: the key itself where it is one, else one under `base`. */
export function irisOfKeys(drafts: readonly ConceptDraft[], base: string): ReadonlyMap<string, string> {
  const iris = new Map<string, string>();
  const others: string[] = [];
  for (const { key, broader, related } of drafts)
    for (const each of [key, ...broader, ...related])
      if (isSafeIri(each)) iris.set(each, each);
      else others.push(each);
  // An IRI that is made here must not be one that another key is, nor the base itself.
  const taken = new DistinctKeys([...iris.values(), base]);
  for (const key of others) if (!iris.has(key)) iris.set(key, taken.take(base + segmentOf(key)));
  return iris;
}

/** RFC 3986: everything in a key but letters and digits without accents is escaped, so that it stays one segment. */
function segmentOf(key: string): string {
  return encodeURIComponent(key.toWellFormed()).slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 500;
