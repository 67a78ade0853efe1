import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes, exitCodeOf, SheafError } from '../src/archive/index.ts';

const root = join(import.meta.dirname, '..');
const commandLine = readFileSync(join(root, 'docs', 'command-line.md'), 'utf8');

describe('the documentation', () => {
  test.each(errorCodes)('lists the error %s under its exit code', (code) => {
    const exitCode = exitCodeOf(new SheafError(code, ''));
    const row = commandLine.split('\n').find((line) => line.startsWith(`| ${exitCode} |`));
    expect(row).toContain(`\`${code}\``);
  });

  test('names every package that the program depends on, with its reason', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const documented = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');
    expect(namesIn(manifest).filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });

  test('leaves it to the installation where packages come from', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  test('names every room of the source', () => {
    const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    for (const room of [
      'language',
      'archive',
      'names',
      'catalogue',
      'dossiers',
      'intake',
      'search',
      'site',
      'server',
      'cli',
    ]) {
      expect(architecture).toContain(`src/${room}/`);
    }
  });
});

function namesIn(manifest: unknown): string[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const fields = Object.entries(manifest).filter(([name]) => /ependencies$/.test(name));
  const names = fields.flatMap(([, packages]) => Object.keys(packages ?? {}));
  return names.filter((name) => !name.startsWith('@types/'));
}
