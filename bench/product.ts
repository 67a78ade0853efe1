import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createArchive } from '../src/archive/index.ts';
import { addSample, sampleProfile } from '../src/cli/sample-archive.ts';

/** The checkout; the measurements run from it. */
export const root = resolve('.');
const samples = join(root, 'samples');

/** An archive with the sample in a folder of its own. */
export async function sampleArchive(): Promise<{ readonly folder: string; remove(): void }> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  const folder = join(place, 'archive');
  const archive = await createArchive(folder, sampleProfile(samples));
  await addSample(archive, samples);
  await archive.close();
  return { folder, remove: () => rmSync(place, { recursive: true, force: true }) };
}

export interface Running {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The built product, as `sheaf serve` starts it. */
export function startProduct(folder: string): Promise<Running> {
  const program = join(root, 'dist', 'cli', 'main.js');
  return started(
    spawn(process.execPath, [program, 'serve', '--json', '--port', '0', '--archive', folder]),
    /localhost:(\d+)/,
  );
}

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Any server that prints its port. */
export function started(child: ChildProcess, port: RegExp): Promise<Running> {
  // A measurement that ends early leaves no server behind.
  children.add(child);
  return new Promise((resolved, reject) => {
    let said = '';
    child.stderr?.on('data', (part) => process.stderr.write(part));
    child.once('exit', (code) => reject(new TypeError(`a server ended with ${code}: ${said}`)));
    child.stdout?.on('data', (part) => {
      said += part;
      const found = port.exec(said)?.[1];
      if (found === undefined) return;
      resolved({
        port: Number(found),
        pid: child.pid ?? 0,
        stop: () =>
          new Promise((ended) => {
            children.delete(child);
            child.removeAllListeners('exit');
            child.once('exit', () => ended());
            child.kill('SIGTERM');
          }),
      });
    });
  });
}
