import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Archive, openArchive, SheafError } from '../archive/index.ts';
import { openPublicArchive } from '../dossiers/index.ts';
import type { SearchEngine } from '../search/index.ts';
import { type Answer, answerOf, chooseEncoding, encodedBody, isFresh } from './answer.ts';
import { type AnswerCache, createAnswerCache } from './answer-cache.ts';
import { createPublicApp } from './public-app.ts';
import { openSearchThread } from './search-thread.ts';

export interface ServerOptions {
  readonly folder: string;
  /** The first port to try; 0 takes any free one. */
  readonly port: number;
  /** Further ports to try, one after the other, where the first is taken. */
  readonly furtherPorts?: number;
  /** `127.0.0.1` unless told. */
  readonly host?: string;
  /** How readers reach the site, for canonical links: `https://dossiers.example.org`. The local address unless told. */
  readonly origin?: string;
}

export interface RunningServer {
  readonly port: number;
  readonly origin: string;
  /** Answers what was asked, then stops. */
  close(): Promise<void>;
}

/**
 * Serves an archive's public site. Throws what opening an archive throws, and `port-taken` where no port was free.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const archive = await openArchive(options.folder, { mode: 'read' });
  try {
    const server = createServer();
    const port = await listen(server, options);
    const origin = options.origin ?? `http://localhost:${port}`;
    const engine = openSearchThread(options.folder);
    server.on('request', answering(archive, origin, engine));
    return { port, origin, close: () => stop(server, archive, engine) };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function listen(server: Server, options: ServerOptions): Promise<number> {
  const tries = options.port === 0 ? 1 : 1 + (options.furtherPorts ?? 0);
  for (let port = options.port; port < options.port + tries; port += 1) {
    if (await isListening(server, port, options.host ?? '127.0.0.1')) return portOf(server);
  }
  throw new SheafError(
    'port-taken',
    `Port ${options.port} is taken${tries > 1 ? `, and so are the ${tries - 1} after it` : ''}. Name another with --port.`,
  );
}

function isListening(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', failed);
    server.listen({ port, host }, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address of this type.
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server, archive: Archive, engine: SearchEngine): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 2_000);
  await closed;
  clearTimeout(late);
  await engine.close();
  await archive.close();
}

/** Kept answers go out at once; anything else is asked of the application, one request at a time for each path. */
function answering(archive: Archive, origin: string, engine: SearchEngine) {
  const gate = openPublicArchive(archive);
  const app = createPublicApp(gate, origin, engine);
  const cache = createAnswerCache(() => gate.changeMark());
  const underWay = new Map<string, Promise<Answer>>();

  return (request: IncomingMessage, response: ServerResponse): void => {
    const { method = 'GET', url = '/' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const kept = isRead ? cache.get(url) : undefined;
    if (kept) {
      send(request, response, kept);
      return;
    }
    const asked = isRead ? sharing(underWay, url, () => ask(url)) : ask(url, method);
    asked.then(
      (answer) => send(request, response, answer),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  };

  async function ask(url: string, method = 'GET'): Promise<Answer> {
    const mark = gate.changeMark();
    const address = addressOf(origin, url);
    if (address === null) return answerOf(new Response('This is not an address.\n', { status: 400 }));
    const answer = await answerOf(await app.fetch(new Request(address, { method })));
    if (method === 'GET' && answer.status === 200) keepIfPlain(cache, url, answer, mark);
    return answer;
  }
}

/** Two addresses of one page must not fill the cache twice: only those without a query the site knows are kept. */
function keepIfPlain(cache: AnswerCache, url: string, answer: Answer, mark: number): void {
  if (!url.includes('?') || /^\/publications\?page=[1-9]\d{0,6}$/.test(url)) cache.keep(url, answer, mark);
}

function addressOf(origin: string, url: string): string | null {
  const address = url.startsWith('/') ? `${origin}${url}` : null;
  return address !== null && URL.canParse(address) ? address : null;
}

function sharing(underWay: Map<string, Promise<Answer>>, url: string, ask: () => Promise<Answer>) {
  const found = underWay.get(url);
  if (found) return found;
  const asked = ask().finally(() => underWay.delete(url));
  underWay.set(url, asked);
  return asked;
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { headers } = request;
  const encoded = encodedBody(answer, chooseEncoding(answer, headers['accept-encoding']));
  if (isFresh(answer, headers['if-none-match'])) {
    response.writeHead(304, [...encoded.bareHeaders]).end();
    return;
  }
  // Node only reads the list, though its type says otherwise.
  response.writeHead(answer.status, encoded.headers as string[]);
  if (request.method === 'HEAD') response.end();
  else response.end(encoded.body);
}
