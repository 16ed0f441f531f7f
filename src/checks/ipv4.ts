/** An IPv4 address as a number of 32 bits. */
export type Ipv4 = number;

const dotted = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i;

/** Reads an IPv4 address, also one written as IPv6. Undefined for anything else. */
export function readIpv4(text: string): Ipv4 | undefined {
  const parts = dotted.exec(text.trim())?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Whether a rule (an address or a range in CIDR notation) holds an address. Undefined: it is not written like one. */
export function holds(rule: string, address: Ipv4): boolean | undefined {
  const [base = '', length = '32', ...rest] = rule.trim().split('/');
  const from = readIpv4(base);
  if (from === undefined || rest.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const size = 2 ** (32 - Number(length));
  return Math.floor(from / size) === Math.floor(address / size);
}
