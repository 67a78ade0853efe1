import { SheafError } from '../../archive/index.ts';
import type { Web, WebOptions } from './web.ts';

/**
 * The web, polite and safe; see `Web` for what `get` gives and throws. Close it: open connections keep the program alive.
 * What it takes to ask is loaded with the first question: most sources are files and ask nothing.
 */
export function openWeb(options: WebOptions = {}): Web {
  let opened: Promise<Web> | null = null;
  return {
    get: async (address, ask) => {
      opened ??= politeWeb(options);
      return (await opened).get(address, ask);
    },
    close: async () => {
      opened ??= Promise.resolve(CLOSED);
      await (await opened).close();
    },
  };
}

async function politeWeb(options: WebOptions): Promise<Web> {
  const { makePoliteWeb } = await import('./polite-web.ts');
  return makePoliteWeb(options);
}

const CLOSED: Web = {
  get: async (address) => {
    throw new SheafError('fetch-failed', `${address} was not fetched: fetching was ended.`);
  },
  close: async () => {},
};
