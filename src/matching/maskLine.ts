import { hostsIn } from './hosts.ts';
import { isOrdinaryWord } from './templateWords.ts';

/**
 * Masks all of a line that varies or could tell who wrote it: registries, hosts, addresses, names, ids, numbers, quoted
 * values. Punctuation, the words of error messages and their codes stay, so that the same error of two people gives the
 * same text. Its time follows the line's length.
 */
export function maskLine(line: string): string {
  const clean = line.replace(/[<>]/g, ' ').replace(query, '');
  const masked = clean.replace(part, (found: string, quote: string | undefined, value: string, at: number) => {
    if (found.startsWith('«')) return '<secret>';
    return quote === undefined ? maskWord(found, clean, at) : `${quote}${maskQuoted(value)}${quote}`;
  });
  return joined(masked.replace(/[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, ' '));
}

/** What follows an address says who asked for what. */
const query = /\?[\w.%-]{1,60}=[^\s"'`]*/g;
const parts = {
  standIn: '«[^«»\\n]{0,40}»',
  /** One word in quotes; before a colon it only names a value. */
  quoted: /(["'`])([\p{L}\p{N}](?:[^\s"'`]|(?<=\p{L})'(?=\p{L})){0,300})\1(?!\s?:)/u.source,
  /** A word with all that hangs on it. An apostrophe may stand within a name. */
  word: /[\p{L}\p{N}\p{M}](?:[^\s"'`«()[\]{},;=|]|(?<=\p{L})'(?=\p{L}))*/u.source,
};
const part = new RegExp(Object.values(parts).join('|'), 'gu');
/** What ends a sentence and no name. */
const wordEnd = /[.:!?…-]{1,20}$/;

function maskWord(found: string, line: string, at: number): string {
  const end = wordEnd.exec(found)?.[0] ?? '';
  const word = found.slice(0, found.length - end.length);
  // Digits beside digits are a telephone number, say, and no status.
  const isAlone = !/\d/.test(line.slice(Math.max(0, at - 2), at) + line.slice(at + word.length, at + word.length + 2));
  return `${isAlone && statuses.has(word) ? word : mask(word, line[at - 1] === '/')}${end}`;
}

/** The status of an HTTP answer, which tells errors apart; other numbers of three digits may be anything. */
const statuses = new Set('400 401 403 404 405 407 408 409 412 413 415 421 422 423 429 500 501 502 503 504'.split(' '));

/** A single quoted word is a value, also where it is one that everybody uses; a code or a type is not. */
function maskQuoted(value: string): string {
  const masked = mask(value, false);
  const isTelling = masked === value ? /[._/]|[a-z][A-Z]|^[A-Z]+$/.test(value) : address.test(value);
  return isTelling ? masked : '<value>';
}

const address =
  /^(?:(https?:\/\/)|[a-z][a-z0-9+]{1,10}:\/\/)?((?:[\w*-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,23})(?::\d{1,5})?(?=$|[/:])/i;
const shapes: readonly (readonly [mask: string, shape: RegExp])[] = [
  ['<digest>', /^[\w./:-]{0,300}@?sha\d{3}:/i],
  ['<email>', /^[^/]{1,200}@/],
  ['<id>', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['<ip>', /^(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i],
  ['<time>', /^\d{4}-\d\d-\d\d|^\d\d?:\d\d/],
];

/** A word with what hangs together with it: as it is where it is nobody's, else what it is. */
function mask(word: string, isRooted: boolean): string {
  if (/^AADSTS\d{4,8}$/.test(word)) return word;
  const shape = shapes.find(([, pattern]) => pattern.test(word));
  if (shape) return shape[0];
  if (wordsOf(word).every(isKept) && hostsIn(word.toLowerCase()).length === 0) return word;
  const found = address.exec(word);
  if (found) return `${found[1]?.toLowerCase() ?? ''}${hostOf(found[2]!)}${pathOf(word.slice(found[0].length))}`;
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(word)) return '<url>';
  if (/^[\p{N}\p{P}\p{S}]+$/u.test(word)) return '<number>';
  return isRooted || /\\/.test(word) ? '<path>' : '<name>';
}

/** Hosts that everybody uses. Of a registry of Azure the ending stays, which tells whose it is. */
const publicHosts = new Set(
  `docker.io registry-1.docker.io auth.docker.io index.docker.io hub.docker.com ghcr.io quay.io gcr.io mcr.microsoft.com
  aka.ms login.microsoftonline.com management.azure.com graph.microsoft.com learn.microsoft.com docs.microsoft.com`.split(
    /\s+/,
  ),
);

function hostOf(host: string): string {
  const own = /\.azurecr\.(?:io|cn|us)$/i.exec(host)?.[0].toLowerCase();
  if (own !== undefined) return `<registry>${own}`;
  return publicHosts.has(host.toLowerCase()) ? host.toLowerCase() : '<host>';
}

/** Of a path on a host only what every registry has: its first part tells what was asked for. */
function pathOf(rest: string): string {
  const [, known = '', further = ''] = /^(\/(?:v2|oauth2)(?![^/]))?(.*)$/s.exec(rest) ?? [];
  return further === '' || further === '/' ? `${known}${further}` : `${known}/<path>`;
}

const namesWithDigits = new Set('x509 oauth2 v1 v2 v3 ipv4 ipv6 base64 utf8 amd64 arm64 win32 http2 h2'.split(' '));

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Words of error messages, also joined as in `AuthorizationFailed`. */
function isKept(word: string): boolean {
  if (namesWithDigits.has(word.toLowerCase())) return true;
  return !/\p{N}/u.test(word) && (isOrdinaryWord(word) || camelParts(word).every(isOrdinaryWord));
}

function camelParts(word: string): string[] {
  return word.match(/\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?![\p{Ll}\p{M}])|[\p{L}\p{M}]/gu) ?? [word];
}

const inARow = /(<[a-z]+>)(?:[\s,.:_+/-]{0,3}\1)+/g;

/** How many names or numbers stand in a row says nothing of the error. */
function joined(text: string): string {
  return text.replace(/\s+/g, ' ').replace(inARow, '$1').trim();
}
