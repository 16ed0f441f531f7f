import assert from 'node:assert/strict';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type BotCloud, botServiceOf } from '../../../src/channels/teams/botService.ts';

const tenant = '0a1b2c3d-0000-4000-8000-00000000c0c0';

/** Addresses of Bot Service and of files, by the cloud that they belong to. */
const connectors: Readonly<Record<BotCloud, readonly string[]>> = {
  public: ['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gcc.teams.microsoft.com/teams'],
  usgov: ['https://smba.infra.gov.teams.microsoft.us/teams', 'https://smba.infra.dod.teams.microsoft.us/teams'],
  china: ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn/', 'https://msteams.botframework.azure.cn/'],
};
const files: Readonly<Record<BotCloud, readonly string[]>> = {
  public: ['https://contoso-my.sharepoint.com/a'],
  usgov: ['https://contoso-my.sharepoint.us/a', 'https://contoso-my.sharepoint-mil.us/a'],
  china: ['https://contoso-my.sharepoint.cn/a'],
};

const names = ['public', 'usgov', 'china'] as const;

describe('Bot Service in each cloud', () => {
  for (const cloud of names) {
    const service = botServiceOf(cloud, tenant);

    it(`is trusted where it is: ${cloud}`, () => {
      for (const other of names) {
        const isHere = other === cloud;
        for (const url of connectors[other]) assert.equal(service.mayReplyTo(new URL(url)), isHere, url);
        for (const url of files[other]) assert.equal(service.mayDownloadFrom(new URL(url)), isHere, url);
      }
    });

    it(`takes messages by itself at an address that is trusted, where one is documented: ${cloud}`, () => {
      if (cloud === 'china') assert.equal(service.serviceUrl, undefined);
      else assert.ok(service.mayReplyTo(new URL(service.serviceUrl!)));
    });
  }

  /** What botbuilder makes of the settings: where tokens are got and for what, and whose keys are believed. */
  const known = (cloud: BotCloud) => {
    const settings = { MicrosoftAppId: 'x', MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'invented' };
    const { endpoints } = botServiceOf(cloud, tenant);
    const made = new ConfigurationBotFrameworkAuthentication({
      ...settings,
      ...endpoints,
      MicrosoftAppTenantId: tenant,
    });
    const { inner } = made as unknown as { inner: Readonly<Record<string, unknown>> };
    return [
      inner.toChannelFromBotLoginUrl,
      inner.toChannelFromBotOAuthScope,
      inner.toBotFromChannelTokenIssuer,
      inner.toBotFromChannelOpenIdMetadataUrl,
    ];
  };

  it('is known to botbuilder with its own sign-in, issuer and keys', () => {
    assert.deepEqual(known('public').slice(1), [
      'https://api.botframework.com',
      'https://api.botframework.com',
      'https://login.botframework.com/v1/.well-known/openidconfiguration',
    ]);
    assert.deepEqual(known('usgov').slice(1), [
      'https://api.botframework.us',
      'https://api.botframework.us',
      'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    ]);
    assert.deepEqual(known('china'), [
      `https://login.partner.microsoftonline.cn/${tenant}`,
      'https://api.botframework.azure.cn',
      'https://api.botframework.azure.cn',
      'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    ]);
  });
});
