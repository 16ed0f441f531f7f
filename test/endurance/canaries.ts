import fc from 'fast-check';
import { contexts, passwords, shapedSecrets } from '../redaction/arbitraries.ts';

/** An invented secret that is to be found nowhere, and how somebody pastes it. */
export type Canary = {
  readonly kind: string;
  readonly isShaped: boolean;
  readonly secret: string;
  readonly paste: string;
};

/** Everything is drawn from this, so that each run has the same ones. */
const seed = 20261125;

const errors = [
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.',
  '2026-11-24T07:55:13Z ##[error]denied: requested access to the resource is denied',
  'Failed to pull image "contosoprod.azurecr.io/shop/web:1.4": 401 Unauthorized',
];

const places: readonly ((secret: string) => string)[] = [
  (secret) => `$ export TOKEN=${secret}`,
  (secret) => `I tried it with ${secret} and it does not work`,
  (secret) => `[12:01:07] step 3/9 ${secret}`,
  (secret) => `value: "${secret}"`,
];

function pasteOf(line: string, index: number): string {
  return ['$ docker pull contosoprod.azurecr.io/shop/web:1.4', line, errors[index % errors.length]].join('\n');
}

/** As many shaped ones of each kind, which are known wherever they stand, and passwords that are known by what is around. */
export function makeCanaries(shaped: number, known: number): Canary[] {
  const sample = (arbitrary: fc.Arbitrary<string>, count: number, offset: number) =>
    fc.sample(arbitrary, { seed: seed + offset, numRuns: count });
  const ofShape = Object.entries(shapedSecrets).flatMap(([kind, arbitrary], offset) =>
    sample(arbitrary, shaped, offset).map((secret, index) => {
      const paste = pasteOf(places[index % places.length]!(secret), index);
      return { kind, isShaped: true, secret, paste };
    }),
  );
  const inContext = contexts.flatMap((context, offset) =>
    sample(passwords.old, known, 100 + offset).map((secret, index) => {
      return { kind: context('…'), isShaped: false, secret, paste: pasteOf(context(secret), index) };
    }),
  );
  return [...ofShape, ...inContext];
}
