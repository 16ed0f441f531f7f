import { Buffer } from 'node:buffer';
import * as fake from './fakes.ts';

/** What a rule must find, with the secret between ⟦ and ⟧, and what redaction must leave although the rule may look at it. */
export type Proof = { readonly finds: readonly string[]; readonly leaves: readonly string[] };

const guid = '5f2c0a11-7d3e-4b8a-9c55-2f6d7e8a9b10';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const { chosen, oldPassword } = fake;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const pair = base64(`contosoprod:${oldPassword}`);
const dockerConfig = base64(JSON.stringify({ auths: { 'contosoprod.azurecr.io': { auth: pair } } }));

/** The proofs of every rule, by its name. */
export const proofs: Readonly<Record<string, Proof>> = {
  'registry password with a marker': {
    finds: [`the admin key ⟦${fake.registryKey}⟧, pasted`, `⟦${fake.registryKey}⟧`],
    leaves: ['see docs/ACR and AAD+ACRPull', `${digest.slice(0, 40)}+ACRD`],
  },
  'Azure key with a marker': {
    finds: [`x ⟦${fake.annotatedKey}⟧ y`],
    leaves: ['part JQQJ99 of a name'],
  },
  'token of Azure DevOps with a marker': {
    finds: [`⟦${fake.devOpsToken}⟧`],
    leaves: ['AZDO agent 3.246', 'AZDOagent'],
  },
  'older token of Azure DevOps': {
    finds: [`git ⟦${fake.oldDevOpsToken}⟧`],
    leaves: [digest, 'a'.repeat(52), 'abcdefgh2'.repeat(9)],
  },
  'client secret': {
    finds: [`⟦${fake.clientSecret}⟧`, `is "⟦${fake.clientSecret}⟧".`],
    leaves: ['faq~ and Q~', `secret id ${guid}`],
  },
  'account key': {
    finds: [`⟦${fake.accountKey}⟧`],
    leaves: [`"integrity": "sha512-${fake.accountKey}"`],
  },
  'key in a connection string': {
    finds: [
      `AccountName=contosostore;AccountKey=⟦${fake.accountKey}⟧;EndpointSuffix=core.windows.net`,
      `Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=⟦${oldPassword}⟧`,
    ],
    leaves: [
      'AccountKey=<account key>;EndpointSuffix=core.windows.net',
      'AccountKey=$STORAGE_KEY;',
      'AccountKey=********',
    ],
  },
  'signed address': {
    finds: [`https://contosostore.blob.core.windows.net/logs?sv=2024-01-01&sp=r&sig=⟦${fake.signature}⟧&spr=https`],
    leaves: ['?sv=2024-01-01&sig=***', 'bigsig=12345678'],
  },
  'JSON web token': {
    finds: [`got ⟦${fake.webToken}⟧ from /oauth2/token`],
    leaves: ['eyJ is how they begin', 'token eyJhbGci…'],
  },
  'token of GitHub': {
    finds: [`⟦${fake.gitHubToken}⟧`, `⟦${fake.gitHubFineToken}⟧`],
    leaves: ['ghp_ and gho_ tokens', 'secrets.GITHUB_TOKEN'],
  },
  'token of another service': {
    finds: [`⟦${fake.gitLabToken}⟧`, `⟦${fake.dockerHubToken}⟧`],
    leaves: ['npm_config_registry_of_contoso', 'glpat-your-token-goes-here'],
  },
  'private key': {
    finds: [
      fake.privateKey.join('\n').replace(/(?<=KEY-----\n)([^-]*)(?=\n)/, '⟦$1⟧'),
      `${fake.privateKey[0]}\n⟦${fake.privateKey[1]}⟧\n`,
      `${fake.privateKey[0]}\n⟦${fake.privateKey[1]}⟧\nunauthorized: no`,
    ],
    leaves: ['-----BEGIN CERTIFICATE-----\nFAKEfake\n-----END CERTIFICATE-----', 'a PRIVATE KEY is missing'],
  },
  'Docker configuration in a Kubernetes secret': {
    finds: [
      `  .dockerconfigjson: ⟦${dockerConfig}⟧`,
      `".dockercfg": "⟦${dockerConfig}⟧"`,
      `.dockerconfigjson: |-\n  ⟦${dockerConfig}⟧`,
    ],
    leaves: [
      'type: kubernetes.io/dockerconfigjson',
      'no .dockerconfigjson in secret',
      '.dockerconfigjson: {{ .Values.pull }}',
    ],
  },
  'values of a Kubernetes secret': {
    finds: [
      `kind: Secret\nmetadata:\n  name: acr\ndata:\n  acr: ⟦${base64(chosen)}⟧\ntype: Opaque`,
      `{"data":{"acr":"⟦${base64(chosen)}⟧"},"kind":"Secret"}`,
    ],
    leaves: [
      `kind: ConfigMap\ndata:\n  registry: contosoprod.azurecr.io\n`,
      'kind: SecretProviderClass\ndata:\n  a: contosoprod',
    ],
  },
  'Authorization header': {
    finds: [
      `Authorization: Basic ⟦${pair}⟧`,
      `> authorization: Bearer ⟦abcdefghijk1⟧`,
      `"Authorization":["Basic ⟦${pair}⟧"]`,
      `'Authorization': 'Basic ⟦${pair}⟧'`,
    ],
    leaves: [
      'Authorization: Bearer $TOKEN',
      'Authorization: Basic <credentials>',
      'Www-Authenticate: Bearer realm="https://contosoprod.azurecr.io/oauth2/token",service="contosoprod.azurecr.io"',
      'authorization: basic realm="Azure Container Registry"',
    ],
  },
  'credentials of a scheme': {
    finds: [`with Bearer ⟦${oldPassword}⟧`, `X-Registry-Auth: ⟦${oldPassword}⟧`],
    leaves: [
      'Basic authentication is off',
      'no basic auth credentials',
      'Bearer realm="https://contosoprod.azurecr.io"',
    ],
  },
  cookie: {
    finds: [`Cookie: session=⟦${oldPassword}⟧`, `set-cookie: ESTS=⟦${oldPassword}; path=/⟧`],
    leaves: ['cookie: none', 'Cookie: a=b'],
  },
  'password in an address': {
    finds: [
      `HTTPS_PROXY=http://novak:⟦${chosen}⟧@proxy.contoso.com:3128`,
      `http://novak:⟦p@ss/1⟧@proxy.contoso.com:3128/`,
      `Get "https://contosoprod:⟦${oldPassword}⟧@contosoprod.azurecr.io/v2/"`,
      'https://:⟦fakefake⟧@contosoprod.azurecr.io',
      'no_proxy=x,http://novak:⟦fakefake⟧@proxy,http://contoso.com:80',
    ],
    leaves: [
      'https://contosoprod.azurecr.io:443/v2/ for novak@contoso.com',
      'https://proxy.contoso.com:3128/path?mail=novak@contoso.com',
      `docker-pullable://nginx:1.25@${digest}`,
      `https://contosoprod.azurecr.io/v2/app/manifests/app:v1@${digest}`,
      'http://$USER:$PASSWORD@proxy:3128',
      'http://novak:***@proxy:3128',
      'https://novak@dev.azure.com/contoso/app',
    ],
  },
  'token in an address': {
    finds: [`https://⟦${fake.oldDevOpsToken}⟧@dev.azure.com/contoso`],
    leaves: ['https://contoso-organisation@dev.azure.com/contoso'],
  },
  'value beside the name of a secret': {
    finds: [
      `{\n  "name": "password",\n  "value": "⟦${oldPassword}⟧"\n}`,
      `{"creationTime": "2024-05-20T09:02:41+00:00", "expiry": null, "name": "password1", "value": "⟦${oldPassword}⟧"}`,
      `{ "name": "DOCKER_REGISTRY_SERVER_PASSWORD", "slotSetting": false, "value": "⟦${chosen}⟧" }`,
      `- name: ACR_TOKEN\n  value: ⟦${oldPassword}⟧`,
      `<add key="ClearTextPassword" value="⟦${chosen}⟧" />`,
    ],
    leaves: [
      '{ "name": "DOCKER_REGISTRY_SERVER_URL", "value": "https://contosoprod.azurecr.io" }',
      '{ "name": "imagePullSecret", "value": "contoso-registry-secret" }',
      '"name": "password",\n"value": null',
      '- name: ACR_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: acr-secret',
      '- name: password\n  value: $(ACR_PASSWORD)',
    ],
  },
  'name of a secret behind its value': {
    finds: [`{"value": "⟦${oldPassword}⟧", "name": "password"}`],
    leaves: ['{"value": "contosoprod", "name": "tokenName"}'],
  },
  'element of XML': {
    finds: [`<password>⟦${chosen}⟧</password>`, `<ClearTextPassword>⟦kocour⟧</ClearTextPassword>`],
    leaves: [`<password>\${env.ACR_PASSWORD}</password>`, '<user>contoso</user>'],
  },
  'table of passwords': {
    finds: [`USERNAME     PASSWORD\n-----------  --------------------------------\ncontosoprod  ⟦${oldPassword}⟧`],
    leaves: [
      'NAME     RESOURCE\n-------  --------\ncontoso  contosogroup',
      'USERNAME  PASSWORD\n--------  --------\ncontoso   ********',
    ],
  },
  'client secret by its name': {
    finds: [
      `"clientSecret": "⟦${chosen}⟧"`,
      `export AZURE_CLIENT_SECRET=⟦kocour⟧`,
      `client_secret=⟦${chosen}⟧&resource=x`,
      `Client secret: ⟦${chosen}⟧`,
      `client_secret = "⟦${chosen}⟧"`,
    ],
    leaves: [
      'client_secret = var.client_secret',
      `clientSecret: \${{ secrets.AZURE_CLIENT_SECRET }}`,
      'AZURE_CLIENT_SECRET=<secret>',
      'the client secret: expired',
      `client secret id: ${guid}`,
      'Invalid clientid or client secret.',
    ],
  },
  'password by its name': {
    finds: [
      `password: "⟦${chosen}⟧"`,
      'password: ⟦kocour⟧',
      `"password": "⟦${oldPassword}⟧"`,
      `Password      : ⟦${chosen}⟧`,
      `Server=tcp:contoso.database.windows.net;Password=⟦${chosen}⟧;Encrypt=True`,
      `**Password:** ⟦${chosen}⟧`,
      `ACR_PW=⟦${chosen}⟧`,
      `Heslo: ⟦kocour⟧`,
      `registry.password = '⟦${chosen}⟧'`,
      `user: novak password: ⟦${chosen}⟧ host: x`,
      `PWD=⟦${chosen}⟧`,
      `{'password': '⟦kocour⟧'}`,
    ],
    leaves: [
      'password: ***',
      'Password:',
      'Password:\nLogin Succeeded',
      `password: \${{ secrets.ACR_PASSWORD }}`,
      'password = azurerm_container_registry.acr.admin_password',
      'password: $(acrPassword)',
      'invalid username/password: unauthorized: authentication required',
      'unable to retrieve auth token: invalid username/password: denied',
      'password: null',
      'admin_password = (sensitive value)',
      '"passwordSecretRef": "acr-password"',
      'password=process.env.ACR_PASSWORD',
      'password: [REDACTED]',
      '"password": "<your-password>"',
      'bypass: AzureServices',
      'PWD=/home/novak/app',
      'pass: 12',
    ],
  },
  'Docker credentials by their name': {
    finds: [`"auth": "⟦${base64('fake:fake')}⟧"`, `"identitytoken": "⟦${oldPassword}⟧"`, `auth: ⟦${pair}⟧`],
    leaves: ['"auth": {}', 'auth: none', 'auth=basic', '"auth": "azuread"'],
  },
  'token or key by its name': {
    finds: [
      `ACR_TOKEN=⟦${oldPassword}⟧`,
      `refresh_token=⟦${oldPassword}⟧&service=contosoprod.azurecr.io`,
      `pat: ⟦${fake.oldDevOpsToken}⟧`,
      `"accessToken": "⟦${oldPassword}⟧"`,
      `tajný klíč: ⟦${chosen}⟧`,
      `APP_SECRET='⟦${chosen}⟧'`,
    ],
    leaves: [
      'token: mytoken',
      'secret: acr-secret',
      'tokenName=ci-token-2',
      'imagePullSecrets: regcred',
      '"hint": "fak"',
      '"token": "/subscriptions/x/tokens/ci"',
      'key: contosoprod',
      `secret id: ${guid}`,
      'failed to fetch oauth token: unexpected status: 403 Forbidden',
      'failed to fetch anonymous token: Get "https://contosoprod.azurecr.io/oauth2/token?scope=repository%3Aapp%3Apull&service=contosoprod.azurecr.io": EOF',
    ],
  },
  'secret of an option': {
    finds: [
      `docker login contosoprod.azurecr.io -u contosoprod --password ⟦kocour⟧ --debug`,
      `kubectl create secret docker-registry acr --docker-password=⟦${oldPassword}⟧ --docker-username=x`,
      `['docker', 'login', '--password', '⟦kocour⟧', 'contosoprod.azurecr.io']`,
      `az containerapp registry set --password \\\n  ⟦${oldPassword}⟧`,
      `Connect-Contoso -Password ⟦${chosen}⟧`,
      `az login --client-secret "⟦${chosen}⟧"`,
    ],
    leaves: [
      'WARNING! Using --password via the CLI is insecure. Use --password-stdin.',
      'docker login --username contosoprod --password-stdin contosoprod.azurecr.io',
      'docker login -u team5contoso --password-stdin team5contoso.azurecr.io',
      '  creds: ***\n  enable-AzPSSession: false',
      'docker login --username contosoprod --password $ACR_PASSWORD',
      'docker login --password *** contosoprod.azurecr.io',
      'docker login -u x -p *** contosoprod.azurecr.io WARNING! Using --password via the CLI is insecure.',
      'docker login --password --username contosoprod',
      'docker login --password="%ACR_PASSWORD%"',
      'az login --service-principal --password <secret>',
    ],
  },
  'token or key of an option': {
    finds: [`az acr task create --git-access-token ⟦${oldPassword}⟧`, `--api-key=⟦${oldPassword}⟧`],
    leaves: [
      'az acr login --name contosoprod --expose-token',
      'az acr token create --token ci-token',
      'docker build --secret id=acr,src=token.txt .',
      'az acr token update --name ci --token contosotoken1',
    ],
  },
  'password of -p': {
    finds: [
      `docker login -u contosoprod -p ⟦kocour⟧ contosoprod.azurecr.io`,
      `docker login -u contosoprod -p "⟦${chosen}⟧" contosoprod.azurecr.io`,
      `docker login -u contosoprod -p⟦${oldPassword}⟧`,
      `docker login -u contosoprod -p⟦${chosen}⟧ contosoprod.azurecr.io`,
      `az login --service-principal \\\n  -u ${guid} \\\n  -p ⟦${chosen}⟧ --tenant ${guid}`,
      `["login", "-u", "contosoprod", "-p", "⟦kocour⟧"]`,
      `az acr import -n contosoprod --source x -u novak -p ⟦${chosen}⟧`,
    ],
    leaves: [
      'docker run -u 1000 -p 8080:80 contosoprod.azurecr.io/app',
      'docker login contosoprod.azurecr.io && mkdir -p build',
      'docker compose -p contoso up',
      'docker login -u contosoprod -password-stdin contosoprod.azurecr.io',
      'docker login -u contosoprod -p $ACR_PASSWORD contosoprod.azurecr.io',
      `docker login -u contosoprod -p "\${ACR_PASSWORD}" contosoprod.azurecr.io`,
      'docker login -u <user> -p <pwd> contosoprod.azurecr.io',
      'docker login -u contosoprod -p myPassword contosoprod.azurecr.io',
      'docker login -u contosoprod -p XXXXXXXXX contosoprod.azurecr.io',
      'docker login -u contosoprod -p `cat token`',
    ],
  },
  'user and password of -u': {
    finds: [
      `curl -u contosoprod:⟦${oldPassword}⟧ https://contosoprod.azurecr.io/v2/`,
      `curl --user "contosoprod:⟦kocour⟧" https://contosoprod.azurecr.io/v2/`,
      `skopeo copy --src-creds contosoprod:⟦${chosen}⟧ docker://x`,
    ],
    leaves: [
      'curl -u contosoprod:$PASSWORD https://contosoprod.azurecr.io',
      'docker run -u 1000:1000 app',
      'curl -u $U:$P x',
    ],
  },
  'password piped to a command': {
    finds: [
      `echo ⟦kocour⟧ | docker login contosoprod.azurecr.io -u contosoprod --password-stdin`,
      `echo -n '⟦${chosen}⟧' | docker login contosoprod.azurecr.io -u contosoprod --password-stdin`,
      `printf '%s' "⟦${chosen}⟧" | helm registry login contosoprod.azurecr.io --password-stdin`,
      `"⟦${chosen}⟧" | docker login contosoprod.azurecr.io -u contosoprod --password-stdin`,
      `echo -n '⟦contosoprod:kocour⟧' | base64`,
    ],
    leaves: [
      'echo $ACR_PASSWORD | docker login contosoprod.azurecr.io -u contosoprod --password-stdin',
      'cat token.txt | docker login contosoprod.azurecr.io --password-stdin',
      'echo "registry contosoprod" | tee log',
    ],
  },
  'password in a here-string, literal or secure string': {
    finds: [
      `docker login contosoprod.azurecr.io --password-stdin <<< "⟦${chosen}⟧"`,
      `kubectl create secret generic acr --from-literal=acr-pw=⟦kocour⟧`,
      `ConvertTo-SecureString "⟦${chosen}⟧" -AsPlainText -Force`,
    ],
    leaves: ['docker login --password-stdin <<< "$TOKEN"', 'kubectl create secret generic acr --from-literal=pw=$PW'],
  },
  'password in a sentence': {
    finds: [
      `the password is ⟦${chosen}⟧ and still 401`,
      'the password is ⟦summer2024⟧.',
      `heslo je ⟦${chosen}⟧, ale nejde to`,
      `heslo mám ⟦${chosen}⟧ a nejde to`,
      `heslo k registru contosoprod je ⟦${oldPassword}⟧.`,
      `přihlašuji se jako contosoprod s heslem ⟦${chosen}⟧`,
      `with pw ⟦${chosen}⟧`,
      `machine contosoprod.azurecr.io login contosoprod password ⟦${chosen}⟧`,
      `Here is the password:\n⟦${oldPassword}⟧\n`,
      `password2\t⟦${oldPassword}⟧`,
    ],
    leaves: [
      'the password is wrong',
      'the password is for contosoprod.azurecr.io',
      'heslo je správné, vypršelo včera',
      'heslo nefunguje od 3.5.2024',
      'password expired (AADSTS7000222)',
      'invalid password AADSTS50126: Error validating credentials',
      'Ask novak@contoso.com for the password, case 12345678',
    ],
  },
  'secret in a sentence': {
    finds: [
      `the client secret value is ⟦${chosen}⟧`,
      `tajný klíč aplikace je ⟦${chosen}⟧`,
      `token contoso-ci: ⟦${chosen}⟧`,
    ],
    leaves: [
      `the secret of app ${guid} is expired`,
      'the token is ci-token-2',
      'token server returned: unauthorized',
      `klíč k image ${digest}`,
      'přístupový token je platný 3 hodiny',
    ],
  },
  'password-like text near a word for secrets': {
    finds: [
      `client secret (⟦${'Fake9'.repeat(5)}⟧) expires`,
      `creds: contosoprod / ⟦${'Fake9'.repeat(5)}⟧`,
      `heslo jsem nastavil na ⟦${chosen}⟧`,
      `⟦${chosen}⟧ is the password`,
      // Typed behind the flag that takes none.
      `docker login contosoprod.azurecr.io -u contosoprod --password-stdin ⟦${chosen}⟧`,
    ],
    leaves: [
      'token for aks-nodepool1-12345678-vmss000000 in MC_contoso_westeurope',
      'secret in /subscriptions/x/resourceGroups/Contoso-RG1/providers/Microsoft.ContainerRegistry/registries/contosoprod',
      `token CorrelationId: ${guid}`,
      'no token for contosoprod.westeurope.data.azurecr.io, api-version 2023-07-01',
    ],
  },
  'base64 of a secret': {
    finds: [`⟦${dockerConfig}⟧`, `value ⟦${base64(fake.registryKey)}⟧`],
    leaves: [`value ${base64('contosoprod.azurecr.io/app:v1 is an image')}`, `MIIDfake${'FAKEfake'.repeat(4)}`],
  },
  'password-like text on its own': {
    finds: [`⟦${oldPassword}⟧`, `\n ⟦fak3+FAKEfakeFAKE⟧\n`],
    leaves: [
      'contosoACRprod2026registry',
      `ContosoProd-CI_pull-Token01`,
      digest,
      guid,
      'FAKEfake9FAKEfake.azurecr.io/app@sha256',
      'two fak3+FAKEfakeFAKE',
    ],
  },
};
