// `npm test`: types, style, the dependency rule, then every unit, crash and browser test. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { ensureBuilt, ensureInstalled, fail, nodePath, root } from './prepare.mjs';

ensureInstalled();
const node = nodePath();
const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };

run('types', [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit']);
run('style', [join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '.']);
run('dependency rule', [join('scripts', 'dependency-rule.mjs')]);
ensureBuilt();
env.CHROMIUM_PATH = findOrInstallChromium();
run('tests', [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]);

function run(what, args) {
  console.log(`\n› ${what}`);
  const done = spawnSync(node, args, { cwd: root, stdio: 'inherit', env });
  if (done.status !== 0) fail(`\n${what}: failed.`);
}
