import assert from 'node:assert/strict';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';

const read = createReader(loadContent());
const reading = (text: string) => read(redact(text).text);
const signatures = (text: string) => reading(text).matches.map(({ signature }) => signature);

const daemonError = (message: string) =>
  `Error response from daemon: Get "https://contosodev.azurecr.io/v2/": ${message}`;
const token = 'https://contosodev.azurecr.io/oauth2/token?scope=repository%3Aweb%3Apull&service=contosodev.azurecr.io';

/** What a paste shows, the paste, the signatures that come first, in their order. */
const first: [what: string, text: string, expected: string[]][] = [
  ['a plain refusal', daemonError('unauthorized: authentication required'), ['authentication-required']],
  [
    'the Entra failure before what the CLI tried next',
    `Unable to get AAD authorization tokens with message: An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'contosodev.azurecr.io' was denied. Response code: 403. Please try running 'az login' again to refresh permissions.
Unable to get admin user credentials with message: Admin user is disabled.`,
    ['refresh-token-denied'],
  ],
  [
    'the first of several errors of a node before the attempt without credentials',
    `Failed to pull image "contosodev.azurecr.io/web:7": [rpc error: code = NotFound desc = contosodev.azurecr.io/web:7: not found, rpc error: code = Unknown desc = failed to fetch anonymous token: unexpected status from GET request to ${token}: 401 Unauthorized]`,
    ['image-not-found', 'kubernetes-pull-unauthorized'],
  ],
  [
    'the first error of a node also where the second would weigh more',
    `Failed to pull image "contosodev.azurecr.io/web:7": [rpc error: code = Unknown desc = failed to fetch anonymous token: unexpected status from GET request to ${token}: 401 Unauthorized, rpc error: code = NotFound desc = contosodev.azurecr.io/web:7: not found]`,
    ['kubernetes-pull-unauthorized'],
  ],
  [
    'the cluster that was refused before the bare refusal',
    `Failed to pull image "contosodev.azurecr.io/web:7": rpc error: code = Unknown desc = ${daemonError('unauthorized: authentication required')}`,
    ['kubernetes-pull-unauthorized', 'authentication-required'],
  ],
  [
    'the service that was refused before the bare refusal',
    `DockerApiException: Docker API responded with status code=InternalServerError, response={"message":"Get https://contosodev.azurecr.io/v2/web/manifests/7: unauthorized: authentication required"}`,
    ['azure-service-pull-failed', 'authentication-required'],
  ],
  [
    "the reason inside a service's error before the service",
    `DockerApiException: Docker API responded with status code=NotFound, response={"message":"manifest for contosodev.azurecr.io/web:7 not found: manifest unknown: manifest unknown"}`,
    ['image-not-found', 'azure-service-pull-failed'],
  ],
  [
    'the network before the rights',
    `${daemonError("denied: client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.")}
unauthorized: authentication required`,
    ['client-ip-denied', 'authentication-required'],
  ],
  [
    'both of two errors, the explaining one first, whatever comes first in the paste',
    `$ docker push contosodev.azurecr.io/web:7
unauthorized: authentication required
$ az login --service-principal -u 5b1d2c34-88aa-4c5e-9d10-6a7b8c9d0e1f
AADSTS7000222: The provided client secret keys for app '5b1d2c34-88aa-4c5e-9d10-6a7b8c9d0e1f' are expired.`,
    ['client-secret-expired', 'authentication-required'],
  ],
  ['prose', 'our cluster cannot pull from the acr, pods are in ImagePullBackOff', ['kubernetes-pull-unauthorized']],
  ['Czech prose', 'při docker loginu do našeho acr to píše no such host, co s tím?', ['login-server-dns']],
];

const unrelated: [what: string, text: string, subject: string | undefined][] = [
  [
    'Docker Hub',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    'docker-hub',
  ],
  [
    'an image without a host',
    "pull access denied for contoso-web, repository does not exist or may require 'docker login'",
    undefined,
  ],
  [
    'GitHub Packages',
    'ERROR: failed to push ghcr.io/contoso/web:7: unexpected status: 403 Forbidden',
    'github-packages',
  ],
  [
    'Amazon',
    'The push refers to repository [123456789012.dkr.ecr.eu-west-1.amazonaws.com/web]\nno basic auth credentials',
    'amazon-ecr',
  ],
  ['Harbor', 'unauthorized to access repository: fabrikam/web, action: push', 'harbor'],
  [
    "some company's registry",
    'Failed to pull image "registry.fabrikam.com/web:7": rpc error: x509: certificate signed by unknown authority',
    undefined,
  ],
  [
    'Key Vault',
    'Caller is not authorized to perform action on resource. Code: Forbidden, kv-contoso.vault.azure.net',
    'key-vault',
  ],
  [
    'storage',
    'AuthorizationPermissionMismatch: This request is not authorized, https://contosodata.blob.core.windows.net',
    'azure-storage',
  ],
  [
    'packages of Azure DevOps',
    'NU1301: 401 (Unauthorized) https://pkgs.dev.azure.com/contoso/_packaging/feed/nuget/v3/index.json',
    'azure-devops-artifacts',
  ],
  ['a database', 'Error: connect ECONNREFUSED 127.0.0.1:5432 postgres', 'database'],
  [
    'a probe',
    'Readiness probe failed: Get "http://10.1.0.4:8080/health": dial tcp 10.1.0.4:8080: connect: connection refused',
    'kubernetes',
  ],
  ['an announcement', 'new image contosodev.azurecr.io/web:1.5 is out, please pull', undefined],
  ['a Czech announcement', 'nový image je v contosodev.azurecr.io/web:1.5', undefined],
  ['a success', '$ az acr login --name contosodev\nLogin Succeeded', undefined],
  [
    'an application that fails after its image was pulled',
    'Status: Downloaded newer image for contosodev.azurecr.io/web:1\nUnhandled exception: SocketException (111): Connection refused',
    undefined,
  ],
  ['a pipeline that is no error', '- task: Docker@2\n  inputs:\n    containerRegistry: acr-prod', undefined],
  ['small talk', 'jdeme na oběd?', undefined],
];

describe('Reading a paste', () => {
  for (const [what, text, expected] of first) {
    it(`puts ${what} first`, () => assert.deepEqual(signatures(text).slice(0, expected.length), expected));
  }

  for (const [what, text, subject] of unrelated) {
    it(`claims nothing about ${what}`, () => {
      const { matches, otherSubject } = reading(text);
      assert.deepEqual(matches, []);
      assert.equal(otherSubject, subject);
    });
  }

  it('leaves a line with the host of another registry out of account', () => {
    const text = `$ docker login contosodev.azurecr.io
Login Succeeded
$ docker pull ghcr.io/contoso/base:1
Error response from daemon: Head "https://ghcr.io/v2/contoso/base/manifests/1": unauthorized: authentication required`;
    assert.deepEqual(signatures(text), []);
  });

  it('names no other subject beside a match', () => {
    const { matches, otherSubject } = reading(`docker pull docker.io/library/nginx\n${daemonError('EOF')}`);
    assert.equal(matches[0]?.signature, 'connection-blocked');
    assert.equal(otherSubject, undefined);
  });

  it('brings the facts of the paste', () => {
    assert.equal(reading(daemonError('unauthorized: authentication required')).facts.registry?.value, 'contosodev');
  });
});

describe('How sure a reading is', () => {
  const band = (text: string) => reading(text).matches[0]?.band;

  it('is sure of an error text that names an Azure registry', () => {
    assert.equal(band(daemonError('unauthorized: authentication required')), 'sure');
    assert.equal(band('An error occurred: CONNECTIVITY_CHALLENGE_ERROR'), 'sure');
  });

  it('is not sure where the text may come from anything', () => {
    assert.equal(band('denied: requested access to the resource is denied'), 'likely');
    assert.equal(band('AADSTS7000222: The provided client secret keys for app are expired.'), 'likely');
    assert.equal(
      band('az acr login -n contosodev\nread tcp 10.0.0.4:51234->203.0.113.7:443: connection reset by peer'),
      'likely',
    );
  });

  it('never speaks up for what people tell in their own words', () => {
    for (const text of [
      'our acr login is refused since monday',
      'acr: 401 on pull, no idea why',
      'push do acr nejde',
    ]) {
      assert.notEqual(band(text), 'sure');
    }
  });
});

describe('The deciding line', () => {
  it('is the line of the paste that holds the wording, as it was printed', () => {
    const [match] = reading(
      `$ docker pull contosodev.azurecr.io/web\nUsing default tag: latest\n${daemonError('EOF')}`,
    ).matches;
    assert.equal(match?.line, daemonError('EOF'));
  });

  it('has no timestamp and no marks of a pipeline', () => {
    const [match] = reading(`2026-05-11T09:31:12.4410226Z ##[error]${daemonError('EOF')}`).matches;
    assert.equal(match?.line, daemonError('EOF'));
  });

  it('is cut around the wording where the line is long', () => {
    const [match] = reading(
      `${'layer pushed; '.repeat(300)}${daemonError('EOF')} ${'layer pushed; '.repeat(300)}`,
    ).matches;
    assert.ok(match!.line.length <= 400);
    assert.ok(match!.line.includes('contosodev.azurecr.io/v2/": EOF'));
  });
});
