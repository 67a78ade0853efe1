import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { SheafError } from '../../archive/index.ts';
import { type BodyLimit, readBody, tooLarge } from './body.ts';
import { fetchFailed } from './failure.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import type { AddressRules } from './web-address.ts';

/** All addresses of a host, as DNS has them. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

/** One answer of one server, no redirect followed. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

export interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** Until the head of the answer is there. */
  readonly firstByteMs: number;
  readonly signal: AbortSignal;
}

/**
 * Connections that are made to checked addresses only. The addresses that were checked are those connected to, so a name
 * that resolves to something else a moment later gains nothing.
 */
export function openConnections(lookup: Lookup, rules: AddressRules): Agent {
  return new Agent({
    connections: 1,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: 32_768,
    maxOrigins: 1_000,
    connect: { timeout: 10_000, lookup: checking(lookup, rules) },
  });
}

function checking(lookup: Lookup, rules: AddressRules): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname).then(
      (found) => {
        const wanted = found.filter((it) => !options.family || familyOf(options.family) === it.family);
        const refused = found.find((it) => !mayConnect(it.address, rules));
        const first = wanted[0];
        if (refused) done(refusal(hostname, refused.address), []);
        else if (!first) done(notFound(hostname), []);
        else if (options.all) done(null, [...wanted]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error instanceof Error ? error : notFound(hostname), []),
    );
  };
}

function familyOf(family: number | string): number {
  return typeof family === 'number' ? family : Number(family.slice(-1));
}

function mayConnect(address: string, rules: AddressRules): boolean {
  return isPublicAddress(address) || (rules.allowLoopback === true && isLoopbackAddress(address));
}

function refusal(hostname: string, address: string): SheafError {
  return new SheafError(
    'address-refused',
    `${hostname} is not fetched: its name leads to ${address}, which is no public address. Give the public web address of the source.`,
  );
}

function notFound(hostname: string): SheafError {
  return new SheafError('fetch-failed', `${hostname} has no address. Look for a slip in its name.`);
}

/**
 * Asks once and reads the answer. The body of a redirect is not read. Throws what the network throws, and `fetch-failed`
 * where the answer takes too long or is too large.
 */
export async function exchange(connections: Agent, url: URL, asked: Request): Promise<Answer> {
  const ending = new AbortController();
  const end = (why: string) => () => ending.abort(fetchFailed(url.href, why, 'Try again later.'));
  const whole = setTimeout(end(`the answer took longer than ${asked.timeoutMs / 1000} s`), asked.timeoutMs);
  const first = setTimeout(end(`no answer came within ${asked.firstByteMs / 1000} s`), asked.firstByteMs);
  const signal = AbortSignal.any([asked.signal, ending.signal]);
  try {
    const answer = await request(url, {
      dispatcher: connections,
      headers: asked.headers,
      signal,
      ...NO_TIMEOUTS,
    });
    clearTimeout(first);
    return await read(answer, asked.limit);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(whole);
    clearTimeout(first);
  }
}

/** Ours are exact, and over the whole answer; a slow drip would outlast those of the library. */
const NO_TIMEOUTS = { headersTimeout: 0, bodyTimeout: 0 } as const;

async function read(answer: Dispatcher.ResponseData, limit: BodyLimit): Promise<Answer> {
  const headers = headersOf(answer);
  const status = answer.statusCode;
  const { body } = answer;
  try {
    if (hasNoUsefulBody(status)) return { status, headers, bytes: new Uint8Array() };
    if (!limit.isCut && Number(headers.get('content-length')) > limit.maxBytes) throw tooLarge(limit);
    return { status, headers, bytes: await readBody(body, headers.get('content-encoding') ?? null, limit) };
  } finally {
    body.on('error', () => undefined).destroy();
  }
}

function hasNoUsefulBody(status: number): boolean {
  return status === 204 || (status >= 300 && status < 400);
}

function headersOf(answer: Dispatcher.ResponseData): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
