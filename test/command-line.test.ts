import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const program = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
const page = join(import.meta.dirname, '..', 'samples', 'pages', 'iskp-page.txt');

let place: string;
let archive: string;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-cli-'));
  archive = join(place, 'archive');
  expect(sheaf('new', archive, '--name', 'Valley Research').status).toBe(0);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Done {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function sheaf(...args: readonly string[]): Done {
  return sheafWith({}, ...args);
}

function sheafWith(
  given: { readonly input?: string; readonly env?: Record<string, string> },
  ...args: readonly string[]
): Done {
  const env = { ...process.env, SHEAF_ARCHIVE: archive, SHEAF_AUTHOR: 'Test', ...given.env };
  const done = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, input: given.input });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const importedSchema = z.object({
  slug: z.string(),
  publicationsAdded: z.number(),
  publicationsKnown: z.number(),
});

describe('from a page to a published dossier', () => {
  test('a page is imported with a report, listed, shown, published and still whole', () => {
    const imported = sheaf('import', page);
    expect(imported.status).toBe(0);
    expect(imported.out).toContain('3 sections with 4 + 6 + 6 entries, 16 of them dated and 16 credited');
    const json = sheaf('list', '--json').out;
    const { dossiers } = z
      .object({ dossiers: z.array(z.object({ slug: z.string() })) })
      .parse(JSON.parse(json));
    const slug = dossiers[0]?.slug ?? '';
    expect(sheaf('show', slug).out).toContain('Mother of All Bombs');
    const published = sheaf('publish', slug, '--title', 'The valley, read anew');
    expect(published.out).toContain('number 1 of the series');
    // Nobody has seen the address yet, so it follows the title.
    expect(published.out).toContain('/dossiers/the-valley-read-anew');
    expect(sheaf('show', slug).status).toBe(0);
    expect(sheaf('list').out).toContain('The valley, read anew');
    expect(sheaf('check').status).toBe(0);
  });

  test('the same page again points to the publications that are there', () => {
    const again = importedSchema.parse(
      JSON.parse(sheaf('import', page, '--title', 'Once more', '--json').out),
    );
    expect(again).toMatchObject({ publicationsAdded: 0, publicationsKnown: 16 });
  });

  test('a page is read from standard input', () => {
    const done = sheafWith({ input: readFileSync(page, 'utf8') }, 'import', '-', '--dry-run');
    expect(done.status).toBe(0);
    expect(done.out).toContain('Nothing was saved');
  });

  test('a dossier without a title is not published, and the message says how to give it one', () => {
    writeFileSync(join(place, 'untitled.txt'), readFileSync(page, 'utf8'));
    const { slug } = importedSchema.parse(JSON.parse(sheaf('import', page, '--json').out));
    const refused = sheaf('publish', slug);
    expect([refused.status, refused.err]).toEqual([4, expect.stringContaining('title')]);
  });
});

describe('backup and restore', () => {
  test('a restored backup is whole and has the same dossiers', () => {
    const file = join(place, 'backup.tar.gz');
    const again = join(place, 'again');
    expect(sheaf('backup', file).status).toBe(0);
    expect(sheaf('restore', file, again).status).toBe(0);
    expect(sheaf('check', '--archive', again).status).toBe(0);
    expect(sheaf('list', '--json', '--archive', again).out).toBe(sheaf('list', '--json').out);
  });

  test('nothing is restored over what is there', () => {
    const refused = sheaf('restore', join(place, 'backup.tar.gz'), archive);
    expect(refused.status).toBe(5);
    expect(sheaf('check').status).toBe(0);
  });
});

describe('help and errors', () => {
  const commands = ['new', 'import', 'list', 'show', 'publish', 'serve', 'check', 'backup', 'restore'];

  test.each(commands)('sheaf %s --help has an example and ends with 0', (command) => {
    const done = sheaf(command, '--help');
    expect(done.status).toBe(0);
    expect(done.out).toMatch(new RegExp(`Examples?:\\n {2}\\$ .*sheaf ${command}`));
  });

  test('sheaf --help names every command and every exit code', () => {
    const { out, status } = sheaf('--help');
    expect(status).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    for (let code = 0; code <= 9; code += 1) expect(out).toContain(` ${code} `);
  });

  test.each([
    [['show', 'no-such-dossier'], 3, 'sheaf list'],
    [['publish', 'no-such-dossier'], 3, 'sheaf list'],
    [['import', 'no-such-page.html'], 3, 'no-such-page.html'],
    [['list', '--archive', 'no-such-archive'], 5, 'sheaf new'],
    [['new', '.'], 5, ''],
    [['serve', '--port', 'eighty'], 2, '--port'],
    [['serve', '--origin', 'example.org/path'], 2, '--origin'],
    [['import', '--language', 'not a tag', 'x'], 2, '--language'],
    [['frobnicate'], 2, '--help'],
    [[], 2, 'Usage'],
  ] as const)('sheaf %j ends with %i and says what to do', (args, status, says) => {
    const cwd = args[0] === 'new' ? archive : undefined;
    const done = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      env: { ...process.env, SHEAF_ARCHIVE: archive },
      ...(cwd ? { cwd } : {}),
    });
    expect({ status: done.status, stack: done.stderr.includes('    at ') }).toEqual({ status, stack: false });
    expect(done.stderr).toContain(says);
  });

  test('an error is JSON for who asked for JSON', () => {
    const { err } = sheaf('show', 'no-such-dossier', '--json');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'not-found', exitCode: 3 } });
  });

  test('NO_COLOR keeps the output plain, also where colours are forced otherwise', () => {
    const escapeCharacter = String.fromCharCode(27);
    expect(sheafWith({ env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, 'list').out).not.toContain(
      escapeCharacter,
    );
    expect(sheafWith({ env: { NO_COLOR: '', FORCE_COLOR: '1' } }, 'list').out).toContain(escapeCharacter);
  });
});

describe('sheaf serve', () => {
  test('makes the sample on the first start, keeps what is there on the second, and stops cleanly', async () => {
    const folder = join(place, 'served');
    const first = await serveOnce(folder);
    expect(first.said).toContain('Made an archive with the sample');
    expect(first.page).toContain('Mother of All Bombs');
    expect(first.code).toBe(0);
    const second = await serveOnce(folder);
    expect(second.said).not.toContain('Made an archive');
    expect(existsSync(join(folder, 'archive.sqlite'))).toBe(true);
  });
});

function serveOnce(folder: string): Promise<{ said: string; page: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'serve', '--sample', '--port', '0', '--archive', folder]);
    let said = '';
    let page = '';
    let isAsked = false;
    child.stdout.on('data', (part) => {
      said += part;
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (!address || isAsked) return;
      isAsked = true;
      fetch(`${address}/dossiers/iskp`)
        .then((response) => response.text())
        .then((text) => {
          page = text;
          child.kill('SIGINT');
        }, reject);
    });
    child.on('exit', (code) => resolve({ said, page, code }));
  });
}
