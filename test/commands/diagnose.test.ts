import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OptionsError, readDiagnoseOptions } from '../../src/commands/diagnoseOptions.ts';
import type { Report } from '../../src/conversation/report.ts';

const program = path.resolve(import.meta.dirname, '../../src/commands/diagnose.ts');
const refused = `docker pull contosoprod.azurecr.io/app:1
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/app/manifests/1": unauthorized: authentication required`;

function diagnose(paste: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    input: paste,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('diagnose', () => {
  it('prints the facts with their origin, the evidence, the steps and the next question', () => {
    const { status, stdout } = diagnose(refused, '--lang', 'en');
    assert.equal(status, 0);
    for (const text of ['401', 'contosoprod – from the paste', 'For:', 'What to do:', 'How do you sign in']) {
      assert.ok(stdout.includes(text), `${text} is missing in:\n${stdout}`);
    }
  });

  it('prints one JSON object with what was given and what was read', () => {
    const { status, stdout } = diagnose(
      refused,
      '--json',
      '--identity',
      'service-principal',
      '--registry',
      'contosodev',
    );
    const report: Report = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.equal(report.language, 'en');
    assert.deepEqual(report.facts.registry, { value: 'contosodev', origin: 'given' });
    assert.deepEqual(report.facts.repository, { value: 'app', origin: 'pasted' });
    assert.equal(report.facts.loginServer, undefined);
    assert.equal(report.signatures[0]?.id, 'authentication-required');
    assert.match(report.signatures[0]?.line ?? '', /authentication required/);
    assert.ok(report.causes.length > 2);
    assert.ok(report.causes[0]?.evidence.some((one) => one.for));
    assert.ok(report.steps.every(({ text, who }) => text !== '' && who !== undefined));
    assert.deepEqual(report.findings, []);
    assert.notEqual(report.question?.fact, 'identity');
  });

  it('answers in the language that is asked for, or in that of the paste', () => {
    assert.match(diagnose(refused, '--lang', 'cs').stdout, /Co udělat:/);
    assert.match(diagnose(`nejde mi stáhnout image, píše to:\n${refused}`).stdout, /Co udělat:/);
  });

  it('says that something is no ACR problem, with status 1', () => {
    const { status, stdout } = diagnose('pods is forbidden: User "web" cannot list resource "pods"', '--json');
    const report: Report = JSON.parse(stdout);
    assert.equal(status, 1);
    assert.deepEqual([report.signatures, report.causes, report.steps, report.question], [[], [], [], null]);
  });

  it('reads a file, and never prints a secret', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diagnose-'));
    const file = path.join(folder, 'paste.txt');
    const secret = ['Made', 'UpSecret', '123'].join('');
    writeFileSync(file, `docker login contosodev.azurecr.io -u app -p ${secret}\n${refused}`);
    const { status, stdout } = diagnose('', '--file', file);
    rmSync(folder, { recursive: true });
    assert.equal(status, 0);
    assert.match(stdout, /You pasted a secret/);
    assert.ok(!stdout.includes(secret));
  });

  it('ends with status 2 and says what is wrong where it is called wrongly', () => {
    const wrong: readonly [string[], RegExp][] = [
      [['--identity', 'me'], /--identity is one of user, service-principal/],
      [['--nonsense'], /nonsense/],
      [['--file', '/does/not/exist'], /can't be read/],
      [[], /There is no paste/],
    ];
    for (const [options, message] of wrong) {
      const { status, stderr, stdout } = diagnose('', ...options);
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    }
  });
});

describe('readDiagnoseOptions', () => {
  it('takes all options as given facts', () => {
    const given = {
      '--registry': 'contosodev.azurecr.us',
      '--identity': 'managed-identity',
      '--principal': '7c3f9d12-5a44-4e1b-8f20-91b2c3d4e5f6',
      '--operation': 'push',
      '--environment': 'aks',
      '--repository': 'team/app:1.4',
      '--user-name': 'mirror-pull',
      '--client-ip': '203.0.113.7',
    };
    assert.deepEqual(readDiagnoseOptions(Object.entries(given).flat()).given, {
      registry: 'contosodev',
      cloud: 'usgov',
      identity: 'managed-identity',
      objectId: '7c3f9d12-5a44-4e1b-8f20-91b2c3d4e5f6',
      operation: 'push',
      environment: 'aks',
      repository: 'team/app',
      tag: '1.4',
      userName: 'mirror-pull',
      clientIp: '203.0.113.7',
    });
  });

  it('refuses values that the facts can not have', () => {
    const wrong = [
      ['--registry', 'x'],
      ['--principal', 'me'],
      ['--operation', 'dance'],
      ['--environment', 'moon'],
      ['--repository', 'UPPER CASE'],
      ['--client-ip', 'home'],
      ['--lang', 'de'],
      ['stray'],
    ];
    for (const options of wrong) assert.throws(() => readDiagnoseOptions(options), OptionsError);
  });
});
