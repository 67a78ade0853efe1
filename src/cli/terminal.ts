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

export function createTerminal(argv: readonly string[]): Terminal {
  const isJson = argv.includes('--json');
  return {
    isJson,
    print: (line) => void process.stdout.write(`${line}\n`),
    printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    // `styleText` looks at the stream, NO_COLOR and FORCE_COLOR by itself.
    style: (style, text) => styleText(style, text, { stream: process.stdout }),
    progress: (what) => (process.stderr.isTTY && !isJson ? bar(what) : silent),
  };
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
