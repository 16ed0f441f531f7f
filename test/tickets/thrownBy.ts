import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { TargetError } from '../../src/tickets/target.ts';

/** The secret of every target in the tests, invented. It never shows. */
export const secret = 'invented-secret-of-the-tests-0123456789';

/** Forms in which the secret might show: as it is, or as a sign-in encodes it. */
export const secretForms = (user: string) => [
  secret,
  Buffer.from(secret).toString('base64'),
  Buffer.from(`${user}:${secret}`).toString('base64'),
  Buffer.from(`\0${user}\0${secret}`).toString('base64'),
];

/** What a target throws, once it is sure that nothing that an operator could read of it holds the secret. */
export async function thrownBy(promise: Promise<unknown>, user = 'bot@contoso.com'): Promise<TargetError> {
  const error = await promise.then(
    () => assert.fail('nothing was thrown'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof TargetError, inspect(error));
  const seen = `${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`;
  for (const form of secretForms(user)) assert.ok(!seen.includes(form), seen);
  return error;
}
