import assert from 'node:assert/strict';
import { arePrinted, isPrinted } from '../../src/matching/isPrinted.ts';

const printed = [
  '$ az acr login',
  'ps c:\\users\\jana> docker ps',
  'error: something went wrong',
  "'code': 'failed',",
  'dns lookup to contosodev.azurecr.io at ip 20.61.1.2 : ok',
  'step 5/8 : run npm ci',
  '(badrequest) this is not supported',
  'az acr build --registry contosodev .',
  'admin_enabled = false',
  "name: 'contosodev',",
  'properties: { adminuserenabled: false }',
  "resource acr 'microsoft.containerregistry/registries@2023-07-01' = {",
  'docker run -p 8080:80 contosodev.azurecr.io/web:1',
  "{'code':'invalidtemplate','message':'the parameter sku is not found'}",
  '[error] failed to execute goal: main class was not found',
  'info - pulling image: contosodev.azurecr.io/web:1',
  "time='2026-02-05t12:50:41z' level=error msg='could not get tags'",
  'version : 2.248.1',
  'executing step id: build. timeout(sec): 28800, working directory: ',
  '✔ helm-controller: deployment ready',
  'usage: az acr repository show-tags [-h]',
  'az acr repository: error: unrecognized arguments',
  'run dotnet publish -c release',
  'from mcr.microsoft.com/dotnet/sdk:9.0 as build',
  'copy --from=build /app ./app',
  'at azure.containers.containerregistry.authenticationrestclient.exchange',
];
const spoken = [
  'az acr login waits about two minutes and then gives up',
  'az acr login -n contosodev says unauthorized, why?',
  'docker login to our acr fails',
  'admin_enabled = false is refused by our acr',
  'acr: nobody can log in',
  'errors everywhere since monday',
  'infos about the registry, please',
  'dns is ok, the rest is not',
  'at contosodev.azurecr.io nobody can log in',
  'from contosodev.azurecr.io nothing can be pulled',
  'run az acr login, they say, but it fails',
  'add me to the registry please',
  'help: our acr refuses everybody',
  'version of docker is the newest, the push fails',
];

describe('A line', () => {
  for (const line of printed) it(`was printed or typed to a program: ${line}`, () => assert.ok(isPrinted(line)));
  for (const line of spoken) it(`holds a person's words: ${line}`, () => assert.ok(!isPrinted(line)));

  it('is judged in proportion to its length', () => {
    const start = performance.now();
    for (const part of ['az ', 'docker a ', '-a ', '--aa=b ', 'error ', '(a']) isPrinted(part.repeat(20_000));
    for (const part of ['-a ', 'a ', '--aa b ']) isPrinted(`docker run ${part.repeat(390)}`.slice(0, 399));
    assert.ok(performance.now() - start < 100);
  });
});

describe('Lines', () => {
  it("of a configuration are nobody's words", () => {
    const lines = [
      '- name: sign in',
      'uses: azure/docker-login@v1',
      'with:',
      'password: $(pass)',
      'then the push fails',
    ];
    assert.deepEqual(arePrinted(lines), [true, true, true, true, false]);
  });

  it('of a report that somebody filled in are', () => {
    const lines = ['cluster: aks 1.29', 'problem: no pod can pull from our acr since monday', 'tried: attach-acr'];
    assert.deepEqual(arePrinted(lines), [false, false, false]);
  });
});
