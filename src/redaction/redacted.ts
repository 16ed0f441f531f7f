declare const redactedBrand: unique symbol;

/**
 * Text from which every recognised secret has been replaced by a numbered stand-in.
 * Only `redact` makes one, so a function that takes `Redacted` can never meet a raw paste.
 */
export type Redacted = string & { readonly [redactedBrand]: true };

/** The kinds of secret that are told apart, because each is rotated in another way. */
export type SecretKind =
  | 'registry-password'
  | 'client-secret'
  | 'token'
  | 'docker-config'
  | 'kubernetes-secret'
  | 'password'
  | 'authorization-header'
  | 'url-password'
  | 'storage-key'
  | 'signed-url'
  | 'devops-token'
  | 'github-token'
  | 'private-key';

/** One secret that was removed. The same secret pasted twice keeps its number. */
export type FoundSecret = { readonly number: number; readonly kind: SecretKind };

/** What is left of a paste after redaction, and what was taken out of it (kinds only, never values). */
export type Redaction = { readonly text: Redacted; readonly secrets: readonly FoundSecret[] };
