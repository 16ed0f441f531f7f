import {
  type AccessToken,
  AzureCliCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { clouds } from './clouds.ts';
import type { AzureSettings } from './settings.ts';
import { untilAborted } from './untilAborted.ts';

/** A token is not used in its last minutes: it could end on the way. */
const marginMs = 5 * 60_000;

/** After this an endpoint that hangs is asked anew, so that it does not hold up later reads. */
const tokenLimitMs = 10_000;

/** The identity that the settings name, as the Azure SDKs take it. */
export function createCredential({ identity, cloud }: AzureSettings): TokenCredential {
  switch (identity.kind) {
    case 'managed-identity':
      return identity.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: identity.clientId });
    case 'workload-identity':
      return new WorkloadIdentityCredential({
        clientId: identity.clientId,
        tenantId: identity.tenantId,
        tokenFilePath: identity.tokenFile,
        authorityHost: clouds[cloud].authority,
      });
    case 'azure-cli':
      return new AzureCliCredential();
  }
}

function isFresh(token: AccessToken | null): boolean {
  return token !== null && token.expiresOnTimestamp - marginMs > Date.now();
}

/** The same credential, whose tokens are kept and asked for once, however many clients want one at a time. */
export function shareTokens(credential: TokenCredential, limitMs: number = tokenLimitMs): TokenCredential {
  const tokens = new Map<string, Promise<AccessToken | null>>();
  const start = (key: string, scopes: string | string[]) => {
    const asked = untilAborted(credential.getToken(scopes), AbortSignal.timeout(limitMs));
    tokens.set(key, asked);
    asked.catch(() => tokens.delete(key));
    return asked;
  };
  return {
    async getToken(scopes, options) {
      // A claims challenge means that the kept token is refused.
      if (options?.claims !== undefined) return credential.getToken(scopes, options);
      const key = [scopes].flat().join(' ');
      const held = tokens.get(key);
      if (held === undefined) return start(key, scopes);
      const token = await held;
      if (isFresh(token)) return token;
      const newer = tokens.get(key);
      return newer !== undefined && newer !== held ? newer : start(key, scopes);
    },
  };
}
