// Builds dist/: the compiled program and, beside it, what the site serves as it is (styles, fonts, pictures).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDist, nodePath, root } from './prepare.mjs';

const SERVED_AS_THEY_ARE = ['site/styles', 'site/fonts', 'site/scripts'];

emptyDist();
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const done = spawnSync(nodePath(), [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (done.status !== 0) process.exit(done.status ?? 1);
for (const folder of SERVED_AS_THEY_ARE) {
  const from = join(root, 'src', folder);
  if (existsSync(from)) cpSync(from, join(root, 'dist', folder), { recursive: true });
}
