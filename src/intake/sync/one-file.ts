import type { PieceReading } from '../publication-draft.ts';
import type { SourceContext, SourceReading } from './source-format.ts';

/** Grows when a reader learns to read more: then files that have not changed are read again. */
const READERS_VERSION = 1;

/**
 * Reads a source that is one file or one answer, unless it is as it was when it was last read to its end. The fingerprint
 * is kept only after the last piece: an interrupted reading is taken up again.
 */
export async function* readOneFile(
  context: SourceContext,
  read: () => AsyncIterable<PieceReading | SourceReading> | Iterable<PieceReading | SourceReading>,
): AsyncGenerator<SourceReading> {
  const found = await context.material.fingerprint();
  const known = context.state;
  const isKnown = known.readers === READERS_VERSION && !context.isAfresh;
  if (isKnown && (found === null || known.fingerprint === found.value)) {
    yield { type: 'unchanged' };
    return;
  }
  yield* read();
  if (found === null) return;
  yield {
    type: 'state',
    state: { readers: READERS_VERSION, fingerprint: found.value, validators: found.validators },
  };
}
