import { withoutCutMark } from './cutMark.ts';

/** Ends of names that are surely hosts, also where neither `https://` nor a path shows it. */
const domains = new Set(
  (
    'com net org io dev app cloud info biz ai co example corp internal local lan home intra ' +
    'cz sk de at ch pl eu uk fr nl it es se no fi dk be us cn jp ru in br au ca'
  ).split(' '),
);
const dotted = /(:\/\/)?(?<![\w@.-])((?:[a-z0-9_-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,23})(?![\w-]|\.\w)(:\d{1,5})?(\/)?/g;
/** A cheap look before the thorough one. */
const innerDot = /\.[a-z][a-z0-9-]/;
/** A registry on the machine, or one that only has an address. */
const localRegistry =
  /(?<![\w.-])(?:localhost:\d{2,5}(?=\/)|\d{1,3}(?:\.\d{1,3}){3}(?:(?=\/v[12]\/)|:\d{2,5}(?=\/(?:v[12]\b|[\w./-]{1,100}:\w))))/;
/** Names of files and of Unix sockets look like hosts; a proxy stands between and says nothing about the registry. */
const noHost = /\.(?:sock|json|ya?ml|html?|exe|log|service)$|^[\w-]{0,40}proxy/;

/** The hosts that a folded line names: of addresses, of image references, and names with a known ending. */
export function hostsIn(line: string): string[] {
  const hosts: string[] = [];
  if (innerDot.test(line)) {
    for (const [, scheme, name = '', port, path] of line.matchAll(dotted)) {
      const isReference = port !== undefined || path !== undefined;
      if (!noHost.test(name) && (scheme || looksLikeHost(name, isReference))) hosts.push(name);
    }
  }
  const local = localRegistry.exec(line);
  return local ? [...hosts, local[0]] : hosts;
}

/** `asp.net` and `socket.io` are no hosts by themselves; `registry.contoso.com` and `quay.io/app` are. */
function looksLikeHost(name: string, isReference: boolean): boolean {
  const labels = name.split('.');
  return domains.has(labels.at(-1)!) && (isReference || labels.length > 2);
}

/** Whether a host is one of the listed ones or below one of them. */
export function isBelow(host: string, suffixes: ReadonlySet<string>): boolean {
  let rest = host;
  while (!suffixes.has(rest)) {
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
  return true;
}

/** A line that was cut off within one of the listed hosts, with the host completed; `least` characters of it must be there. */
export function completeHost(line: string, hosts: readonly string[], least: number): string {
  const whole = withoutCutMark(line);
  const at = whole.lastIndexOf('.') + 1;
  for (const host of hosts) {
    for (const start of [at, whole.lastIndexOf('.', at - 2) + 1]) {
      if (start > 0 && whole.length - start >= least && host.startsWith(whole.slice(start)))
        return whole.slice(0, start) + host;
    }
  }
  return line;
}
