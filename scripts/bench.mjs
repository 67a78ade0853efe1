// `npm run bench`: builds the product and the measurements, and runs these. Asserts nothing; prints what was measured.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, fail, nodePath, root } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const built = join(root, 'bench', 'results', 'built');
rmSync(built, { recursive: true, force: true });
run(
  [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.bench.json'],
  'The measurements could not be built.',
);
for (const folder of ['site/styles', 'site/fonts', 'site/scripts']) {
  const from = join(root, 'src', folder);
  if (existsSync(from)) cpSync(from, join(built, 'src', folder), { recursive: true });
}
run(
  ['--expose-gc', join(built, 'bench', 'main.js'), ...process.argv.slice(2)],
  'The measurements ended early.',
);

function run(args, otherwise) {
  const done = spawnSync(nodePath(), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (done.status !== 0) fail(otherwise);
}
