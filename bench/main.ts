// Measures, side by side in one run, what Sheaf does and what a user would pick instead or what it costs at least.
// Prints figures and ratios; asserts nothing. `npm run bench -- serving` runs only what has that word in its name.
import { cpus, totalmem } from 'node:os';
import { bibliographiesTable } from './bibliographies.ts';
import { duplicatesTable } from './duplicates.ts';
import { measureFirstByte } from './first-byte.ts';
import { measureImporting } from './importing.ts';
import { measureLinking } from './linking.ts';
import { measureMemory } from './memory.ts';
import { measureNameMatching } from './name-matching.ts';
import { measureOpening } from './opening.ts';
import { pageMetadataTable } from './page-metadata.ts';
import { pageTextTable } from './page-text.ts';
import { measureRelevance } from './relevance.ts';
import { measureRendering } from './rendering.ts';
import { sameNamesTable } from './same-names.ts';
import { measureSearching } from './searching.ts';
import { measureServing } from './serving.ts';
import { measureStarting } from './starting.ts';
import type { Table } from './table.ts';
import { printTable } from './table.ts';
import { measureTakingIn } from './taking-in.ts';

const measurements: readonly { readonly name: string; readonly measure: () => Promise<Table> }[] = [
  { name: 'rendering', measure: measureRendering },
  { name: 'serving', measure: measureServing },
  { name: 'importing', measure: measureImporting },
  { name: 'opening', measure: measureOpening },
  { name: 'first-byte', measure: measureFirstByte },
  { name: 'memory', measure: measureMemory },
  { name: 'starting', measure: measureStarting },
  { name: 'taking-in', measure: measureTakingIn },
  { name: 'page-metadata', measure: pageMetadataTable },
  { name: 'page-text', measure: pageTextTable },
  { name: 'bibliographies', measure: bibliographiesTable },
  { name: 'duplicates', measure: duplicatesTable },
  { name: 'same-names', measure: sameNamesTable },
  { name: 'name-matching', measure: measureNameMatching },
  { name: 'linking', measure: measureLinking },
  { name: 'searching', measure: measureSearching },
  { name: 'relevance', measure: measureRelevance },
];

const wanted = process.argv[2] ?? '';
console.log(
  `${cpus()[0]?.model ?? 'processor unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
console.log(
  `Node ${process.versions.node}, V8 ${process.versions.v8}, SQLite ${process.versions.sqlite}, ${process.platform} ${process.arch}`,
);
for (const { measure } of measurements.filter((it) => it.name.includes(wanted))) {
  printTable(await measure());
}
