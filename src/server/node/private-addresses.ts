import { BlockList, isIP, isIPv6 } from 'node:net';

/** IPv4: this host, private use, carrier NAT, loopback, link-local, documentation, benchmarks, multicast, reserved. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** IPv6: of global unicast not documentation, Teredo and 6to4, which hide an IPv4 address. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const inGlobalUnicast = addressesIn(['2000::/3']);
const isNotPublic = addressesIn([...NOT_PUBLIC_4, ...NOT_PUBLIC_6]);

/** Is an address one that nobody outside this network can be reached at? What is no address is private, too. */
export function isPrivateAddress(address: string): boolean {
  const bare = bareAddress(address);
  if (isIP(bare) === 0) return true;
  return isNotPublic(bare) || (isIPv6(bare) && !inGlobalUnicast(bare));
}

/** Whether an address lies in any of these addresses or ranges (`10.0.0.0/8`); throws a RangeError for what is neither. */
export function addressesIn(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix, ...more] = range.split('/');
    const family = familyOf(network);
    const longest = family === 'ipv6' ? 128 : 32;
    const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (family === null || more.length > 0 || !(length <= longest)) {
      throw new RangeError(`${range} is no address and no range such as 10.0.0.0/8`);
    }
    list.addSubnet(network, length, family);
  }
  return (address) => {
    const bare = bareAddress(address);
    const family = familyOf(bare);
    return family !== null && list.check(bare, family);
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address);
  return family === 0 ? null : family === 6 ? 'ipv6' : 'ipv4';
}

function bareAddress(address: string): string {
  return address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
}
