import { CommanderError } from 'commander';
import { exitCodeOf, SheafError } from '../archive/index.ts';
import type { Terminal } from './terminal.ts';

/** Says what went wrong, for people or with `--json` for machines, and gives the exit code. A bug is shown with its stack. */
export function failWith(error: unknown, terminal: Terminal): number {
  // The parser of the command line has said what is wrong by itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const exitCode = exitCodeOf(error);
  if (terminal.isJson) {
    const code = error instanceof SheafError ? error.code : 'bug';
    terminal.complain(JSON.stringify({ error: { code, message: messageOf(error), exitCode } }));
  } else if (error instanceof SheafError) {
    terminal.complain(`${terminal.style('red', 'Error:')} ${error.message}`);
  } else {
    terminal.complain('This is a bug in Sheaf; please report it with these lines:');
    terminal.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return exitCode;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
