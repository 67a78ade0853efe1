// Holds the shape of the code: a room imports only the rooms above it in this list, never one below.
// Type imports count, with one exception: the desk takes the API's types from the server.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const ROOMS = [
  'language',
  'archive',
  'names',
  'catalogue',
  'dossiers',
  'intake',
  'search',
  'proofing',
  'watch',
  'site',
  'server',
  'desk',
  'cli',
];

/** Rooms that may not be imported by these, although they stand above: they see only what the gate shows (Law 3). */
const BEHIND_THE_GATE = { site: ['archive', 'catalogue', 'names', 'intake'] };

const source = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const broken = sourceFiles(source).flatMap(brokenImports);
for (const line of broken) console.error(line);
if (broken.length > 0) {
  console.error(
    `\n${broken.length} import(s) break the dependency rule. ARCHITECTURE.md says which room may use which.`,
  );
  process.exit(1);
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name));
}

function brokenImports(file) {
  const room = roomOf(file);
  return importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith('.')) return [];
    const target = roomOf(resolve(dirname(file), specifier));
    const why = whyNot(room, target);
    return why === null ? [] : [`${relative(process.cwd(), file)}: imports ${specifier}: ${why}`];
  });
}

function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const statics = module.staticImports.map((it) => it.moduleRequest.value);
  const again = module.staticExports.flatMap((it) =>
    it.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const loaded = module.dynamicImports
    .map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end))
    .filter((it) => /^['"]/.test(it))
    .map((it) => it.slice(1, -1));
  return [...statics, ...again, ...loaded];
}

function whyNot(room, target) {
  if (room === target) return null;
  if (target === null) return 'it leaves src/';
  if (!ROOMS.includes(target)) return `the room “${target}” is not in the list of rooms`;
  if (room === 'desk' && target !== 'server') return 'the desk takes nothing but types from server';
  if (BEHIND_THE_GATE[room]?.includes(target)) return `${room} sees only what the gate in dossiers/ shows`;
  if (ROOMS.indexOf(target) > ROOMS.indexOf(room)) return `${target} stands below ${room}`;
  return null;
}

function roomOf(file) {
  const path = relative(source, file);
  return path.startsWith('..') ? null : path.split(sep)[0];
}
