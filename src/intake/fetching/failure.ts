import { SheafError } from '../../archive/index.ts';
import { shown } from './web-address.ts';

/** A `fetch-failed` that says what was to be fetched, why it was not, and what to do. */
export function fetchFailed(address: string, why: string, whatToDo: string, cause?: unknown): SheafError {
  return new SheafError('fetch-failed', `${shown(address)} could not be fetched: ${why}. ${whatToDo}`, cause);
}

/** What the network threw, in words; a `SheafError` on the way stays what it is. */
export function asFetchFailure(error: unknown, address: string): SheafError {
  for (const one of causesOf(error)) if (one instanceof SheafError) return one;
  const codes = causesOf(error).map(codeOf);
  const known = KNOWN.find(([pattern]) => codes.some((code) => pattern.test(code)));
  const [, why, whatToDo] = known ?? [
    null,
    `the connection failed (${codes.join(', ')})`,
    'Try again later.',
  ];
  return fetchFailed(address, why, whatToDo, error);
}

/** Whether the same request may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  const causes = causesOf(error);
  if (causes.some((one) => one instanceof SheafError)) return false;
  return causes.some((one) => PASSING.test(codeOf(one)));
}

const PASSING =
  /^(?:ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|ENETDOWN|ENETUNREACH|EHOSTUNREACH|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/u;

const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [/^ENOTFOUND$/u, 'there is no host of that name', 'Look for a slip in the address.'],
  [
    /^EAI_/u,
    'the name of its host could not be looked up',
    'Look whether this machine is online, then try again.',
  ],
  [/^ECONNREFUSED$/u, 'its server takes no connections', 'Try again later.'],
  [/TIMEOUT|^ETIMEDOUT$/u, 'its server did not answer in time', 'Try again later.'],
  [/^HPE_HEADER_OVERFLOW$|HEADERS_OVERFLOW/u, 'the head of the answer is too large', 'Tell the site.'],
  [/^HPE_|^HTTPParserError$/u, 'the answer is not HTTP', 'Look whether the address is that of a web server.'],
  [
    /CERT|^ERR_TLS|SELF_SIGNED|^UNABLE_TO/u,
    'its certificate is not valid',
    'Tell the site; nothing is fetched without it.',
  ],
  [/^EPROTO$|^ERR_SSL/u, 'no safe connection came about', 'Tell the site, or try the address with http://'],
  [
    /CONTENT_LENGTH_MISMATCH|^ECONNRESET$|^UND_ERR_SOCKET$|^EPIPE$/u,
    'the connection broke off',
    'Try again later.',
  ],
];

/** An error, what caused it, and so on; of several at once (one for each address of a host) all. */
function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 20) {
    const one = waiting.shift();
    if (!(one instanceof Error) || found.includes(one)) continue;
    found.push(one);
    if (one instanceof AggregateError) waiting.push(...one.errors);
    waiting.push(one.cause);
  }
  return found;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
