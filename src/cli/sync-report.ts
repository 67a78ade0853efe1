import type { RunCounts } from '../catalogue/index.ts';
import type { PieceReport, SyncReport } from '../intake/index.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

/** Says what a sync did, or would do. */
export function printSyncReport(
  terminal: Terminal,
  report: SyncReport,
  { isDryRun, isFirst = false }: { readonly isDryRun: boolean; readonly isFirst?: boolean },
): void {
  const { counts } = report;
  if (report.settings && (isDryRun || isFirst)) {
    terminal.print(`${terminal.style('bold', 'Columns')}\n${report.settings.says}\n`);
  }
  for (const line of summaryOf(terminal, report, isDryRun)) terminal.print(line);
  if (counts.new > 0 && isDryRun) printExamples(terminal, report, 'new', 'New');
  printExamples(terminal, report, 'changed', 'Changed');
  printExamples(terminal, report, 'joined', 'In the catalogue from elsewhere already');
  printExamples(terminal, report, 'doubtful', 'Perhaps there already: sheaf duplicates');
  printExamples(terminal, report, 'differing', 'Edited here, changed at the source: sheaf differences');
  printBroken(terminal, report);
  printNotes(terminal, report);
  if (isDryRun) terminal.print(terminal.style('dim', '\nNothing was saved (--dry-run).'));
}

const COUNTED: readonly [keyof RunCounts, string][] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['joined', 'joined to what was there'],
  ['same', 'the same'],
  ['doubtful', 'doubtful'],
  ['differing', 'kept as edited'],
  ['gone', 'no longer listed, kept'],
  ['broken', 'broken'],
];

function summaryOf(terminal: Terminal, report: SyncReport, isDryRun: boolean): string[] {
  const name = terminal.style('bold', report.source.name);
  if (report.isUnchanged) return [`${name} has not changed since it was last read.`];
  const parts = COUNTED.flatMap(([what, words]) =>
    report.counts[what] === 0 ? [] : [`${report.counts[what].toLocaleString('en')} ${words}`],
  );
  const told = parts.length === 0 ? 'lists nothing that can be taken in' : parts.join(' · ');
  const seconds = report.tookMs / 1000;
  const time = terminal.style('dim', `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`);
  const stopped = report.outcome === 'interrupted' ? ' Stopped; the next sync goes on there.' : '';
  return [`${name}  ${isDryRun ? 'would be: ' : ''}${told}  ${time}${stopped}`];
}

const MOST_SHOWN = 8;

function printExamples(
  terminal: Terminal,
  report: SyncReport,
  what: PieceReport['what'],
  heading: string,
): void {
  const found = report.examples.filter((it) => it.what === what);
  const total = report.counts[what];
  if (found.length === 0) return;
  terminal.print(
    `\n${terminal.style(what === 'doubtful' || what === 'differing' ? 'yellow' : 'cyan', heading)}`,
  );
  for (const { title, changed, reasons } of found.slice(0, MOST_SHOWN)) {
    const why = what === 'changed' || what === 'differing' ? changed.join(', ') : reasons.join(', ');
    terminal.print(`  ${title}${why === '' ? '' : terminal.style('dim', `  ${why}`)}`);
  }
  const more = total - Math.min(found.length, MOST_SHOWN);
  if (more > 0) terminal.print(terminal.style('dim', `  … and ${more.toLocaleString('en')} more`));
}

function printBroken(terminal: Terminal, { broken, counts, source }: SyncReport): void {
  if (broken.length === 0) return;
  terminal.print(`\n${terminal.style('red', 'Could not be read; the rest came in')}`);
  for (const { where, says } of broken.slice(0, MOST_SHOWN)) terminal.print(`  ${where}: ${says}`);
  if (counts.broken > MOST_SHOWN) {
    const more = count(counts.broken - MOST_SHOWN, 'more', 'more');
    terminal.print(terminal.style('dim', `  … and ${more}: sheaf source show "${source.name}"`));
  }
}

function printNotes(terminal: Terminal, { notes }: SyncReport): void {
  const said = [...new Set(notes.map(({ says }) => says))];
  if (said.length === 0) return;
  terminal.print(`\n${terminal.style('bold', 'To know')}`);
  for (const says of said.slice(0, MOST_SHOWN)) terminal.print(`  ${says}`);
  const more = said.length - MOST_SHOWN;
  if (more > 0) terminal.print(terminal.style('dim', `  … and ${more} more; --json has them all.`));
}
