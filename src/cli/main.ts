// The command `sheaf`. Puts the program together and is the one place where errors become messages and exit codes.

import './production.ts';
import { failWith } from './fail-with.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal(process.argv);
// `sheaf list | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
try {
  const program = await createProgram(terminal, process.argv.slice(2));
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = failWith(error, terminal);
}
