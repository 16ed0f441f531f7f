import type { TeamsAdapter } from './teamsAdapter.ts';

/** Thrown where the bot gets no token. `code` is what the log shows: Entra's number, or what could not be reached. */
export class TeamsSignInError extends Error {
  override readonly name = 'TeamsSignInError';
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(`The bot could not sign in at Bot Service: ${code}`, { cause });
    this.code = code;
  }
}

/** Entra's number of what is wrong, or the short name that the library gives it; the text may hold ids. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const [number] = /\bAADSTS\d{1,9}\b/.exec(error.message) ?? [];
  const { errorCode, name } = error as Error & { errorCode?: unknown };
  return number ?? (typeof errorCode === 'string' ? errorCode : name);
}

/**
 * Makes the check that the bot may sign in, with its secret or its managed identity. What is sent afterwards uses the same token.
 * @throws TeamsSignInError
 */
export function createVerify(adapter: TeamsAdapter, appId: string): () => Promise<void> {
  return () =>
    adapter.signIn(appId).catch((error: unknown) => {
      throw new TeamsSignInError(codeOf(error), error);
    });
}
