import { SheafError } from '../../archive/index.ts';
import { addressKind } from './public-address.ts';

export interface AddressRules {
  /** For tests: this machine's own addresses are allowed, on any port. */
  readonly allowLoopback?: boolean;
}

/**
 * Why an address may not be fetched, as half a sentence (`its host is a private address`); `null` if it may. Looks at the
 * address alone, in every spelling that the URL Standard knows; what its name resolves to is checked when connecting.
 */
export function refusalOf(url: string, rules: AddressRules = {}): string | null {
  if (!URL.canParse(url)) return 'it is not a complete web address';
  const { protocol, username, password, hostname, port } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    return `only http and https are fetched, not ${protocol}`;
  if (username || password) return 'it holds a user name or password';
  const host = refusalOfHost(hostname);
  if (host && !(rules.allowLoopback && host.isLoopback)) return host.says;
  return host ? null : refusalOfPort(port);
}

/**
 * An address as a URL that may be fetched. Throws `invalid-input` where it is none, `address-refused` where it may not be.
 */
export function fetchableUrl(url: string, rules: AddressRules): URL {
  if (url.length > LONGEST || !URL.canParse(url))
    throw new SheafError(
      'invalid-input',
      `“${shown(url)}” is not a complete web address. Give one that begins with https://`,
    );
  const refusal = refusalOf(url, rules);
  if (refusal)
    throw new SheafError(
      'address-refused',
      `${shown(url)} is not fetched: ${refusal}. Give the public web address of the source.`,
    );
  return new URL(url);
}

const LONGEST = 8_000;

/** An address for a message: no password, no endless tail. */
export function shown(url: string): string {
  const safe = url.replace(/\/\/[^/?#]*@/u, '//…@').replace(/\p{Cc}/gu, '');
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}

function refusalOfHost(hostname: string): { readonly says: string; readonly isLoopback: boolean } | null {
  const name = hostname.replace(/\.+$/u, '').toLowerCase();
  if (name === '') return { says: 'it names no host', isLoopback: false };
  const address = name.startsWith('[') ? name.slice(1, -1) : name;
  const kind = addressKind(address);
  if (kind === 'public') return null;
  if (kind !== 'malformed') return { says: `its host is a ${kind} address`, isLoopback: kind === 'loopback' };
  if (name === 'localhost' || name.endsWith('.localhost'))
    return { says: 'its host is this machine', isLoopback: true };
  const isLocal = LOCAL_NAMES.test(name);
  return isLocal ? { says: 'its host is a name of a local network', isLoopback: false } : null;
}

/** Names that never stand for a public site: RFC 6761, 6762, 7686, 8375, 9476 and what ICANN keeps for private use. */
const LOCAL_NAMES =
  /(?:^|\.)(?:local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|onion|alt|invalid|test|ip6-localhost|ip6-loopback)$/u;

function refusalOfPort(port: string): string | null {
  const number = port === '' ? 80 : Number(port);
  const isWeb = number >= 1024 ? !OTHER_SERVICES.has(number) : WEB_PORTS.has(number);
  return isWeb ? null : `port ${number} is not a web server's`;
}

const WEB_PORTS: ReadonlySet<number> = new Set([80, 81, 443, 591]);

/** Ports from 1024 that the Fetch Standard blocks, and those of databases, caches, brokers and remote control. */
const OTHER_SERVICES: ReadonlySet<number> = new Set([
  1099, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3260, 3306, 3389,
  3659, 4045, 4190, 4369, 4444, 5060, 5061, 5432, 5433, 5671, 5672, 5900, 5901, 5984, 5985, 5986, 6000, 6379,
  6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7001, 7199, 8086, 8125, 8500, 8600, 9042, 9092, 9160,
  9200, 9300, 10080, 10250, 10255, 11211, 15672, 25565, 26379, 27017, 27018, 27019, 28015,
]);
