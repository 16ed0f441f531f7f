import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotService } from '../../../src/channels/teams/botService.ts';

const issuer = 'https://api.botframework.com';

/** The bot's id at the stand-in. */
export const appId = '6b1f2d34-0000-4000-8000-00000000b07a';

/** What a token says and how it is signed; what is left out is right. */
export type Token = {
  readonly claims?: { readonly [name: string]: unknown };
  readonly header?: { readonly [name: string]: unknown };
  readonly key?: KeyObject;
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const generate = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pairs = { trusted: generate(), elsewhere: generate(), foreign: generate() };

/** A key that Bot Service does not publish. */
export const foreignKey = pairs.foreign.privateKey;

/** The key that Bot Service publishes for another channel. */
export const elsewhereKey = pairs.elsewhere.privateKey;

function jwk(kid: string, key: KeyObject, endorsements: readonly string[]) {
  return { ...key.export({ format: 'jwk' }), kid, use: 'sig', endorsements };
}

const keys = [
  jwk('trusted', pairs.trusted.publicKey, ['msteams']),
  jwk('elsewhere', pairs.elsewhere.publicKey, ['webchat']),
];

/**
 * Stands in for Bot Service's keys and for the endpoint of managed identities, on the loopback address.
 * `serviceUrl` is where replies go; it is the only one that is trusted.
 */
export async function startBotService(serviceUrl: string) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answers: { readonly [path: string]: unknown } = {
      '/openid': { issuer, jwks_uri: `${address}/keys` },
      '/keys': { keys },
      '/msi/token': {
        access_token: 'token-of-the-managed-identity',
        expires_on: Math.floor(Date.now() / 1000) + 3600,
        resource: issuer,
        token_type: 'Bearer',
      },
    };
    const answer = answers[pathname];
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** Where managed identities get their tokens. */
    tokens: `${address}/msi/token`,
    botService: botServiceAt(`${address}/openid`, serviceUrl),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A Bot Service whose keys are described at `metadata`, and which takes replies at `serviceUrl` only. */
export function botServiceAt(metadata: string, serviceUrl: string): BotService {
  return {
    endpoints: {
      ToChannelFromBotLoginUrl: 'https://login.example/tenant',
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: true,
    },
    mayReplyTo: (url) => url.origin === serviceUrl,
    mayDownloadFrom: () => false,
  };
}

function sign(text: string, algorithm: unknown, key: KeyObject): string {
  if (algorithm === 'none') return '';
  // What a forger has who takes the public key for a shared secret.
  if (algorithm === 'HS256') {
    const published = pairs.trusted.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', published).update(text).digest('base64url');
  }
  return createSign('RSA-SHA256').update(text).sign(key, 'base64url');
}

/** The Authorization header of a request that comes from Bot Service, or pretends to. */
export function bearer(serviceUrl: string, { claims, header, key = pairs.trusted.privateKey }: Token = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const said = { iss: issuer, aud: appId, nbf: now - 60, exp: now + 600, serviceurl: serviceUrl, ...claims };
  const headed = { alg: 'RS256', typ: 'JWT', kid: 'trusted', ...header };
  const text = `${encode(headed)}.${encode(said)}`;
  return `Bearer ${text}.${sign(text, headed.alg, key)}`;
}
