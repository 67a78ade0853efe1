// `npm start`: install, build, make the archive with the sample on the first run, serve it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, nodePath, root } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const args = ['serve', '--sample', ...process.argv.slice(2)];
const server = spawn(nodePath(), [join(root, 'dist', 'cli', 'main.js'), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
);
