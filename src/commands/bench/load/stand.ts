import type { BotService } from '../../../channels/teams/botService.ts';

/** Names and secrets of the load, all made up: who the bot is on both platforms. */
export const stand = {
  slack: { botToken: 'xoxb-made-up-for-the-load', signingSecret: 'made-up-for-the-load', bot: 'U0BOT' },
  teams: {
    appId: '6b1f2d34-0000-4000-8000-00000000b07a',
    tenantId: '0a1b2c3d-0000-4000-8000-00000000c0c0',
    issuer: 'https://api.botframework.com',
  },
} as const;

/** Where on the stand-ins' server Slack's Web API is, and Bot Service takes messages. */
export const slackApiOf = (platforms: string) => `${platforms}/slack/api/`;
export const connectorOf = (platforms: string) => `${platforms}/teams`;

/** The stand-in of Bot Service, whose keys sign the load's requests. */
export function botServiceOf(platforms: string): BotService {
  const { issuer } = stand.teams;
  return {
    endpoints: {
      ToChannelFromBotLoginUrl: `${platforms}/signIn`,
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: `${platforms}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${platforms}/openid`,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: true,
    },
    mayReplyTo: ({ origin }) => origin === platforms,
    mayDownloadFrom: () => false,
  };
}

/** What the environment of a program says of the managed identity that signs its messages to Bot Service. */
export function identityEnvironment(platforms: string): Readonly<Record<string, string>> {
  return { IDENTITY_ENDPOINT: `${platforms}/identity`, IDENTITY_HEADER: 'made-up' };
}
