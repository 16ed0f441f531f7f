import { isIPv4 } from 'node:net';

/** Where a PostgreSQL server is and who signs in: as `pg` takes it. */
export type DatabaseAddress = {
  readonly host: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
  readonly application_name?: string;
  readonly options?: string;
};

/** What may stand behind the question mark; how the connection is encrypted has settings of its own. */
const parameters = ['host', 'application_name', 'options'] as const;

/**
 * Reads the address out of a URL, instead of letting `pg` do so: `pg` lets what the URL says, and even what it does not
 * say, win over a password that is a function, and over `ssl` (pg 8.23.1, lib/connection-parameters.js).
 * @throws where it is no URL of a PostgreSQL server.
 */
export function databaseAddress(url: string): DatabaseAddress {
  const { hostname, port, pathname, username, password, searchParams } = new URL(url);
  const further = parameters.map((name) => [name, searchParams.get(name) ?? '']);
  const given = {
    host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost',
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...Object.fromEntries(further.filter(([, value]) => value !== '')),
  };
  const { host, ...rest } = given;
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  return { host, ...set, ...(port === '' ? {} : { port: Number(port) }) };
}

/** The parameters of the URL that are not read. */
export function unreadParameters(url: string): string[] {
  const read: readonly string[] = parameters;
  return [...new URL(url).searchParams.keys()].filter((name) => !read.includes(name));
}

/** Whether the server is on this machine: a socket, or an address that leads nowhere else. */
export function isOnThisMachine({ host }: DatabaseAddress): boolean {
  return ['localhost', '::1'].includes(host) || host.startsWith('/') || (isIPv4(host) && host.startsWith('127.'));
}
