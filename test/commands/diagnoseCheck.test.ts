import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { readWorld, type World } from '../../src/azure/recorded/world.ts';
import type { Report } from '../../src/conversation/report.ts';
import { type FakeAzure, startFakeAzure } from '../azure/startFakeAzure.ts';

const program = path.resolve(import.meta.dirname, '../../src/commands/diagnose.ts');
const worlds = path.resolve(import.meta.dirname, '../worlds');
const application = '55555555-aaaa-4bbb-8ccc-000000000001';
const refused = `docker pull contosoprod.azurecr.io/shop/web:1
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/shop/web/manifests/1": unauthorized: authentication required`;
const asServicePrincipal = ['--identity', 'service-principal', '--user-name', application, '--lang', 'en'];

describe('diagnose --check', function () {
  this.timeout(20_000);
  let world: World;
  let fake: FakeAzure;
  let folder: string;

  before(async () => {
    fake = await startFakeAzure({ world: () => world });
    folder = mkdtempSync(path.join(tmpdir(), 'diagnose-check-'));
    writeFileSync(path.join(folder, 'ca.pem'), fake.certificate);
  });
  after(async () => {
    await fake.close();
    rmSync(folder, { recursive: true });
  });

  async function diagnose(name: string, options: readonly string[], environment: Record<string, string> = {}) {
    world = readWorld(readFileSync(path.join(worlds, `${name}.yaml`), 'utf8'));
    const child = spawn(process.execPath, [program, '--check', ...options], {
      env: {
        PATH: process.env.PATH,
        ...fake.environment,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
        ...environment,
      },
    });
    child.stdin.end(refused);
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { stdout, stderr, status };
  }

  it('names the planted cause first, confirmed, with what was seen and the facts that were found', async () => {
    const { stdout, status } = await diagnose('access-acrpull-in-abac', ['--json', ...asServicePrincipal]);
    assert.equal(status, 0);
    const report: Report = JSON.parse(stdout);
    assert.deepEqual([report.causes[0]?.id, report.causes[0]?.certainty], ['role-ignored-abac', 'confirmed']);
    assert.ok(report.causes[0]?.evidence.some((one) => one.for && one.check !== undefined));
    const roles = report.findings.find(({ check }) => check === 'roles');
    assert.deepEqual([roles?.verdict, roles?.confirms], ['problem', ['role-ignored-abac']]);
    assert.match(roles?.reason ?? '', /AcrPull/);
    assert.deepEqual(report.facts.registryMode, { value: 'abac', origin: 'observed' });
    assert.deepEqual(report.facts.registry, { value: 'contosoprod', origin: 'pasted' });
    const commands = report.steps.map(({ command }) => command ?? '').join('\n');
    assert.match(commands, /--assignee-object-id 33333333-aaaa-4bbb-8ccc-000000000001/);
    assert.match(commands, /--scope "\/subscriptions\/[^"]+\/registries\/contosoprod"/);
    assert.ok(!commands.includes('az ad sp show'));
  });

  it('accuses nothing where all is well, and tells what it saw', async () => {
    const { stdout, status } = await diagnose('healthy', ['--json', ...asServicePrincipal]);
    const report: Report = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.ok(report.findings.length > 5);
    assert.ok(!report.findings.some(({ verdict, confirms }) => verdict === 'problem' || confirms.length > 0));
    assert.notEqual(report.causes[0]?.certainty, 'confirmed');
  });

  it('prints what was seen for people, too, with what it may not see', async () => {
    const { stdout } = await diagnose('access-assignments-forbidden', asServicePrincipal);
    assert.match(stdout, /Seen live/);
    assert.match(stdout, /✓ Fine: exists, Premium/);
    assert.match(
      stdout.replace(/\s+/g, ' '),
      /Not known \(role assignments\): I may not look: .*roleAssignments\/read/,
    );
  });

  it('ends with status 2 where a setting of the environment is wrong, and names it', async () => {
    const { status, stderr } = await diagnose('healthy', [], { ARM_ENDPOINT: 'http://127.0.0.1' });
    assert.equal(status, 2);
    assert.match(stderr, /^ARM_ENDPOINT is not an https address/);
  });
});
