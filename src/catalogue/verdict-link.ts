import type { RelationType } from '../archive/index.ts';
import type { Verdict } from './likeness/piece.ts';

/** What a verdict on two pieces, one of which is known already, makes of them: a relation, or a doubt. */
export interface VerdictLink {
  readonly type: RelationType | 'doubtful';
  /** The other is the version, copy or translation of this one, and not this one of it. */
  readonly isOtherDerived: boolean;
}

/** `null` where the pieces are different. What is likely but not sure is a doubt, and so are two that are the same. */
export function linkOf(verdict: Verdict): VerdictLink | null {
  const type = typeOf(verdict);
  return type === null ? null : { type, isOtherDerived: isOtherDerived(verdict) };
}

function typeOf(verdict: Verdict): VerdictLink['type'] | null {
  if (verdict.relation === 'different') return null;
  if (!verdict.isSure || verdict.relation === 'maybe-same' || verdict.relation === 'same') return 'doubtful';
  return TYPES[verdict.relation];
}

const TYPES = { version: 'version-of', syndicated: 'copy-of', translation: 'translation-of' } as const;

/** The newer version and the copy are of the older and the original. */
function isOtherDerived({ direction }: Verdict): boolean {
  return direction === 'other-is-newer' || direction === 'one-is-original';
}
