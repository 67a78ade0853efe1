import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { SheafError } from '../archive/index.ts';
import {
  addSource,
  changeSource,
  findSource,
  listSources,
  type NewSource,
  readBrokenPieces,
  removeSource,
  type Source,
} from '../catalogue/index.ts';
import {
  type FoundSource,
  findSourceAt,
  formatNamed,
  openWeb,
  type SyncReport,
  sourceFormats,
  syncSource,
  trySource,
} from '../intake/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { userName } from './publish.ts';
import { syncOptionsFor, type WebChoices, webOptionsOf, withWebOptions } from './sync-options.ts';
import { printSyncReport } from './sync-report.ts';
import type { Terminal } from './terminal.ts';

const settingsSchema = z.object({
  name: z.string().trim().min(1).optional(),
  every: z.string().optional(),
  language: z.string().optional(),
  publisher: z.string().optional(),
  kind: z.string().optional(),
  external: z.boolean().optional(),
  sheet: z.string().optional(),
  mapping: z.string().optional(),
});
const addSchema = settingsSchema.extend({
  archive: z.string(),
  format: z.string().optional(),
  by: z.string(),
  dryRun: z.boolean().optional(),
  sync: z.boolean(),
  contact: z.string().optional(),
  allowLoopback: z.boolean().optional(),
  delay: z.number(),
});
export type AddOptions = z.infer<typeof addSchema>;
type Settings = z.infer<typeof settingsSchema>;

/** `sheaf source`: where publications come from. */
export function addSourceCommand(program: Command, terminal: Terminal): void {
  const source = new Command('source').summary('say where publications come from');
  source.description('Adds, lists, changes and removes the sources of the catalogue.').helpCommand(false);
  source.addCommand(addCommand(terminal));
  source.addCommand(listCommand(terminal));
  source.addCommand(showCommand(terminal));
  source.addCommand(changeCommand(terminal));
  source.addCommand(removeCommand(terminal));
  program.addCommand(source);
}

function addCommand(terminal: Terminal): Command {
  return withSettings(withWebOptions(archiveCommand('add')))
    .summary('add a source and take in what it has')
    .description(
      'Finds out what stands at an address or in a file or folder, and takes it all in: a WordPress site or export, a feed, ' +
        'a sitemap, pages, a bibliography, a table. A site’s front page is enough.',
    )
    .argument('<place>', 'address, file or folder')
    .option('--format <name>', `instead of finding out: ${sourceFormats.map((it) => it.name).join(', ')}`)
    .option('--by <name>', 'who adds it', userName())
    .option('--dry-run', 'say what would come in; save nothing')
    .option('--no-sync', 'only add it; sheaf sync takes in what it has')
    .addHelpText(
      'after',
      examples(
        'sheaf source add https://example.org --dry-run',
        'sheaf source add https://example.org --every 6h --name "Example Network"',
        'sheaf source add wordpress-export.xml',
        'sheaf source add publications.xlsx --dry-run',
      ),
    )
    .action(async (place: string, given: unknown) => add(terminal, place, addSchema.parse(given)));
}

function withSettings(command: Command): Command {
  return command
    .option('--name <name>', 'what the source is called here')
    .option('--every <time>', 'sync by itself while serving: 30m, 6h, 1d; never turns it off')
    .option('--language <tag>', 'of pieces that do not say theirs (BCP 47)')
    .option('--publisher <name>', 'of pieces that do not say theirs')
    .option('--kind <word>', 'of pieces that do not say theirs: report, dispatch …')
    .option('--external', 'all of them were published by others')
    .option('--sheet <name>', 'of a spreadsheet, instead of the one with most rows')
    .option('--mapping <file>', 'JSON with the columns of a table, as `sheaf source show --json` prints it');
}

/** Adds what stands at a place, or says what would come in. */
export async function add(terminal: Terminal, place: string, options: AddOptions): Promise<void> {
  const found = await find(place, options);
  if (!terminal.isJson) {
    terminal.print(terminal.style('dim', `${found.format.label}: ${found.because}. ${found.address}`));
  }
  const given = await newSourceOf(found, options);
  await withArchive(options.archive, 'write', async (archive) => {
    const { end, ...hooks } = syncOptionsFor(terminal, given.name);
    const sync = { ...hooks, web: webOptionsOf(options) };
    try {
      if (options.dryRun) {
        report(terminal, await trySource(archive, given, sync), true);
        return;
      }
      const source = await addSource(archive, given);
      const current = source.isNew
        ? source
        : await changeSource(archive, source.id, await changesOf(source, options));
      if (options.sync) report(terminal, await syncSource(archive, current, sync), false);
      else if (terminal.isJson) terminal.printJson(current);
      else terminal.print(`Added ${current.name}. Take in what it has: sheaf sync "${current.name}"`);
    } finally {
      end();
    }
  });
}

function report(terminal: Terminal, result: SyncReport, isDryRun: boolean): void {
  if (terminal.isJson) terminal.printJson(result);
  else printSyncReport(terminal, result, { isDryRun, isFirst: true });
}

async function find(
  place: string,
  options: WebChoices & { readonly format?: string | undefined },
): Promise<FoundSource> {
  if (options.format !== undefined) {
    const address = /^https?:\/\//iu.test(place) ? place : resolve(place);
    return { address, format: formatNamed(options.format), because: 'as you say' };
  }
  const web = openWeb(webOptionsOf(options));
  try {
    return await findSourceAt(place, web);
  } finally {
    await web.close();
  }
}

async function newSourceOf(found: FoundSource, options: AddOptions): Promise<NewSource> {
  return {
    format: found.format.name,
    address: found.address,
    name: options.name ?? nameOf(found.address),
    settings: await settingsOf({}, options),
    everyMinutes: minutesOf(options.every) ?? null,
    by: options.by,
  };
}

function nameOf(address: string): string {
  return URL.canParse(address) && /^https?:/iu.test(address)
    ? `${new URL(address).host}${new URL(address).pathname}`.replace(/\/$/u, '')
    : (address.split(/[\\/]/u).at(-1) ?? address);
}

async function settingsOf(
  known: Source['settings'],
  { language, publisher, kind, external, sheet, mapping }: Settings,
): Promise<Source['settings']> {
  const set = { language, publisher, kind, isExternal: external, sheet };
  return {
    ...known,
    ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
    ...(mapping === undefined ? {} : { mapping: await readMapping(mapping) }),
  };
}

async function readMapping(file: string): Promise<unknown> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return z.object({ mapping: z.unknown() }).safeParse(read).data?.mapping ?? read;
  } catch (error) {
    throw new SheafError('invalid-input', `--mapping ${file}: this can not be read as JSON.`, error);
  }
}

async function changesOf(source: Source, options: Settings) {
  const every = minutesOf(options.every);
  return {
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(every === undefined ? {} : { everyMinutes: every }),
    settings: await settingsOf(source.settings, options),
  };
}

const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

/** `30m`, `6h`, `1d` in minutes; `null` for `never`. */
function minutesOf(every: string | undefined): number | null | undefined {
  if (every === undefined) return undefined;
  if (every === 'never') return null;
  const [, number, unit] = /^(\d{1,4})([mhd])$/u.exec(every) ?? [];
  const minutes = Number(number) * (UNITS[unit ?? ''] ?? 0);
  if (minutes > 0) return minutes;
  throw new SheafError('invalid-input', `--every ${every}: write it as 30m, 6h, 1d, or never.`);
}

const placeSchema = z.object({ archive: z.string() });

function listCommand(terminal: Terminal): Command {
  return archiveCommand('list')
    .summary('list the sources')
    .addHelpText('after', examples('sheaf source list'))
    .action(async (given: unknown) => {
      const sources = await withArchive(placeSchema.parse(given).archive, 'read', listSources);
      if (terminal.isJson) terminal.printJson({ sources });
      else if (sources.length === 0)
        terminal.print('No sources yet. Add one: sheaf source add https://example.org');
      else for (const source of sources) printSource(terminal, source);
    });
}

function printSource(terminal: Terminal, source: Source): void {
  terminal.print(`${terminal.style('bold', source.name)}  ${source.address}`);
  const parts = [
    formatNamed(source.format).label,
    source.doneAt === null ? 'never synced' : `synced ${minute(source.doneAt)}`,
    source.everyMinutes === null ? 'when asked' : `every ${source.everyMinutes} min`,
    ...(source.dueAt === null ? [] : [`next ${minute(source.dueAt)}`]),
  ];
  terminal.print(terminal.style('dim', `  ${parts.join(' · ')}`));
  if (source.lastError !== null) {
    const times = source.failures > 1 ? ` (${source.failures} times in a row)` : '';
    terminal.print(
      terminal.style('red', `  Failed ${minute(source.triedAt ?? '')}${times}: ${source.lastError}`),
    );
  }
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function showCommand(terminal: Terminal): Command {
  return archiveCommand('show')
    .summary('show a source: how it is read, and what could not be')
    .argument('<source>', 'name, address or path')
    .addHelpText(
      'after',
      examples('sheaf source show "Example Network"', 'sheaf source show publications.xlsx --json'),
    )
    .action(async (wanted: string, given: unknown) => {
      await withArchive(placeSchema.parse(given).archive, 'read', async (archive) => {
        const source = await findSource(archive, wanted);
        const broken = await readBrokenPieces(archive, source.id);
        if (terminal.isJson) {
          terminal.printJson({ ...source, mapping: source.settings.mapping, broken });
          return;
        }
        printSource(terminal, source);
        for (const [name, value] of Object.entries(source.settings)) {
          if (name !== 'mapping') terminal.print(`  ${name}: ${String(value)}`);
        }
        if (broken.length === 0) terminal.print('  Everything it listed could be read.');
        else terminal.print(`\n${terminal.style('red', 'Could not be read')}`);
        for (const { place, says } of broken) terminal.print(`  ${place}: ${says}`);
      });
    });
}

function changeCommand(terminal: Terminal): Command {
  return withSettings(archiveCommand('change'))
    .summary('change how a source is read')
    .argument('<source>', 'name, address or path')
    .addHelpText('after', examples('sheaf source change "Example Network" --every 1d'))
    .action(async (wanted: string, given: unknown) => {
      const options = settingsSchema.extend({ archive: z.string() }).parse(given);
      await withArchive(options.archive, 'write', async (archive) => {
        const source = await findSource(archive, wanted);
        const changed = await changeSource(archive, source.id, await changesOf(source, options));
        if (terminal.isJson) terminal.printJson(changed);
        else printSource(terminal, changed);
      });
    });
}

function removeCommand(terminal: Terminal): Command {
  return archiveCommand('remove')
    .summary('take a source off the list; what came from it stays')
    .argument('<source>', 'name, address or path')
    .option('--by <name>', 'who removes it', userName())
    .addHelpText('after', examples('sheaf source remove "Example Network"'))
    .action(async (wanted: string, given: unknown) => {
      const options = z.object({ archive: z.string(), by: z.string() }).parse(given);
      await withArchive(options.archive, 'write', async (archive) => {
        const source = await findSource(archive, wanted);
        await removeSource(archive, source.id, options.by);
        if (terminal.isJson) terminal.printJson({ removed: source.id });
        else
          terminal.print(
            `Removed ${source.name}. What came from it stays; adding it again goes on where it was.`,
          );
      });
    });
}
