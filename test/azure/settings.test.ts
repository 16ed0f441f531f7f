import assert from 'node:assert/strict';
import { AzureCliCredential, ManagedIdentityCredential, WorkloadIdentityCredential } from '@azure/identity';
import { createCredential } from '../../src/azure/credential.ts';
import { AzureSettingsError, readAzureSettings } from '../../src/azure/settings.ts';

const clientId = '55555555-aaaa-4bbb-8ccc-000000000009';
const workload = {
  AZURE_CLIENT_ID: clientId,
  AZURE_TENANT_ID: 'contoso',
  AZURE_FEDERATED_TOKEN_FILE: '/var/run/token',
};

function refusalOf(environment: Readonly<Record<string, string>>): string {
  try {
    readAzureSettings(environment);
  } catch (error) {
    if (error instanceof AzureSettingsError) return error.message;
  }
  return assert.fail('The settings are taken.');
}

describe('readAzureSettings', () => {
  it('needs nothing on a developer’s machine', () => {
    assert.deepEqual(readAzureSettings({}), {
      cloud: 'public',
      identity: { kind: 'azure-cli' },
      endpoints: {
        arm: 'https://management.azure.com',
        graph: 'https://graph.microsoft.com',
        logs: 'https://api.loganalytics.io',
      },
      subscriptions: [],
      allowsPrivateAddresses: false,
    });
  });

  it('takes the addresses of a cloud, and such as are given', () => {
    const { endpoints } = readAzureSettings({ AZURE_CLOUD: 'china', LOGS_ENDPOINT: 'https://127.0.0.1:9443/v1/' });
    assert.deepEqual(endpoints, {
      arm: 'https://management.chinacloudapi.cn',
      graph: 'https://microsoftgraph.chinacloudapi.cn',
      logs: 'https://127.0.0.1:9443',
    });
  });

  it('reads a list of subscriptions', () => {
    const one = '11111111-aaaa-4bbb-8ccc-000000000001';
    const two = '11111111-aaaa-4bbb-8ccc-000000000002';
    assert.deepEqual(readAzureSettings({ AZURE_SUBSCRIPTIONS: `${one}, ${two}` }).subscriptions, [one, two]);
  });

  const wrong = {
    AZURE_CLOUD: 'germany',
    ARM_ENDPOINT: 'http://127.0.0.1:8080',
    GRAPH_ENDPOINT: 'graph.microsoft.com',
    LOGS_ENDPOINT: 'https://user:word@adatum.example',
    LOG_WORKSPACE_ID: 'my-workspace',
    AZURE_SUBSCRIPTIONS: 'production',
    AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
    PROBE_PRIVATE_ADDRESSES: 'perhaps',
    AZURE_CLIENT_ID: 'my-identity',
  };

  for (const [name, value] of Object.entries(wrong)) {
    it(`names ${name} where it is wrong, without its value`, () => {
      const refusal = refusalOf({ [name]: value });
      assert.ok(refusal.startsWith(`${name} `), refusal);
      assert.ok(!refusal.includes(value), refusal);
    });
  }

  it('names what a workload identity lacks', () => {
    const refusal = refusalOf({ AZURE_FEDERATED_TOKEN_FILE: '/var/run/token' });
    assert.match(refusal, /^AZURE_CLIENT_ID .*\nAZURE_TENANT_ID /);
  });
});

describe('createCredential', () => {
  function credentialIn(environment: Readonly<Record<string, string>>) {
    return createCredential(readAzureSettings(environment));
  }

  it('is the managed identity where there is one', () => {
    assert.ok(credentialIn({ IDENTITY_ENDPOINT: 'http://127.0.0.1/msi' }) instanceof ManagedIdentityCredential);
    assert.ok(credentialIn({ AZURE_CLIENT_ID: clientId }) instanceof ManagedIdentityCredential);
  });

  it('is the workload identity in a cluster that has it', () => {
    assert.ok(credentialIn(workload) instanceof WorkloadIdentityCredential);
  });

  it('is the developer’s own sign-in otherwise', () => {
    assert.ok(credentialIn({}) instanceof AzureCliCredential);
  });

  it('is the one that is asked for', () => {
    const AZURE_TOKEN_CREDENTIALS = 'ManagedIdentityCredential';
    assert.ok(credentialIn({ AZURE_TOKEN_CREDENTIALS }) instanceof ManagedIdentityCredential);
  });
});
