import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { createArchive } from '../archive/index.ts';
import { examples, jsonCommand } from './archive-option.ts';
import { createSampleArchive } from './sample-archive.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({
  name: z.string().optional(),
  tagline: z.string(),
  language: z.string(),
  series: z.string(),
  sample: z.boolean().optional(),
});

/** `sheaf new`: an empty archive, or one with the sample to take apart. */
export function addNew(program: Command, terminal: Terminal): void {
  const command = jsonCommand('new')
    .summary('make an archive')
    .description('Makes an archive: a folder that holds the records, the pictures and the backups.')
    .argument('[folder]', 'where to make it', './archive')
    .option('--name <name>', 'name of your group, as readers see it')
    .option('--tagline <words>', 'one line about what is published here', '')
    .option('--language <tag>', 'language of the pages around dossiers (BCP 47: en, prs, ps, de, fr)', 'en')
    .option('--series <name>', 'name of the numbered series that dossiers belong to', 'Thematic Dossier')
    .option('--sample', 'put the sample dossiers in')
    .addHelpText('after', examples('sheaf new --name "Valley Research Network"', 'sheaf new ./try --sample'))
    .action(async (folder: string, given: unknown) => {
      const options = optionsSchema.parse(given);
      const place = resolve(folder);
      if (options.sample) await createSampleArchive(place);
      else await createEmptyArchive(place, options);
      report(terminal, place, options.sample === true);
    });
  program.addCommand(command);
}

async function createEmptyArchive(place: string, options: z.infer<typeof optionsSchema>): Promise<void> {
  const archive = await createArchive(place, {
    name: options.name ?? 'Untitled archive',
    tagline: options.tagline,
    language: options.language,
    about: '',
    seriesName: options.series,
  });
  await archive.close();
}

function report(terminal: Terminal, place: string, hasSample: boolean): void {
  if (terminal.isJson) {
    terminal.printJson({ archive: place, hasSample });
    return;
  }
  terminal.print(`${terminal.style('green', 'Made')} an archive in ${place}.`);
  terminal.print(
    hasSample
      ? `Read it: sheaf serve --archive ${place}`
      : `Take in your first dossier: sheaf import PAGE --archive ${place}`,
  );
}
