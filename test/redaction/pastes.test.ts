import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { redact } from '../../src/redaction/redact.ts';
import * as fake from './fakes.ts';

const guid = '5f2c0a11-7d3e-4b8a-9c55-2f6d7e8a9b10';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Marks each secret in the text with ⟦ and ⟧; the numbers follow from the order. */
function assertRedacts(marked: string, kinds: readonly string[]): void {
  const numbers = new Map<string, number>();
  const expected = marked.replace(/⟦([^⟧]*)⟧/g, (_, secret: string) => {
    if (!numbers.has(secret)) numbers.set(secret, numbers.size + 1);
    return `«secret ${numbers.get(secret)}»`;
  });
  const { text, secrets } = redact(marked.replace(/[⟦⟧]/g, ''));
  assert.equal(text, expected);
  assert.deepEqual(
    secrets.map(({ kind }) => kind),
    kinds,
  );
  assert.deepEqual(redact(text), { text, secrets: [] });
}

describe('redaction of whole pastes', () => {
  it('a terminal: credentials shown, then used', () => {
    assertRedacts(
      `PS C:\\Users\\novak> az acr credential show -n contosoprod
{
  "passwords": [
    {
      "name": "password",
      "value": "⟦${fake.oldPassword}⟧"
    },
    {
      "name": "password2",
      "value": "⟦${fake.registryKey}⟧"
    }
  ],
  "username": "contosoprod"
}
PS C:\\Users\\novak> docker login contosoprod.azurecr.io -u contosoprod -p ⟦${fake.oldPassword}⟧
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: Invalid clientid or client secret.
`,
      ['registry-password', 'registry-password'],
    );
  });

  it('a pipeline: timestamps, masked values, a service principal', () => {
    assertRedacts(
      `2024-05-20T09:02:41.0801190Z [command]/usr/bin/az login --service-principal -u *** --password=*** --tenant ${guid}
2024-05-20T09:02:43.1000000Z ##[debug]AZURE_CREDENTIALS={"clientId":"${guid}","clientSecret":"⟦${fake.clientSecret}⟧","tenantId":"${guid}"}
2024-05-20T09:02:44.1000000Z AADSTS7000215: Invalid client secret provided. Trace ID: ${guid} Correlation ID: ${guid} Timestamp: 2024-05-20 09:02:44Z
2024-05-20T09:02:44.2000000Z pulling contosoprod.azurecr.io/team/app@${digest}
2024-05-20T09:02:45.0000000Z ##[error]The process '/usr/bin/docker' failed with exit code 1
`,
      ['client-secret'],
    );
  });

  it('Kubernetes: events, a pull secret, its decoded content', () => {
    const config = JSON.stringify({ auths: { 'contosoprod.azurecr.io': { auth: base64('contosoprod:fakefake') } } });
    assertRedacts(
      `$ kubectl describe pod api-7d9f8b6c5-x2x4z
  Warning  Failed  51m (x3 over 52m)  kubelet  Failed to pull image "contosoprod.azurecr.io/api:v1.2.3": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized
  imagePullSecrets: acr-secret
$ kubectl get secret acr-secret -o yaml
apiVersion: v1
data:
  .dockerconfigjson: ⟦${base64(config)}⟧
kind: Secret
metadata:
  name: acr-secret
  uid: ${guid}
type: kubernetes.io/dockerconfigjson
$ base64 -d
{"auths":{"contosoprod.azurecr.io":{"auth":"⟦${base64('contosoprod:fakefake')}⟧"}}}
`,
      ['kubernetes-secret', 'docker-config'],
    );
  });

  it('curl and a proxy', () => {
    assertRedacts(
      `export HTTPS_PROXY=http://contoso%5Cnovak:⟦${fake.chosen}⟧@proxy.contoso.com:3128
curl -v -u 00000000-0000-0000-0000-000000000000:⟦${fake.webToken}⟧ https://contosoprod.azurecr.io/v2/
> GET /v2/ HTTP/1.1
> Authorization: Basic ⟦${base64('fake:fake')}⟧
< HTTP/1.1 401 Unauthorized
< Www-Authenticate: Bearer realm="https://contosoprod.azurecr.io/oauth2/token",service="contosoprod.azurecr.io"
< X-Ms-Correlation-Request-Id: ${guid}
{"errors":[{"code":"UNAUTHORIZED","message":"authentication required, visit https://aka.ms/acr/authorization for more information. CorrelationId: ${guid}","detail":null}]}
`,
      ['url-password', 'token', 'authorization-header'],
    );
  });

  it('app settings and Terraform', () => {
    assertRedacts(
      `[
  { "name": "DOCKER_REGISTRY_SERVER_URL", "slotSetting": false, "value": "https://contosoprod.azurecr.io" },
  { "name": "DOCKER_REGISTRY_SERVER_USERNAME", "slotSetting": false, "value": "contosoprod" },
  { "name": "DOCKER_REGISTRY_SERVER_PASSWORD", "slotSetting": false, "value": "⟦${fake.oldPassword}⟧" },
  { "name": "AzureWebJobsStorage", "value": "DefaultEndpointsProtocol=https;AccountName=contosostore;AccountKey=⟦${fake.accountKey}⟧;EndpointSuffix=core.windows.net" }
]
resource "azurerm_container_app" "app" {
  registry {
    server               = "contosoprod.azurecr.io"
    username             = azurerm_container_registry.acr.admin_username
    password_secret_name = "acr-password"
  }
  secret {
    name  = "acr-password"
    value = "⟦${fake.registryKey}⟧"
  }
}
logs: https://contosostore.blob.core.windows.net/logs/1?sv=2024-01-01&se=2026-01-01T00%3A00Z&sr=b&sp=r&sig=⟦${fake.signature}⟧
`,
      ['registry-password', 'storage-key', 'registry-password', 'signed-url'],
    );
  });

  it('prose in Czech', () => {
    assertRedacts(
      `Ahoj, od včera mi nejde docker login do contosoprod.azurecr.io, píše to „unauthorized: authentication required“.
Přihlašuji se jako service principal ${guid}, tajný klíč je ⟦${fake.clientSecret}⟧ a tenant ${guid}.
S admin účtem (heslo ⟦${fake.chosen}⟧) to jde, z IP 203.0.113.7 taky. Token je prý platný 3 hodiny, heslo nevypršelo.
Napište mi na novak@contoso.com.
`,
      ['client-secret', 'password'],
    );
  });

  it('prose in English, with a token of a repository and one of a pipeline', () => {
    assertRedacts(
      `Hi, our mirror job pulls with the token ci-mirror. The password is ⟦${fake.registryKey}⟧, hint "fak".
The pipeline's PAT: ⟦${fake.oldDevOpsToken}⟧
The push uses ${'x'.repeat(20)} as a placeholder and GITHUB_TOKEN=⟦${fake.gitHubToken}⟧. Password and user name were checked twice!
`,
      ['registry-password', 'devops-token', 'github-token'],
    );
  });
});
