import assert from 'node:assert/strict';
import { joinWraps } from '../../../src/matching/normalise/joinWraps.ts';
import { normalise } from '../../../src/matching/normalise.ts';

const error =
  'Error response from daemon: Get "https://contosodev.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

function brokenAt(width: number, line: string): string[] {
  return line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
}

function brokenBetweenWords(width: number, line: string): string[] {
  return line.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

describe('Lines that were broken at a constant width', () => {
  for (const width of [60, 72, 80, 100, 120])
    it(`are joined when a terminal broke them at ${width}, also in words`, () =>
      assert.deepEqual(joinWraps(brokenAt(width, error)), [error]));

  for (const width of [60, 66, 72, 80])
    it(`are joined when they were broken between words at ${width}`, () =>
      assert.deepEqual(joinWraps(brokenBetweenWords(width, error)), [error]));

  for (const command of [
    'docker push northwindreg.azurecr.io/portal:20241119.4',
    'echo «secret 1» | docker login northwindreg.azurecr.io -u ci --password-stdin',
    '{"auths":{"northwindreg.azurecr.io":{"auth":"«secret 1»"}}}',
  ])
    it(`are told from what was answered to ${command.slice(0, 12)}`, () => {
      const lines = [command, 'denied: requested access to the resource is denied'];
      assert.deepEqual(joinWraps(lines), lines);
    });

  it('are joined in the middle of others', () => {
    const lines = ['$ docker login contosodev.azurecr.io', ...brokenAt(80, error), '$ docker version'];
    assert.deepEqual(joinWraps(lines), ['$ docker login contosodev.azurecr.io', error, '$ docker version']);
  });

  it('are joined in a mail that quotes them', () => {
    const text = brokenBetweenWords(70, error)
      .map((line) => `> ${line}`)
      .join('\n');
    assert.deepEqual(normalise(text).lines, [error]);
  });
});

describe('Lines of their own', () => {
  const apart: readonly (readonly string[])[] = [
    ['The push refers to repository [contosodev.azurecr.io/team/web]', '92a41478c893: Layer already exists', 'denied'],
    ['az acr login --name contosodev --resource-group rg-shared-weu', 'docker push contosodev.azurecr.io/web:1'],
    ['2024-05-20T09:02:41Z Logging in to registry: contosodev.azurecr.io', '2024-05-20T09:02:42Z failed to login'],
    [
      'REPOSITORY     TAG       IMAGE ID       CREATED        SIZE',
      'web            1.0       3c495c83aa30   1 day ago      9MB',
    ],
    ['we pushed the image this morning and it was fine then.', 'Since noon it is refused.'],
    ['Username: contosodev', 'Password:'],
    ['- first we log in to the registry with the service principal', '- then we push the image'],
  ];
  for (const lines of apart) it(`stay apart: ${lines[1]}`, () => assert.deepEqual(joinWraps(lines), lines));
});
