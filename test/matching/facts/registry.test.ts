import assert from 'node:assert/strict';
import { factOf, factsOf, othersOf } from './read.ts';

describe('The registry of a paste', () => {
  describe('is the name in an address', () => {
    const named: readonly (readonly [text: string, registry: string, loginServer: string | undefined])[] = [
      ['Get "https://contosodev.azurecr.io/v2/": unauthorized', 'contosodev', 'contosodev.azurecr.io'],
      ['docker push ContosoDev.azurecr.io/web:1', 'contosodev', 'contosodev.azurecr.io'],
      ['Failed to pull image "fabrikam.azurecr.cn/web:1"', 'fabrikam', 'fabrikam.azurecr.cn'],
      ['docker login northwind.azurecr.us:443 -u northwind', 'northwind', 'northwind.azurecr.us'],
      [
        'lookup contosoreg-e7aaaaaaaaaaaaa8.azurecr.io: no such host',
        'contosoreg',
        'contosoreg-e7aaaaaaaaaaaaa8.azurecr.io',
      ],
      ['GET https://adatumprod.westeurope.data.azurecr.io/blob: EOF', 'adatumprod', 'adatumprod.azurecr.io'],
      ['adatumprod.swedencentral.geo.azurecr.io timed out', 'adatumprod', 'adatumprod.azurecr.io'],
      ['adatumprod.privatelink.azurecr.io has 10.1.2.3', 'adatumprod', 'adatumprod.azurecr.io'],
      ['adatumprod.westeurope.data.privatelink.azurecr.io cannot be resolved', 'adatumprod', 'adatumprod.azurecr.io'],
      ['az acr login --name tailwind.azurecr.io.azurecr.io', 'tailwind', 'tailwind.azurecr.io'],
      ['docker login tailwind.azurecr.com', 'tailwind', undefined],
      ['docker login tailwind.azureacr.io', 'tailwind', undefined],
      ['GET https:?scope=repository%3Aweb%3Apull&service=contosodev.azurecr.io', 'contosodev', 'contosodev.azurecr.io'],
      ['docker://contosodev.azurecr.io/web', 'contosodev', 'contosodev.azurecr.io'],
      ['REGISTRY_LOGIN_SERVER=contosodev.azurecr.io', 'contosodev', 'contosodev.azurecr.io'],
      ['azureContainerRegistry: contosodev.azurecr.io', 'contosodev', 'contosodev.azurecr.io'],
    ];
    for (const [text, registry, loginServer] of named) {
      it(text, () => {
        assert.equal(factOf(text, 'registry'), registry);
        assert.equal(factOf(text, 'loginServer'), loginServer);
      });
    }
  });

  describe('is the name in a command, a setting or a message', () => {
    const named: readonly (readonly [text: string, registry: string])[] = [
      ['az acr login -n contosodev', 'contosodev'],
      ['az acr login -n shopimages says that there is no such registry', 'shopimages'],
      ['$ az acr login --name ContosoDev', 'contosodev'],
      ['PS C:\\src> az acr login --name="contosodev"', 'contosodev'],
      ['C:\\Users\\me>az.cmd acr show -n contosodev -g rg-shared', 'contosodev'],
      ['az acr build -r contosodev -t web:1 .', 'contosodev'],
      ['az acr token create -n ci-token -r contosodev', 'contosodev'],
      ["az aks update -g rg -n aks1 --attach-acr 'contosodev'", 'contosodev'],
      ['az aks check-acr -g rg -n aks1 --acr contosodev.azurecr.io', 'contosodev'],
      ["You may want to use 'az acr login -n contosodev --expose-token' to get an access token", 'contosodev'],
      ['Connect-AzContainerRegistry -Name contosodev', 'contosodev'],
      ['ACR=contosodev', 'contosodev'],
      ['Registry Name: "contosodev"): unexpected status 403', 'contosodev'],
      ['acr purge --registry contosodev --untagged', 'contosodev'],
      ['acr_name: contosodev', 'contosodev'],
      ['export ACR_NAME="contosodev"', 'contosodev'],
      [
        "over scope '/subscriptions/5f2c0000-1111-4222-8333-944455556666/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contosodev'",
        'contosodev',
      ],
      [
        "The resource with name 'contosodev' and type 'Microsoft.ContainerRegistry/registries' could not be found",
        'contosodev',
      ],
      [
        "The Resource 'Microsoft.ContainerRegistry/registries/contosodev' under resource group 'rg' was not found.",
        'contosodev',
      ],
      ["Registry name is 'contosodev'. The following suffix '.azurecr.io' is automatically omitted.", 'contosodev'],
    ];
    for (const [text, registry] of named) it(text, () => assert.equal(factOf(text, 'registry'), registry));
  });

  describe('is the name in a sentence, where it can be nothing else', () => {
    const named: readonly (readonly [text: string, registry: string | undefined])[] = [
      ['the firewall of registry contosodev blocks me', 'contosodev'],
      ['contosoprod acr says denied', 'contosoprod'],
      ['our registry is called fabrikam', 'fabrikam'],
      ['registr contosodev mě nepustí', 'contosodev'],
      ['push do contosodev mi nejde', 'contosodev'],
      ['registr se jmenuje tailwind', 'tailwind'],
      ['I cannot pull from fabrikam07', 'fabrikam07'],
      ['push do fabrikamint mi nejde', 'fabrikamint'],
      ['přihlášení do fabrikamlab vrací 401', 'fabrikamlab'],
      ['registry name fabrikamdev, tag 7', 'fabrikamdev'],
      ['náš registr je fabrikamdev', 'fabrikamdev'],
      ['our acr (fabrikamdev) is full', 'fabrikamdev'],
      ['push to gitlab, then pull from github, from the endpoint and the blueprint', undefined],
      ['the registry refuses my password', undefined],
      ['push from jenkins to the registry fails', undefined],
      ['push do registru neprojde', undefined],
      ['pull the latest image from the private registry', undefined],
      ['az aks update --attach-acr refuses to run', undefined],
      ['az aks update --attach-acr fails: not an owner', undefined],
      ['which registry name goes there?', undefined],
    ];
    for (const [text, registry] of named) it(text, () => assert.equal(factOf(text, 'registry'), registry));
  });

  describe('is absent where the name is masked or a placeholder', () => {
    const masked = [
      'docker login ***.azurecr.io',
      'docker login con***.azurecr.io',
      'docker login <acr-name>.azurecr.io',
      'docker login {registry}.azurecr.io',
      'docker login [redacted].azurecr.io',
      'docker login $ACR.azurecr.io',
      `docker login \${ACR_NAME}.azurecr.io`,
      'docker login %ACR%.azurecr.io',
      'docker login $(acrName).azurecr.io',
      'docker login XXXX.azurecr.io',
      'docker login MY_REGISTRY.azurecr.io',
      'az acr login -n <registry>',
      'az acr login -n registry_name',
      'az acr login -n $ACR_NAME',
      'az acr login -n xxxxxx',
      'acr=myacr$RANDOM',
      'az acr login -n {}',
      'docker login «secret 1».azurecr.io',
      '*.azurecr.io, privatelink.azurecr.io and mcr.microsoft.com must be reachable',
      'The push refers to repository [docker.io/library/contosodev.azurecr.io]',
      'docker pull mcr.microsoft.com/hello-world',
    ];
    for (const text of masked) it(text, () => assert.equal(factOf(text, 'registry'), undefined));
  });

  it('is the one on the failing line; the others are told apart', () => {
    const text = `The push refers to repository [contosoold.azurecr.io/web]
Get https://contosodev.azurecr.io/v2/: dial tcp: lookup contosodev.azurecr.io: no such host`;
    assert.equal(factOf(text, 'registry'), 'contosodev');
    assert.deepEqual(othersOf(text), ['contosoold']);
  });

  it('is the target of an import, not its source', () => {
    const text = 'az acr import -n contosodev --source fabrikam.azurecr.io/web:1 --image web:1';
    assert.equal(factOf(text, 'registry'), 'contosodev');
    assert.deepEqual(othersOf(text), ['fabrikam']);
  });

  it('carries the line that it was read in', () => {
    const { registry } = factsOf('hello\nsudo docker login contosodev.azurecr.io\nbye');
    assert.deepEqual(registry, {
      value: 'contosodev',
      origin: 'pasted',
      line: 'sudo docker login contosodev.azurecr.io',
    });
  });
});
