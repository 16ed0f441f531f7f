import assert from 'node:assert/strict';
import sinon from 'sinon';
import { readFiles } from '../../../src/channels/slack/readFiles.ts';

const elsewhere = [
  'http://files.slack.com/files-pri/T1-F1/log.txt',
  'https://files.slack.com.evil.example/log.txt',
  'https://evil.example/files.slack.com/log.txt',
  'https://files.slack.com@evil.example/log.txt',
  'https://files.slack.com:8443/log.txt',
  'https://myfiles.slack.com/log.txt',
  'https://169.254.169.254/metadata',
  'file:///etc/passwd',
  '//files.slack.com/log.txt',
  'not an address',
  '',
];

describe('The files of a Slack message', () => {
  const access = { token: 'invented-bot-token', apiUrl: 'https://slack.com/api/' };
  const file = { mimetype: 'text/plain', size: 10, url_private: 'https://files.slack.com/files-pri/T1-F1/log.txt' };
  let fetched: sinon.SinonStub<Parameters<typeof fetch>, ReturnType<typeof fetch>>;

  beforeEach(() => {
    fetched = sinon.stub(globalThis, 'fetch').callsFake(async () => new Response('denied'));
  });

  afterEach(() => fetched.restore());

  it('are fetched from Slack with the bot’s token, and never along a redirect', async () => {
    assert.deepEqual(await readFiles([file], access), ['denied']);
    const [address, options] = fetched.firstCall.args;
    assert.equal(address, file.url_private);
    assert.deepEqual(options?.headers, { authorization: 'Bearer invented-bot-token' });
    assert.equal(options?.redirect, 'error');
  });

  for (const address of elsewhere) {
    it(`are not fetched from "${address}"`, async () => {
      assert.deepEqual(await readFiles([{ ...file, url_private: address }], access), []);
      assert.equal(fetched.callCount, 0);
    });
  }

  it('are read where they are text, and only so many', async () => {
    const of = (mimetype: string) => ({ ...file, mimetype });
    const types = ['text/x-log', 'application/json', 'image/png', 'application/json5', 'text/plain'];
    assert.equal((await readFiles(types.slice(0, 3).map(of), access)).length, 2);
    assert.deepEqual(await readFiles([of('application/octet-stream'), of('application/jsonx')], access), []);
    assert.equal(
      (
        await readFiles(
          Array.from({ length: 9 }, () => file),
          access,
        )
      ).length,
      3,
    );
  });

  it('are left out where Slack answers with the page for signing in, an error, or nothing', async () => {
    fetched.onCall(0).resolves(new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    fetched.onCall(1).resolves(new Response('no', { status: 403 }));
    fetched.onCall(2).rejects(new TypeError('fetch failed'));
    assert.deepEqual(await readFiles([file, file, file], access), []);
  });
});
