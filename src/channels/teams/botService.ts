import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** Where Bot Service is, and which of its addresses are trusted. */
export type BotService = {
  /** Whose keys sign its requests, where replies are signed in; empty: the public cloud's, as botbuilder knows them. */
  readonly endpoints: ConfigurationBotFrameworkAuthenticationOptions;
  /** Whether replies, which carry the bot's token, may go to an activity's service URL. */
  readonly mayReplyTo: (url: URL) => boolean;
  /** Whether an attached file may be downloaded from there. */
  readonly mayDownloadFrom: (url: URL) => boolean;
  /** Where it takes messages that answer nobody, until somebody wrote. */
  readonly serviceUrl?: string;
};

function isAmong(url: URL, hosts: readonly string[]): boolean {
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  const { hostname } = url;
  return isPlain && hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

/** A cloud that a bot can be registered in. */
export type BotCloud = 'public' | 'usgov' | 'china';

type Cloud = {
  readonly endpoints: (tenant: string) => ConfigurationBotFrameworkAuthenticationOptions;
  /** Hosts that replies go to, and hosts that keep files; with a dot before them, all that end so. */
  readonly connectors: readonly string[];
  readonly files: readonly string[];
  readonly serviceUrl?: string;
};

/**
 * Connectors and service URLs: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 * and, for China, microsoft/teams.net's ServiceUrlValidator. trafficmanager.net and the like give names to anybody: Teams'
 * own name there is listed, not its ending. Files that are sent to a bot lie in the sender's OneDrive:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4. Endpoints:
 * https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high (botbuilder knows them by the channel service)
 * and https://docs.azure.cn/bot-service/how-to-deploy-china-cloud. All read 2026-11-24 and 25.
 */
const clouds: Readonly<Record<BotCloud, Cloud>> = {
  /** Serves Teams of the government's community cloud (GCC), too. */
  public: {
    endpoints: () => ({}),
    connectors: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '.botframework.com'],
    files: ['.sharepoint.com'],
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
  },
  /** GCC High and the Department of Defense. */
  usgov: {
    endpoints: () => ({ ChannelService: 'https://botframework.azure.us' }),
    connectors: ['smba.infra.gov.teams.microsoft.us', 'smba.infra.dod.teams.microsoft.us', '.botframework.azure.us'],
    files: ['.sharepoint.us', '.sharepoint-mil.us'],
    serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams',
  },
  /** Operated by 21Vianet. No service URL is documented there. */
  china: {
    endpoints: (tenant) => ({
      OAuthUrl: 'https://token.botframework.azure.cn/',
      ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl:
        'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
      ValidateAuthority: true,
    }),
    connectors: ['frontend.botapi.msg.infra.teams.microsoftonline.cn', '.botframework.azure.cn'],
    files: ['.sharepoint.cn'],
  },
};

/** Bot Service in a cloud, for a bot that is registered in this tenant. */
export function botServiceOf(cloud: BotCloud, tenant: string): BotService {
  const { endpoints, connectors, files, ...others } = clouds[cloud];
  return {
    endpoints: endpoints(tenant),
    mayReplyTo: (url) => isAmong(url, connectors),
    mayDownloadFrom: (url) => isAmong(url, files),
    ...others,
  };
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

/** What stands in for Bot Service in the demo: a Teams client on this machine. */
export const loopbackService: BotService = { endpoints: {}, mayReplyTo: isLoopback, mayDownloadFrom: isLoopback };

/** The URL that a text is, where it is one. */
export function urlOf(text: unknown): URL | undefined {
  return typeof text === 'string' ? (URL.parse(text) ?? undefined) : undefined;
}
