import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anyTicket } from '../tickets/anyTicket.ts';
import { secret } from '../tickets/thrownBy.ts';

const command = path.resolve(import.meta.dirname, '../../src/commands/tickets.ts');

type Outcome = { readonly status: number | null; readonly out: string; readonly error: string };

async function run(args: readonly string[], environment: Record<string, string>): Promise<Outcome> {
  const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, ...environment } });
  const texts = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.error += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...texts };
}

describe('npm run tickets', () => {
  let folder: string;
  const file = (name: string) => path.join(folder, name);
  const environment = () => ({ TICKET_ROUTES: file('routes.yaml'), DESK: secret, OTHER: `${secret}-other` });

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tickets-'));
    writeFileSync(
      file('routes.yaml'),
      `targets:
  desk: { kind: webhook, url: "https://127.0.0.1:9/", secret: env DESK }
  other: { kind: webhook, url: "https://other.invalid/", secret: env OTHER }
rules: [{ when: { severities: [critical] }, to: [other] }, { to: [desk] }]`,
    );
    writeFileSync(file('ticket.json'), JSON.stringify(anyTicket()));
    writeFileSync(file('wrong.yaml'), 'rules: []');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('shows where a ticket would go, and as what', async () => {
    const { status, out } = await run(['preview', '--ticket', file('ticket.json')], environment());
    assert.equal(status, 0);
    assert.match(out, /^This ticket goes to: desk\n\n== desk\nPOST https:\/\/127\.0\.0\.1:9\//);
    assert.ok(!out.includes('== other') && !out.includes(secret));
  });

  it('tells of every target whether it would take tickets', async () => {
    const { status, out } = await run(['health'], environment());
    assert.equal(status, 1);
    assert.match(out, /^✗ desk .*\n✗ other cannot be reached\..*\[ENOTFOUND\]\n$/);
    assert.ok(!out.includes(secret));
  });

  it('says what to do where it cannot', async () => {
    const wrong: readonly [readonly string[], RegExp][] = [
      [[], /^npm run -s tickets -- health/],
      [['send'], /^npm run -s tickets -- health/],
      [['health', '--colour'], /colour/],
      [['health', '--routes', file('nothing.yaml')], /nothing\.yaml cannot be read/],
      [['health', '--routes', file('wrong.yaml')], /wrong\.yaml:1 rules/],
      [['preview'], /Give --ticket/],
      [['preview', '--ticket', file('routes.yaml')], /is no ticket/],
    ];
    const outcomes = await Promise.all(wrong.map(([args]) => run(args, environment())));
    outcomes.forEach(({ status, error }, index) => {
      assert.equal(status, 2, error);
      assert.match(error, wrong[index]![1]);
      assert.ok(!/\n {4}at /.test(error), error);
    });
    const unset = await run(['health'], { TICKET_ROUTES: file('routes.yaml') });
    assert.match(unset.error, /^DESK is not set.*\nOTHER is not set/);
  });
});
