import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { startHarness, type TeamsHarness } from './teamsHarness.ts';

const json = 'application/json';
const file = [
  '--edge',
  'Content-Disposition: form-data; name="file"; filename="upload.bin"',
  '',
  'x'.repeat(2000),
  '--edge--',
  '',
].join('\r\n');

describe('the bodies that the Teams route reads before it knows who sends them', () => {
  let teams: TeamsHarness;

  beforeEach(async () => {
    teams = await startHarness();
  });

  afterEach(() => teams.close());

  const post = (body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<number | undefined> => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const options = { host: '127.0.0.1', port: teams.server.port, path: '/api/messages', method: 'POST', headers };
    const sent = request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
    return promise;
  };

  const packed = (body: string | Buffer) => post(body, { 'content-type': json, 'content-encoding': 'gzip' });

  it('refuses what is packed, or only said to be', async () => {
    const activity = JSON.stringify(teams.activity({ text: 'paste' }));
    assert.equal(await packed('no gzip at all'), 415);
    assert.equal(await packed(gzipSync(activity)), 415);
    assert.equal(await packed(gzipSync(Buffer.alloc(10_000_000, ' '))), 415);
    assert.equal((await teams.say({ text: 'paste' })).status, 200);
  });

  it('stores no file that a stranger sends', async () => {
    const uploads = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('upload_'));
    const before = await uploads();
    assert.equal(await post(file, { 'content-type': 'multipart/form-data; boundary=edge' }), 415);
    assert.deepEqual(await uploads(), before);
  });

  it('reads JSON alone', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/csv', 'text/plain', 'application/jsonp']) {
      assert.equal(await post('{"type":"message"}', { 'content-type': type }), 415, type);
    }
    assert.equal(await post('{"type":"message"}', {}), 415);
  });

  it('survives JSON that is cut, deep, or no activity', async () => {
    const deep = '['.repeat(60_000);
    const nested = JSON.stringify(teams.activity({})).replace(/\}$/, `,"value":${deep}${']'.repeat(60_000)}}`);
    const polluting = '{"__proto__":{"type":"message"}}';
    for (const body of ['{"type":', deep, 'null', '[]', '"text"', '{"type":1}', polluting]) {
      assert.equal(await post(body, { 'content-type': json }), 400, body.slice(0, 40));
    }
    assert.equal(await post(nested, { 'content-type': `${json}; charset=utf-8` }), 200);
  });
});
