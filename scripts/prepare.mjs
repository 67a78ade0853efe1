// What `npm start` and `npm test` do before anything else: install from the lockfile and build, each only when needed.
// Plain JavaScript without dependencies, for it runs before there are any, and on the machine's own Node (20 or newer).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = 24;

/** Installs the lockfile's packages unless they are there already. Ends the process with a clear message where that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing what Sheaf needs (once; half a minute or so) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  fail(
    'npm could not install the packages; its own message stands above. Check the network connection and run the command again.',
  );
}

/** Builds `dist/` unless it was built from just these sources. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.built-from');
  const mark = sourcesMark();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return;
  console.log('Building …');
  const done = spawnSync(nodePath(), [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) fail('The build failed; the compiler’s messages stand above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, mark);
}

/** The Node that Sheaf runs on: the one at hand where it is new enough, else the one npm pins as a dependency. */
export function nodePath() {
  if (majorOf(process.versions.node) >= OLDEST_NODE) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = [
    join(root, 'node_modules', '.bin', name),
    join(root, 'node_modules', `node-${platformName()}`, 'bin', name),
  ].find((path) => existsSync(path));
  if (pinned) return pinned;
  fail(
    `Sheaf needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}, and npm has no pinned Node for ` +
      `${process.platform}/${process.arch} here.\nInstall Node ${OLDEST_NODE} (https://nodejs.org) and run the command again.`,
  );
}

function platformName() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'bin-darwin-arm64';
  return `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function isInstalled() {
  const there = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(there)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(there);
  return Object.entries(wanted).every(
    ([path, it]) => path === '' || it.optional || found[path]?.version === it.version,
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function sourcesMark() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'];
  for (const name of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (name.isFile() && !/\.test\.tsx?$/.test(name.name)) files.push(join(name.parentPath, name.name));
  }
  for (const file of files.map((it) => resolve(root, it)).sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Empties `dist/`, so that nothing of an earlier build is left in it. */
export function emptyDist() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
}

/** Says what is wrong and ends the process with exit code 1. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}
