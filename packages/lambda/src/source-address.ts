import { isIPv6 } from 'node:net';

/**
 * What an address counts as: of IPv6 the first 64 bits, which is what one connection is given; whoever holds them could
 * take another address for each request.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  // An IPv4 address written as one of IPv6.
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string) => (text ? text.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
