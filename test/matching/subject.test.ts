import assert from 'node:assert/strict';
import { statementsOf } from '../../src/matching/statements.ts';
import { createSubjectReader } from '../../src/matching/subject.ts';

const title = { en: 'Another one', cs: 'Jiný' };
const read = createSubjectReader({
  about: ['acr', 'Microsoft.ContainerRegistry'],
  images: ['docker*', '/v2/'],
  calm: ['fixed'],
  worked: ['Login Succeeded'],
  namesakes: ['aliyun*'],
  ownHosts: ['azurecr.io'],
  neutralHosts: ['microsoft.com', 'github.com'],
  neighbours: [
    { id: 'docker-hub', title, wordings: ['docker.io', 'docker hub'] },
    { id: 'alibaba', title, wordings: ['aliyun*'] },
    { id: 'packages', title, wordings: ['packages.microsoft.com'] },
  ],
});
const subjectOf = (text: string) => read(statementsOf(text.split('\n')));

const owners: [what: string, text: string, owner: string][] = [
  ['a login server', 'Get "https://contosodev.azurecr.io/v2/": EOF', 'azure'],
  ['a masked login server', 'docker pull ***.azurecr.io/web', 'azure'],
  ['a word', 'our ACR refuses me', 'azure'],
  ['an Azure registry beside another host', 'import docker.io/library/nginx to contosodev.azurecr.io', 'azure'],
  ['the host of another registry', 'Get "https://registry.fabrikam.com/v2/": denied', 'other'],
  ['the same word in the name of another one', 'aliyun/acr-login, then registry.cn-beijing.aliyuncs.com/web', 'other'],
  ["a neighbour's host of a domain that else says nothing", 'GET https://packages.microsoft.com/acr/web 401', 'other'],
  ['a neighbour by name', 'pushing to Docker Hub fails', 'other'],
  ["a neighbour's host without a path beside the word", 'images of docker.io fail, our acr is fine', 'other'],
  [
    'a push to our ACR that went astray',
    'I tagged it with our acr, and the push goes to docker.io/contosodev/web',
    'azure',
  ],
  ['the address of a registry', 'Get "http://192.168.1.10:5000/v2/": http: server gave HTTP response', 'other'],
  ['an image without a host', 'pull access denied for contoso-web, repository does not exist', 'other'],
  ['an image with a user of Docker Hub', 'Failed to pull image "fabrikam/web:1": denied', 'other'],
  ['an image without a host that is being pulled', 'Pulling image "fabrikam-web:1"', 'other'],
  ['a manifest without a host', 'manifest for fabrikam-web:1 not found: manifest unknown', 'other'],
  ['a list of manifests without a host', 'no matching manifest in the manifest list entries (fabrikam:1)', 'other'],
  ['no image in the name of a platform', 'no matching manifest for linux/arm64/v8 in the manifest list', 'open'],
  ["an image without a host in a pod's description", 'image: fabrikam-web', 'other'],
  ['a push without a host', 'docker push fabrikam/web', 'other'],
  ['an image without a host after a prompt', '$ docker pull fabrikam', 'other'],
  ['no image in own words', "can't pull the image from our registry, docker pull fails", 'open'],
  ['no image in own words about a manifest', 'the manifest for our image is unknown', 'open'],
  ['a masked image', 'Failed to pull image "***/web:1": denied', 'open'],
  ['a link to documentation', 'see https://learn.microsoft.com/azure', 'open'],
  ['a login server that was cut off', 'Get "https://contosodev.azurec', 'azure'],
  ['a link to documentation that was cut off', 'see https://learn.micro', 'open'],
  ['a link to documentation that was misread', 'see https://learn.rnlcrosoft.com/azure', 'open'],
  ['the host of another registry that was cut off', 'Get "https://registry.fabri', 'other'],
  ['nothing', 'denied: requested access to the resource is denied', 'open'],
];

describe('What a paste is about', () => {
  for (const [what, text, owner] of owners) {
    it(`is told by ${what}: ${owner}`, () => assert.equal(subjectOf(text).owner, owner));
  }

  it('is an Azure registry where any line says so, while a line with another host stays foreign', () => {
    const { owner, statements } = subjectOf(
      '$ docker pull ghcr.io/contoso/web\n$ docker push contosodev.azurecr.io/web\ndenied',
    );
    assert.equal(owner, 'azure');
    assert.deepEqual(
      statements.map((statement) => statement.owner),
      ['other', 'azure', 'open'],
    );
  });

  it('may be either where a line names a neighbour beside words for an Azure registry', () => {
    const isMixed = (text: string) => subjectOf(text).statements[0]!.isMixed;
    assert.equal(isMixed('docker hub refuses, our acr does not'), true);
    assert.equal(isMixed('our acr refuses'), false);
    assert.equal(isMixed('from docker hub to contosodev.azurecr.io'), undefined);
  });

  it('names the first neighbour', () => {
    assert.equal(subjectOf('docker hub or aliyun?').neighbour, 'docker-hub');
    assert.equal(subjectOf('no idea').neighbour, undefined);
  });

  it('says whether somebody only tells of what is over', () => {
    assert.equal(subjectOf('fixed it:\nunauthorized').isCalm, true);
    assert.equal(subjectOf('please fix it').isCalm, false);
  });

  it('is not told by words that another product uses, too', () => {
    assert.equal(subjectOf('uses: aliyun/acr-login@v1\nacr login: denied').owner, 'other');
    assert.equal(subjectOf('uses: aliyun/acr-login@v1\npush contosodev.azurecr.io/web').owner, 'azure');
  });

  it('says whether something worked', () => {
    assert.equal(subjectOf('docker login contosodev.azurecr.io\nLogin Succeeded').hasWorked, true);
    assert.equal(subjectOf('docker login contosodev.azurecr.io').hasWorked, false);
  });

  it('tells which lines are about images', () => {
    const { statements } = subjectOf('dockerd: connection refused\nredis: connection refused');
    assert.deepEqual(
      statements.map(({ isAboutImages }) => isAboutImages),
      [true, false],
    );
  });
});
