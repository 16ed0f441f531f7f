import type { SecretKind } from './redacted.ts';

/** Whether a value has the older form of a registry's passwords: 32 characters without a marker. Names may have it, too. */
export function isRegistryPassword(value: string): boolean {
  return /^[A-Za-z0-9+/=]{32}$/.test(value);
}

/** The kind of a value that its context calls a password. */
export function passwordKind(value: string): SecretKind {
  return isRegistryPassword(value) ? 'registry-password' : 'password';
}

/** The kind of a value by the word for it. A "secret" ("tajný klíč") is what Azure calls the password of an application. */
export function kindNamed(word: string, value: string): SecretKind {
  if (/pass|pw|hesl/i.test(word)) return passwordKind(value);
  if (/secret|tajn/i.test(word)) return 'client-secret';
  return /^pat$/i.test(word) ? 'devops-token' : 'token';
}
