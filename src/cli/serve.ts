import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { SheafError } from '../archive/index.ts';
import { type RunningServer, startServer } from '../server/index.ts';
import { archiveCommand, examples } from './archive-option.ts';
import { createSampleArchive } from './sample-archive.ts';
import { startSyncTimer } from './sync-timer.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_PORT = 4180;
const FURTHER_PORTS = 20;

const optionsSchema = z.object({
  archive: z.string(),
  port: z.coerce.number().int().min(0).max(65_535).optional(),
  host: z.string(),
  origin: z.string().optional(),
  sample: z.boolean().optional(),
});

/** `sheaf serve`: the public site, until it is stopped. */
export function addServe(program: Command, terminal: Terminal): void {
  const command = archiveCommand('serve')
    .summary('serve the site')
    .description(
      'Serves the public site of the archive until it is stopped with Ctrl-C. What is published meanwhile, by another ' +
        'command, is there at once.',
    )
    .option('-p, --port <number>', `port to listen on (default: ${DEFAULT_PORT}, or the next free one)`)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option(
      '--origin <url>',
      'how readers reach the site, for links that leave it: https://dossiers.example.org',
    )
    .option('--sample', 'where there is no archive yet, make one with the sample dossiers')
    .addHelpText(
      'after',
      examples('sheaf serve', 'sheaf serve --port 8080 --origin https://dossiers.example.org'),
    )
    .action(async (given: unknown) => serve(terminal, given));
  program.addCommand(command);
}

async function serve(terminal: Terminal, given: unknown): Promise<void> {
  const options = optionsSchema.safeParse(given).data;
  if (!options) throw new SheafError('invalid-input', '--port has to be a number from 0 to 65535.');
  const folder = resolve(options.archive);
  const isNew = options.sample === true && !existsSync(join(folder, 'archive.sqlite'));
  if (isNew) await createSampleArchive(folder);
  const origin = originOf(options.origin);
  const server = await startServer({
    folder,
    port: options.port ?? DEFAULT_PORT,
    furtherPorts: options.port === undefined ? FURTHER_PORTS : 0,
    host: options.host,
    ...(origin === null ? {} : { origin }),
  });
  announce(terminal, server, { folder, isNew, wanted: options.port ?? DEFAULT_PORT, origin });
  const timer = startSyncTimer(folder, terminal);
  await stopped(server);
  await timer.stop();
}

function originOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new SheafError(
    'invalid-input',
    `--origin ${given}: this has to be scheme and host without a path, such as https://dossiers.example.org.`,
  );
}

interface Announcement {
  readonly folder: string;
  readonly isNew: boolean;
  readonly wanted: number;
  readonly origin: string | null;
}

function announce(terminal: Terminal, server: RunningServer, about: Announcement): void {
  const address = `http://localhost:${server.port}`;
  if (terminal.isJson) {
    terminal.printJson({ address, origin: server.origin, archive: about.folder, isNew: about.isNew });
    return;
  }
  if (about.isNew) terminal.print(`Made an archive with the sample in ${about.folder}.`);
  if (about.wanted !== 0 && server.port !== about.wanted) {
    terminal.print(`Port ${about.wanted} is taken by another program, so this is on ${server.port}.`);
  }
  terminal.print(`Sheaf serves ${about.folder} at ${terminal.style('bold', address)}`);
  if (about.origin !== null) terminal.print(`Links that leave it say ${about.origin}.`);
  terminal.print(terminal.style('dim', 'Ctrl-C stops it.'));
}

/** Until the process is told to stop; then everything that was asked is answered. */
async function stopped(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}
