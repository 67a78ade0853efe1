import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConcepts } from './fixtures/arbitrary-concepts.ts';
import { readSkos, writeSkos } from './skos.ts';

describe.each(['turtle', 'json-ld'] as const)('%s', (format) => {
  test('gives back every concept as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyConcepts, async (concepts) => {
        const bytes = new TextEncoder().encode(writeSkos(concepts, { format }));
        const { drafts, broken } = await readSkos(bytes, { format });
        expect(broken).toEqual([]);
        expect(drafts).toEqual(concepts);
      }),
      { numRuns: 300 },
    );
  });

  test('reads any bytes without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await readSkos(bytes, { format });
      }),
    );
  });
});
