#!/usr/bin/env node
// The command `sheaf`. Plain JavaScript, so that an older Node can read it and say what is wrong, or hand over to the
// Node that npm installed beside Sheaf.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

if (existsSync(join(root, 'src'))) {
  const { ensureBuilt, ensureInstalled } = await import('../scripts/prepare.mjs');
  ensureInstalled();
  ensureBuilt();
}
const { nodePath } = await import('../scripts/prepare.mjs');
const node = nodePath();
const program = join(root, 'dist', 'cli', 'main.js');
if (node === process.execPath) {
  await import(program);
} else {
  const done = spawnSync(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(done.status ?? 1);
}
