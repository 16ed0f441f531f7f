import { readCapped } from '../readCapped.ts';
import { files as limits } from './limits.ts';
import type { SlackFile } from './payloads.ts';

/** Where files may be fetched from, and with which token. */
export type FileAccess = { readonly token: string; readonly apiUrl: string };

const textTypes = /^(?:text\/|application\/(?:json|xml|yaml|x-yaml|x-ndjson|x-sh)(?:;|$))/;

/** The token must not be sent anywhere else, whatever an event says. */
function isSlacks(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const [url, api] = [new URL(address), new URL(apiUrl)];
  const hosts = ['files.slack.com', `files.${api.hostname}`];
  return url.origin === api.origin || (url.protocol === 'https:' && hosts.includes(url.host));
}

async function download(address: string, token: string): Promise<string | undefined> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(limits.milliseconds),
  });
  // Without the right to read files, Slack answers with the page for signing in.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (!response.ok || isPage || response.body === null) return undefined;
  return (await readCapped(response.body, limits.bytes))?.toString();
}

async function readFile(file: SlackFile, { token, apiUrl }: FileAccess): Promise<string | undefined> {
  const { url_private: address = '', mimetype = '', size = 0 } = file;
  if (!textTypes.test(mimetype) || size > limits.bytes || !isSlacks(address, apiUrl)) return undefined;
  return download(address, token).catch(() => undefined);
}

/** The texts of a message's files that are text, small enough and at Slack; the first few only. Never rejects. */
export async function readFiles(files: readonly SlackFile[], access: FileAccess): Promise<string[]> {
  const read = await Promise.all(files.slice(0, limits.count).map((file) => readFile(file, access)));
  return read.filter((text) => text !== undefined);
}
