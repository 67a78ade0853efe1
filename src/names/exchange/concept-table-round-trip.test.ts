import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConceptTable } from './concept-table-in.ts';
import { writeConceptTable } from './concept-table-out.ts';
import { anyConcepts } from './fixtures/arbitrary-concepts.ts';

test('gives back every concept as it was, whatever is in it', () => {
  fc.assert(
    fc.property(anyConcepts, (concepts) => {
      const { drafts, broken } = readConceptTable(new TextEncoder().encode(writeConceptTable(concepts)));
      expect(broken).toEqual([]);
      expect(drafts).toEqual(concepts);
    }),
    { numRuns: 500 },
  );
});

test('has no cell that a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(anyConcepts, (concepts) => {
      const table = writeConceptTable(concepts);
      for (const line of table.slice(1).split('\r\n').slice(1))
        for (const cell of line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)(?=,|$)/gu) ?? [])
          expect(cell).not.toMatch(/^"?(?:[=+@\t]|-(?![\d.]))/u);
    }),
  );
});

test('reads any bytes without throwing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readConceptTable(bytes)));
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300 }),
      (text) => void readConceptTable(new TextEncoder().encode(`name,alt,broader\n${text}`)),
    ),
  );
});
