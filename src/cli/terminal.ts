import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';

/** Where a command writes to: results on standard output, everything about them on standard error. */
export interface Terminal {
  /** One JSON document instead of words. */
  readonly isJson: boolean;
  print(line: string): void;
  printJson(value: unknown): void;
  complain(line: string): void;
  /** The text in a style, or as it is where the output is no terminal or NO_COLOR is set (https://no-color.org). */
  style(style: Style, text: string): string;
  /** A bar for what can take over a second; silent where nobody watches. */
  progress(what: string): Progress;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** The process's own terminal, as the command line and the environment want it. */
export function createTerminal(argv: readonly string[]): Terminal {
  const isJson = argv.includes('--json');
  const isColoured = wantsColour(process.env, process.stdout.isTTY);
  return {
    isJson,
    print: (line) => void process.stdout.write(`${line}\n`),
    printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    style: (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text),
    progress: (what) => (process.stderr.isTTY && !isJson ? bar(what) : silent),
  };
}

/** NO_COLOR, where it is not empty, wins over everything (https://no-color.org); FORCE_COLOR over what the output is. */
function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  return env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : isTerminal && env.TERM !== 'dumb';
}

const silent: Progress = { update: () => {}, stop: () => {} };

function bar(what: string): Progress {
  const shown = new SingleBar({
    format: `${what} {bar} {percentage} %`,
    stream: process.stderr,
    barCompleteChar: '━',
    barIncompleteChar: ' ',
    clearOnComplete: true,
    hideCursor: true,
  });
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) shown.start(total, done);
      isStarted = true;
      shown.setTotal(total);
      shown.update(done);
    },
    stop() {
      if (isStarted) shown.stop();
    },
  };
}
