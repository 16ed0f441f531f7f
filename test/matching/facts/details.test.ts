import assert from 'node:assert/strict';
import type { pastedFactNames } from '../../../src/knowledge/facts.ts';
import { factOf } from './read.ts';

const id = '5f2c0000-1111-4222-8333-944455556666';
const other = 'a1b20000-7777-4888-9999-000011112222';

type Case = readonly [
  text: string,
  fact: (typeof pastedFactNames)[number] | 'privateNetwork' | 'cluster',
  value: string | undefined,
];

describe('The details of a paste', () => {
  const cases: readonly Case[] = [
    ["denied: client with IP '203.0.113.7' is not allowed access", 'clientIp', '203.0.113.7'],
    ['client with IP \\u0027203.0.113.7\\u0027 is not allowed access', 'clientIp', '203.0.113.7'],
    ["client with IP '2001:db8:0:0:0:0:0:7' is not allowed access", 'clientIp', '2001:db8:0:0:0:0:0:7'],
    ["client with IP '10.1.2.3' is not allowed access", 'privateNetwork', 'yes'],
    ["client with IP '203.0.113.7' is not allowed access", 'privateNetwork', undefined],
    ['please allow my ip 198.51.100.20', 'clientIp', '198.51.100.20'],
    ['povolte prosím naši veřejnou IP 198.51.100.20', 'clientIp', '198.51.100.20'],
    ['please add 198.51.100.20 to the network rules of our acr', 'clientIp', '198.51.100.20'],
    ['registr píše, že IP 198.51.100.20 nemá přístup', 'clientIp', '198.51.100.20'],
    ['add a rule: 10 people, 198.51.100.20 is the DNS server', 'clientIp', undefined],
    ["client with IP 'xx.xx.xx.xx' is not allowed access", 'clientIp', undefined],
    ['DNS lookup to contosodev.azurecr.io at IP 203.0.113.9 : OK', 'clientIp', undefined],
    ["client with IP '999.0.113.7' is not allowed access", 'clientIp', undefined],

    ['az aks check-acr -g rg-aks -n aks-prod --acr contosodev.azurecr.io', 'cluster', 'aks-prod'],
    ['az aks update --attach-acr contosodev --name "aks-prod"', 'cluster', 'aks-prod'],
    ['/providers/Microsoft.ContainerService/managedClusters/aks-prod', 'cluster', 'aks-prod'],
    ['az aks list -o table; az acr login -n contosodev', 'cluster', undefined],
    [
      "not have authorization to perform action 'Microsoft.ContainerRegistry/registries/write' over scope",
      'deniedAction',
      'Microsoft.ContainerRegistry/registries/write',
    ],
    ["not have authorization to perform action 'sign in'", 'deniedAction', undefined],

    ['Get https://contosodev.azurecr.io/v2/team/web/manifests/1.2: 401', 'repository', 'team/web'],
    ['Get https://contosodev.azurecr.io/v2/team/web/manifests/1.2: 401', 'tag', '1.2'],
    ['docker push contosodev.azurecr.io/team/web:1.2', 'repository', 'team/web'],
    ['docker push contosodev.azurecr.io/team/web:1.2', 'tag', '1.2'],
    ['Failed to pull image "contosodev.azurecr.io/web@sha256:0123": 401', 'repository', 'web'],
    ['Failed to pull image "contosodev.azurecr.io/web@sha256:0123": 401', 'tag', undefined],
    ['GET https://contosodev.azurecr.io/v2/web/manifests/sha256:0123: 404', 'tag', undefined],
    ['oauth2/token?scope=repository%3Ateam%2Fweb%3Apull&service=x: 401', 'repository', 'team/web'],
    ['detail: [map[Action:pull Class: Name:team/web Type:repository]]', 'repository', 'team/web'],
    ['"detail":[{"Type":"repository","Name":"web","Action":"pull"}]', 'repository', 'web'],
    ['The push refers to repository [***/team/web]', 'repository', 'team/web'],
    ['https://contosodev.azurecr.io/oauth2/token failed', 'repository', undefined],

    ['denied, see https://aka.ms/acr/firewall', 'failedHost', undefined],
    [
      'Get "https://contosodev.westeurope.data.azurecr.io/a1b2/docker/registry/v2/blobs/x": i/o timeout',
      'failedHost',
      'contosodev.westeurope.data.azurecr.io',
    ],
    [
      'Get "https://contosodev.azurecr.io/v2/": denied, see https://aka.ms/acr/firewall',
      'failedHost',
      'contosodev.azurecr.io',
    ],

    ['docker login contosodev.azurecr.io -u ci-token -p «secret 1»', 'userName', 'ci-token'],
    ['Username: ci-token', 'userName', 'ci-token'],
    [
      'docker login contosodev.azurecr.io -u 00000000-0000-0000-0000-000000000000',
      'userName',
      '00000000-0000-0000-0000-000000000000',
    ],
    ['docker login contosodev.azurecr.io -u xxxxxxxx-xxxx-xxxx -p y', 'userName', undefined],
    ['docker login contosodev.azurecr.io -u «secret 1»', 'userName', undefined],
    ['az acr token show -n ci-token -r contosodev', 'tokenName', 'ci-token'],
    [`AADSTS700016: Application with identifier '${id}' was not found`, 'applicationId', id],
    [`docker login contosodev.azurecr.io -u ${id}`, 'applicationId', id],
    ['docker login -u 00000000-0000-0000-0000-000000000000', 'applicationId', undefined],
    [`The client 'a' with object id '${id}' does not have authorization`, 'objectId', id],
    [`https://login.microsoftonline.com/${id}/oauth2/token`, 'tenantId', id],
    [`az login --tenant ${id}`, 'tenantId', id],
    [`scope '/subscriptions/${id}/resourceGroups/rg-shared/providers/x'`, 'subscriptionId', id],
    [`could not be found in subscription 'Contoso (${id})'.`, 'subscriptionId', id],
    [`scope '/subscriptions/${id}/resourceGroups/rg-shared/providers/x'`, 'resourceGroup', 'rg-shared'],
    ['az acr show -g rg-shared -n contosodev', 'resourceGroup', 'rg-shared'],
    ['az acr show -g <resource-group> -n contosodev', 'resourceGroup', undefined],

    ['dial tcp: lookup contosodev.azurecr.io on 10.0.0.2:53: no such host', 'failedHost', 'contosodev.azurecr.io'],
    ["HTTPSConnectionPool(host='contosodev.azurecr.io', port=443)", 'failedHost', 'contosodev.azurecr.io'],
    ['unexpected status from GET request to https://contosodev.azurecr.io/v2/: 401 Unauthorized', 'httpStatus', '401'],
    ['was denied. Response code: 403. Please try again', 'httpStatus', '403'],
    ['StatusCode=429 -- Original Error', 'httpStatus', '429'],
    ['cannot pull, 401', 'httpStatus', '401'],
    ['dial tcp 10.0.0.4:443: i/o timeout', 'httpStatus', undefined],
    ['error 400 lines later', 'httpStatus', undefined],
    ['AADSTS7000222: expired; UNAUTHORIZED', 'errorCode', 'AADSTS7000222'],
    ['An error occurred: CONNECTIVITY_DNS_ERROR', 'errorCode', 'CONNECTIVITY_DNS_ERROR'],
    ['{"errors":[{"code":"DENIED","message":"x"}]}', 'errorCode', 'DENIED'],
    ['(AuthorizationFailed) The client does not have authorization', 'errorCode', 'AuthorizationFailed'],
    [`Trace ID: ${id} Correlation ID: ${other} Timestamp: 2024-05-20 09:02:41Z`, 'traceId', id],
    [`Trace ID: ${id} Correlation ID: ${other} Timestamp: 2024-05-20 09:02:41Z`, 'correlationId', other],
    [`Trace ID: ${id} Timestamp: 2024-05-20 09:02:41Z`, 'failedAt', '2024-05-20T09:02:41Z'],
    ['2024-05-20T09:02:41.1234567Z ##[error]denied', 'failedAt', '2024-05-20T09:02:41Z'],
    ['2024-05-20 09:02:41 ERROR denied', 'failedAt', undefined],
  ];
  for (const [text, fact, value] of cases)
    it(`${fact} of ${JSON.stringify(text)} is ${value}`, () => assert.equal(factOf(text, fact), value));
});
