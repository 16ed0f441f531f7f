import { BlockList, isIP } from 'node:net';

function blockList(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Networks of companies (RFC 1918, RFC 6598, RFC 4193). */
const privateRanges = {
  ipv4: blockList('ipv4', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']),
  ipv6: blockList('ipv6', ['fc00::/7']),
};

/** This machine, its link (cloud metadata lives there), multicast, reserved, and the ways to write IPv4 in IPv6. */
const localRanges = {
  ipv4: blockList('ipv4', [
    '0.0.0.0/8',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '198.18.0.0/15',
    '224.0.0.0/3',
    '168.63.129.16/32',
  ]),
  ipv6: blockList('ipv6', ['::/96', '::ffff:0:0/96', '64:ff9b::/96', '2002::/16', 'fe80::/10', 'ff00::/8']),
};

/** Where an IP address leads: out into the internet, into a company's network, or to where nothing may be sent. */
export function addressKind(address: string): 'public' | 'private' | 'local' {
  const version = isIP(address);
  if (version === 0) return 'local';
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (localRanges[family].check(address, family)) return 'local';
  return privateRanges[family].check(address, family) ? 'private' : 'public';
}
