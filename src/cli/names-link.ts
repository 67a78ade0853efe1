import type { Command } from 'commander';
import { z } from 'zod';
import { bringUpToDate, countDue, markEverything } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { sayDone } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({
  archive: z.string(),
  everything: z.boolean().optional(),
  quiet: z.boolean().optional(),
});

/** `sheaf names link`: looks through texts for names, and brings the index up to date. */
export function linkNamesCommand(terminal: Terminal): Command {
  return archiveCommand('link')
    .summary('look through texts for names again')
    .description(
      'Looks through the texts that are due: those that changed, and those that a new, changed or removed label can touch. Other ' +
        'commands do so by themselves at their end. Ctrl-C stops it; what is left stays due.',
    )
    .option('--everything', 'look through every text')
    .option('--quiet', 'say nothing where all goes well')
    .addHelpText('after', examples('sheaf names link', 'sheaf names link --everything'))
    .action(async (_: unknown, command: Command) => {
      const { archive: folder, everything, quiet } = optionsSchema.parse(command.optsWithGlobals());
      const controller = new AbortController();
      const stop = () => controller.abort();
      process.once('SIGINT', stop);
      const progress = terminal.progress('Linking');
      const startedAt = performance.now();
      const done = await withArchive(
        folder,
        'write',
        async (archive) => {
          if (everything) await markEverything(archive);
          const texts = await bringUpToDate(archive, {
            signal: controller.signal,
            onProgress: progress.update,
          });
          return { texts, left: await countDue(archive) };
        },
        { isUpToDate: true },
      );
      progress.stop();
      process.off('SIGINT', stop);
      const tookMs = Math.round(performance.now() - startedAt);
      if (quiet) return;
      if (terminal.isJson) terminal.printJson({ ...done, tookMs });
      else if (done.left > 0)
        sayDone(
          terminal,
          'Stopped',
          `: ${count(done.texts, 'text')} looked through, ${done.left} left. Go on with: sheaf names link`,
        );
      else
        sayDone(
          terminal,
          'Done',
          `: ${count(done.texts, 'text')} looked through in ${(tookMs / 1_000).toFixed(1)} s.`,
        );
    });
}
