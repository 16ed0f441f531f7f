import type { TokenCredential } from '@azure/identity';
import type { CloudName } from './clouds.ts';
import { shareTokens } from './credential.ts';

/** The clouds' own names of Azure Database for PostgreSQL (`az cloud show --query endpoints.ossrdbmsResourceId`, 2026-11-25). */
const scopes: Readonly<Record<CloudName, string>> = {
  public: 'https://ossrdbms-aad.database.windows.net/.default',
  china: 'https://ossrdbms-aad.database.chinacloudapi.cn/.default',
  usgov: 'https://ossrdbms-aad.database.usgovcloudapi.net/.default',
};

/** Thrown where Azure gives no token for the database. The message is for the operator. */
export class DatabasePasswordError extends Error {
  override readonly name = 'DatabasePasswordError';
}

/**
 * Gives the password of each new connection to Azure Database for PostgreSQL: a token of the identity, kept until its last
 * minutes and asked for once, however many connections are opened at a time. An open connection outlives its token.
 */
export function createDatabasePassword(credential: TokenCredential, cloud: CloudName): () => Promise<string> {
  const tokens = shareTokens(credential);
  return async () => {
    const token = await tokens.getToken(scopes[cloud]).catch((error: unknown) => {
      throw noToken(error);
    });
    if (token === null) throw noToken();
    return token.token;
  };
}

function noToken(error?: unknown): DatabasePasswordError {
  const reason = error instanceof Error ? ` (${error.name})` : '';
  return new DatabasePasswordError(
    `Azure gave no token for the database${reason}. Check that the identity is assigned to this machine, and AZURE_CLIENT_ID`,
    { cause: error },
  );
}
