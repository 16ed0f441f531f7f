import assert from 'node:assert/strict';
import { rankCauses } from '../../src/conversation/diagnosis.ts';
import { addGiven } from '../../src/conversation/givenFacts.ts';
import { planSteps } from '../../src/conversation/steps.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

const content = realContent();
const read = createReader(content);
const refused = 'docker pull contosodev.azurecr.io/app:1\nunauthorized: authentication required';
const podRefused = (token: string) =>
  `Failed to pull image "contosoprod.azurecr.io/app:1": failed to authorize: failed to fetch ${token} token: unexpected status: 401 Unauthorized
  assigned web/app to aks-nodepool1-12345678-vmss000000`;

type Verdict = {
  readonly what: string;
  readonly paste: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly cause: readonly string[];
  readonly guide: readonly string[];
};

/** Rules of thumb that must hold, whatever weights the content has. */
const verdicts: readonly Verdict[] = [
  {
    what: 'a 403 of the token exchange is the network, not the admin user',
    paste: `az acr login -n contosodev
CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'contosodev.azurecr.io' was denied. Response code: 403.
Unable to get admin user credentials with message: Admin user is disabled.`,
    cause: ['client-ip-not-allowed', 'public-access-off'],
    guide: ['allow-client-ip'],
  },
  {
    what: 'in ABAC mode AcrPull does not count',
    paste: podRefused('oauth'),
    given: { identity: 'aks', registryMode: 'abac' },
    cause: ['role-ignored-abac'],
    guide: ['assign-repository-role', 'aks-kubelet-identity'],
  },
  {
    what: 'a missing image explains the 401 that the node adds to it',
    paste: `Failed to pull image "contosoprod.azurecr.io/app:9": [rpc error: code = NotFound desc = failed to pull and unpack image "contosoprod.azurecr.io/app:9": contosoprod.azurecr.io/app:9: not found, failed to authorize: failed to fetch anonymous token: 401 Unauthorized]`,
    cause: ['image-does-not-exist'],
    guide: ['image-exists'],
  },
  {
    what: 'an anonymous 401 in AKS without a pull secret is the kubelet identity',
    paste: podRefused('anonymous'),
    given: { identity: 'aks', pullSecret: 'no' },
    cause: ['pull-role-missing'],
    guide: ['aks-kubelet-identity'],
  },
  {
    what: "a pull secret that worked before has run out with its service principal's secret",
    paste: podRefused('oauth'),
    given: { identity: 'service-principal', pullSecret: 'yes', lastSuccess: 'worked-before' },
    cause: ['client-secret-expired'],
    guide: ['new-client-secret'],
  },
  {
    what: 'an e-mail address is no user name of a registry',
    paste: 'docker login contosoprod.azurecr.io -u petr@contoso.com\nunauthorized: Application not registered with AAD',
    cause: ['wrong-user-name'],
    guide: ['individual-sign-in'],
  },
  {
    what: 'a mistyped suffix is a wrong address, not a network problem',
    paste: 'docker login contosoreg.azureacr.io\ndial tcp: lookup contosoreg.azureacr.io: no such host',
    cause: ['login-server-malformed'],
    guide: ['login-server-name'],
  },
  {
    what: 'a registry that is not in this subscription may be in another',
    paste: `The resource with name 'contosoprod' and type 'Microsoft.ContainerRegistry/registries' could not be found in subscription 'Dev'.`,
    cause: ['registry-not-visible'],
    guide: ['tenant-and-subscription'],
  },
  {
    what: 'a sign-in with Entra is over after three hours',
    paste: refused,
    given: { identity: 'user', signInAge: 'over-3-hours' },
    cause: ['registry-login-expired'],
    guide: ['sign-in-again'],
  },
  {
    what: 'who pulls without signing in is held back by stored credentials first',
    paste: refused,
    given: { identity: 'anonymous' },
    cause: ['stored-credentials-stale'],
    guide: ['clear-stored-credentials'],
  },
  {
    what: "a secret's id is no password",
    paste: refused,
    given: { identity: 'service-principal', secretKind: 'id' },
    cause: ['wrong-password'],
    guide: ['test-service-principal'],
  },
  {
    what: 'a role of a minute ago has not arrived yet',
    paste: refused,
    given: { identity: 'managed-identity', roleAge: 'minutes' },
    cause: ['role-not-yet-effective'],
    guide: ['wait-for-role'],
  },
  {
    what: 'bad data of a credential helper says nothing about the registry',
    paste:
      'docker login contosodev.azurecr.io\nerror storing credentials - err: exit status 1, out: `The stub received bad data.`',
    cause: ['docker-credential-helper-broken'],
    guide: ['credential-store'],
  },
  {
    what: 'a token that is said to be disabled has not expired',
    paste: "docker login contosodev.azurecr.io -u ci-pull\ntoken 'ci-pull' is disabled",
    given: { identity: 'repository-token', lastSuccess: 'worked-before' },
    cause: ['token-disabled'],
    guide: ['repository-token-enable'],
  },
  {
    what: 'a token that somebody says is disabled has not expired, in Czech, too',
    paste: 'náš repo token v ACR je zakázaný',
    cause: ['token-disabled'],
    guide: ['repository-token-enable'],
  },
  {
    what: 'a password that is said to have expired has expired',
    paste: 'contosoprod.azurecr.io: token password expired (password1, 2026-05-01)',
    cause: ['token-password-expired'],
    guide: ['repository-token-password'],
  },
];

describe('verdicts on the real content', () => {
  for (const { what, paste, given = {}, cause, guide } of verdicts) {
    it(what, () => {
      const { matches, facts: pasted } = read(redact(paste).text);
      const facts = addGiven(pasted, given);
      const first = rankCauses(content, { matches, facts, findings: [], failed: [] })[0]!;
      assert.ok(cause.includes(first.cause.id), `${first.cause.id} is first`);
      const shown = planSteps(content, first.cause, facts)?.guide.id ?? 'none';
      assert.ok(guide.includes(shown), `${shown} is shown`);
    });
  }
});
