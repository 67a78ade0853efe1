import { SheafError } from '../../archive/index.ts';
import type { Source } from '../../catalogue/index.ts';

/**
 * How many pieces a source that had `listed` must list at the least to be believed: a fifth of them, for one that lists all
 * it has; one, for a feed. 0 where anything is believed: a source of a few pieces may lose them.
 */
export function shareListed(listed: number, listsEverything: boolean): number {
  if (!listsEverything) return listed > 0 ? 1 : 0;
  return listed < FEW ? 0 : Math.min(Math.ceil(listed / 5), MOST_HELD);
}

const FEW = 10;
/** More are not held back for it: nothing is ever deleted, so what is at stake is only what is marked as gone. */
const MOST_HELD = 2_000;

/** Throws `source-shrunk`, which says what to do. */
export function refuseShrunk(source: Source, lists: number, listed: number): never {
  throw new SheafError(
    'source-shrunk',
    `${source.name} lists ${lists} ${lists === 1 ? 'piece' : 'pieces'} and had ${listed.toLocaleString('en')} before. ` +
      'Nothing was changed, because such a loss is mostly a fault of the source. Look at it; if it is right, sync with --expect-fewer.',
  );
}
