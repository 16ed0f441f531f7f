import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { registryId, sampleWorld } from './samples.ts';
import { type FakeAzure, startFakeAzure } from './startFakeAzure.ts';

const source = path.resolve(import.meta.dirname, '../../src/azure');

/** A program that knows nothing but its environment. */
const program = `
import { openAzure } from '${source}/openAzure.ts';
import { readAzureSettings } from '${source}/settings.ts';
const answer = await openAzure(readAzureSettings(process.env)).registry('${registryId}');
console.log(JSON.stringify(answer));
`;

describe('a process of its own', () => {
  let fake: FakeAzure;
  let folder: string;

  beforeEach(async () => {
    fake = await startFakeAzure({ world: () => sampleWorld() });
    folder = mkdtempSync(path.join(tmpdir(), 'azure-'));
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await fake.close();
  });

  async function run(environment: Readonly<Record<string, string>>): Promise<{ kind: string; why?: string }> {
    const options = { env: { PATH: process.env.PATH, ...fake.environment, ...environment } };
    const started = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], options);
    return JSON.parse((await started).stdout);
  }

  it('reads Azure with what the environment gives, and ends', async () => {
    const certificate = path.join(folder, 'certificate.pem');
    writeFileSync(certificate, fake.certificate);
    assert.equal((await run({ NODE_EXTRA_CA_CERTS: certificate })).kind, 'found');
  });

  it('sends no token to an address whose certificate nobody vouches for', async () => {
    const { kind, why } = await run({});
    assert.deepEqual({ kind, why }, { kind: 'unknown', why: 'failed' });
    assert.equal(fake.seen.length, 0);
  });
});
