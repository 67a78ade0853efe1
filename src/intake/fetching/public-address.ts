import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address, as DNS gives it, belongs to the public internet. False for private, loopback, link-local, metadata,
 * shared, reserved, documentation and multicast addresses (IANA special-purpose registries, RFC 6890), for IPv6 addresses
 * that carry such an IPv4 address, for zone ids, and for anything that is no plain address.
 */
export function isPublicAddress(ip: string): boolean {
  return addressKind(ip) === 'public';
}

/** Whether an address leads back to this machine: 127.0.0.0/8, `::1` and the spellings of them inside IPv6. */
export function isLoopbackAddress(ip: string): boolean {
  return addressKind(ip) === 'loopback';
}

/** `public`, or the words for what an address is instead: `loopback`, `private`, `link-local`, … */
export function addressKind(ip: string): string {
  const family = ip.includes('%') ? 0 : isIP(ip);
  if (family === 4) return kindOfIPv4(ipaddr.IPv4.parse(ip));
  if (family === 6) return kindOfIPv6(ipaddr.IPv6.parse(ip));
  return 'malformed';
}

function kindOfIPv4(ip: ipaddr.IPv4): string {
  const range = ip.range();
  return range === 'unicast' ? 'public' : (WORDS[range] ?? 'reserved');
}

function kindOfIPv6(ip: ipaddr.IPv6): string {
  const carried = carriedIPv4(ip);
  if (carried) return kindOfIPv4(carried);
  const range = ip.range();
  if (range !== 'unicast') return WORDS[range] ?? 'reserved';
  // Global unicast is 2000::/3 (RFC 4291, 2.4); the rest is unassigned, or the old IPv4-compatible form.
  const isGlobal = (ip.parts[0] ?? 0) >> 13 === 1;
  return isGlobal && !isIsatap(ip) ? 'public' : 'reserved';
}

/** The IPv4 address that a mapped (RFC 4291) or NAT64 address (RFC 6052) stands for: networks with IPv6 alone need NAT64. */
function carriedIPv4(ip: ipaddr.IPv6): ipaddr.IPv4 | null {
  const [a = 0, b = 0] = ip.parts;
  const middle = ip.parts.slice(2, 6).every((part) => part === 0);
  const isNat64 = a === 0x64 && b === 0xff9b && middle;
  return ip.isIPv4MappedAddress() || isNat64 ? new ipaddr.IPv4(ip.toByteArray().slice(12)) : null;
}

/** Interface identifiers that carry an IPv4 address of a local network (RFC 5214). */
function isIsatap(ip: ipaddr.IPv6): boolean {
  return ((ip.parts[4] ?? 0) & 0xfdff) === 0 && ip.parts[5] === 0x5efe;
}

const WORDS: Readonly<Record<string, string>> = {
  unspecified: 'unspecified',
  broadcast: 'broadcast',
  multicast: 'multicast',
  linkLocal: 'link-local',
  loopback: 'loopback',
  carrierGradeNat: 'shared',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
};
