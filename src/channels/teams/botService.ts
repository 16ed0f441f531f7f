import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** Where Bot Service is, and which of its addresses are trusted. */
export type BotService = {
  /** Whose keys sign its requests, where replies are signed in; empty: the public cloud, as botbuilder knows it. */
  readonly endpoints: ConfigurationBotFrameworkAuthenticationOptions;
  /** Whether replies, which carry the bot's token, may go to an activity's service URL. */
  readonly mayReplyTo: (url: URL) => boolean;
  /** Whether an attached file may be downloaded from there. */
  readonly mayDownloadFrom: (url: URL) => boolean;
};

// trafficmanager.net and the like give names to anybody: Teams' own name there is listed, not its ending.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages, read 2026-11-24.
const connectorHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '.botframework.com'];

// A file that was sent to a bot lies in the sender's OneDrive:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, read 2026-11-24.
const fileHosts = ['.sharepoint.com'];

function isAmong(url: URL, hosts: readonly string[]): boolean {
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  const { hostname } = url;
  return isPlain && hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

/** Bot Service in Azure's public cloud, which also serves Teams of the government's community cloud (GCC). */
export const publicBotService: BotService = {
  endpoints: {},
  mayReplyTo: (url) => isAmong(url, connectorHosts),
  mayDownloadFrom: (url) => isAmong(url, fileHosts),
};

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

/** What stands in for Bot Service in the demo: a Teams client on this machine. */
export const loopbackService: BotService = { endpoints: {}, mayReplyTo: isLoopback, mayDownloadFrom: isLoopback };

/** The URL that a text is, where it is one. */
export function urlOf(text: unknown): URL | undefined {
  return typeof text === 'string' ? (URL.parse(text) ?? undefined) : undefined;
}
