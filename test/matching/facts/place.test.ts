import assert from 'node:assert/strict';
import { factOf } from './read.ts';

describe('The environment of a paste', () => {
  const cases: readonly (readonly [text: string, environment: string | undefined])[] = [
    ['docker login contosodev.azurecr.io\nError response from daemon: unauthorized', 'docker'],
    ['Error response from daemon: Get https://contosodev.azurecr.io/v2/: unauthorized', 'docker'],
    ['podman push contosodev.azurecr.io/web:1\nError: denied', 'docker'],
    ['$ az acr login -n contosodev\n$ docker push contosodev.azurecr.io/web\ndenied', 'docker'],
    ['az acr login -n contosodev\nERROR: CONNECTIVITY_REFRESH_TOKEN_ERROR', 'azure-cli'],
    ['$ docker build .\n$ az acr login -n contosodev\nCould not connect to the registry login server', 'azure-cli'],
    ['az acr check-health -n contosodev\nDocker pull of the test image: OK', 'azure-cli'],
    ['Warning  Failed  3m  kubelet  Failed to pull image "contosodev.azurecr.io/web:1": 401', 'kubernetes'],
    ['the pods are stuck in ImagePullBackOff', 'kubernetes'],
    ['our AKS cluster cannot pull from ACR', 'aks'],
    ['2024-05-20T09:02:41Z ERROR - DockerApiException: 401\nStopping site contoso', 'app-service'],
    ['Container App revision fails to provision, image cannot be pulled', 'container-apps'],
    ["(InaccessibleImage) The image in container group 'web' is not accessible.", 'container-instances'],
    ['##[error]unauthorized: authentication required', 'azure-devops'],
    ['2024-05-20T09:02:41.1234567Z ##[error]denied: requested access is denied', 'azure-devops'],
    ['Docker@2 with our service connection: 401', 'azure-devops'],
    ['Run docker/login-action@v3\nError: unauthorized', 'github-actions'],
    ['Run az acr login -n contosodev\nError: Process completed with exit code 1.', 'github-actions'],
    ['│ Error: creating azurerm_container_registry: unexpected status 403', 'terraform'],
    ['docker-compose pull\nERROR: unauthorized', 'docker'],
    ['error checking push permissions: UNAUTHORIZED', 'docker'],
    ['VS Code cannot list my registries', 'other'],
    ['v portálu nevidím repozitáře registru', 'portal'],
    ['Normal Scheduled  Successfully assigned web to aks-blue-1\nkubelet Failed to pull image "web": 401', 'aks'],
    ['azure kubernetes service cannot reach the registry', 'aks'],
    ['helm_release.web: Creating...\n│ Error: 401\n│   on chart.tf line 7, in resource "helm_release"', 'terraform'],
    ['null_resource.push (local-exec): denied', 'terraform'],
    ['cli.azure.cli.core.auth: AADSTS50076: MFA is needed', 'azure-cli'],
    ['ERROR: (ResourceNotFound) The registry was not found', 'azure-cli'],
    ['edgeAgent: Could not pull image', 'other'],
    ['ratify reports 401 for the signature', 'other'],
    ['the Jenkins build pipeline is refused by the registry', 'other'],
    ['our release pipeline is refused by the registry', 'azure-devops'],
    ['the cluster gets 401 from the registry', 'kubernetes'],
    ['Connect-AzContainerRegistry -Name contosodev\nUnauthorized', 'other'],
    ['steps for a container app:\n- uses: azure/docker-login@v2\nError: unauthorized', 'github-actions'],
    ['azure-pipelines.yml cannot reach the registry', 'azure-devops'],
    ['with docker it is fine, the web app logs 401', 'app-service'],
    ['the web app starts without a problem, docker pull says 401', 'docker'],
    ['ACI runs the image okay; my GitHub workflow gets denied', 'github-actions'],
    ['in the docker course I get no access to the repositories in the portal', 'portal'],
    ['{"type":"MsPortalFx.Errors.Error"} beside an app service', 'portal'],
    ['the registry answers unauthorized', undefined],
    ['deploy pod jiným účtem skončí na 403', undefined],
  ];
  for (const [text, environment] of cases)
    it(`${JSON.stringify(text)} → ${environment}`, () => assert.equal(factOf(text, 'environment'), environment));
});

describe('The cloud and the region of a paste', () => {
  it('follow the registry, then Azure addresses', () => {
    assert.equal(factOf('docker login contosodev.azurecr.io', 'cloud'), 'public');
    assert.equal(factOf('docker login contosodev.azurecr.cn', 'cloud'), 'china');
    assert.equal(factOf('https://login.microsoftonline.us/common failed', 'cloud'), 'usgov');
    assert.equal(factOf('unauthorized', 'cloud'), undefined);
  });

  it('are read where an endpoint or a setting names the region', () => {
    assert.equal(factOf('GET https://contosodev.northeurope.data.azurecr.io: EOF', 'region'), 'northeurope');
    assert.equal(factOf('[2024-05-20T09:02:41Z] ACR location: eastus', 'region'), 'eastus');
    assert.equal(factOf('az acr create -n contosodev -l westeurope --sku Basic', 'region'), 'westeurope');
  });
});

describe('The tool of a paste', () => {
  it('is that of the failing command, or the one that prints like this', () => {
    assert.equal(factOf('podman login contosodev.azurecr.io\nError: 401', 'tool'), 'podman');
    assert.equal(factOf('az acr login -n contosodev', 'tool'), 'az');
    assert.equal(factOf('failed to resolve reference "contosodev.azurecr.io/web:1": 401', 'tool'), 'containerd');
    assert.equal(factOf('Error response from daemon: unauthorized', 'tool'), 'docker');
  });
});
