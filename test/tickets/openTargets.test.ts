import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkTargets, pollable, previewTicket } from '../../src/tickets/checkTargets.ts';
import { openTargets } from '../../src/tickets/openTargets.ts';
import { RoutesError, readRoutes } from '../../src/tickets/routes.ts';
import type { Target } from '../../src/tickets/target.ts';
import { anyTicket } from './anyTicket.ts';
import { secret } from './thrownBy.ts';

const example = path.resolve(import.meta.dirname, '../../manifest/helpdesk/routes.example.yaml');
const routes = readRoutes(readFileSync(example, 'utf8'), 'routes.example.yaml');

const environment = {
  JIRA_API_TOKEN: `${secret}-jira`,
  SERVICENOW_PASSWORD: `${secret}-servicenow`,
  NETWORK_DESK_SECRET: `${secret}-network,${secret}-next`,
  SMTP_PASSWORD: `${secret}-mail`,
};

const webhooks = readRoutes(
  `targets:
  a: { kind: webhook, url: env A_URL, secret: env A }
  b: { kind: webhook, url: "https://b.example/", secret: env B }
rules: [{ to: [a, b] }]`,
  'r.yaml',
);

/** The message of the error for an environment. */
function problemsOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    assert.ok(error instanceof RoutesError);
    assert.ok(!error.message.includes(secret));
    return error.message;
  }
  return '';
}

describe('The targets of the routes', () => {
  it('are built with the secrets of the environment; webhooks may send, the others are asked', () => {
    const { targets, senders } = openTargets(routes, environment);
    assert.deepEqual(
      targets.map((target) => [target.name, pollable(target)]),
      [
        ['jira', true],
        ['servicenow', true],
        ['network-desk', false],
        ['on-call', false],
      ],
    );
    assert.deepEqual(senders, [{ target: 'network-desk', secrets: [`${secret}-network`, `${secret}-next`] }]);
  });

  it('are refused with all that is missing named at once', () => {
    const message = problemsOf(() =>
      openTargets(routes, { JIRA_API_TOKEN: ' ', NETWORK_DESK_SECRET: `${secret},short` }),
    );
    const lines = message.split('\n');
    assert.equal(lines.length, 4);
    assert.match(lines[0]!, /^JIRA_API_TOKEN is not set\. The target jira/);
    assert.match(message, /NETWORK_DESK_SECRET is not a secret of 32 characters.*openssl rand -hex 32/);
  });

  it('are refused where an address is none, a secret is weak, or two share one', () => {
    const given = { A_URL: 'https://a.example/?sig=1', A: `${secret}-a`, B: `${secret}-b` };
    assert.equal(
      problemsOf(() => openTargets(webhooks, given)),
      '',
    );
    const wrong: readonly [object, RegExp][] = [
      [{ A_URL: 'http://a.example/?sig=1' }, /^A_URL is not an https address/],
      [{ A: 'x'.repeat(31) }, /^A is not a secret/],
      [{ A: `${secret}-1,${secret}-2,${secret}-3` }, /^A is not a secret/],
      [{ A: `${secret}-a ${secret}` }, /^A is not a secret/],
      [{ A: `${secret}-a,${secret}-b` }, /^a, b share a secret/],
    ];
    for (const [instead, message] of wrong)
      assert.match(
        problemsOf(() => openTargets(webhooks, { ...given, ...instead })),
        message,
      );
  });

  it('are previewed one below the other, without any secret', () => {
    const preview = previewTicket(openTargets(routes, environment).targets, anyTicket());
    for (const name of ['jira', 'servicenow', 'network-desk', 'on-call']) assert.ok(preview.includes(`== ${name}\n`));
    for (const value of Object.values(environment)) assert.ok(!preview.includes(value));
    assert.ok(!preview.includes(secret));
  });

  it('are asked at the same time whether they would take tickets, each no longer than told', async () => {
    const asked: string[] = [];
    const target = (name: string, health: Target['health']): Target => ({
      name,
      submit: () => assert.fail('nothing is sent'),
      preview: () => '',
      health: (signal) => {
        asked.push(name);
        return health(signal);
      },
    });
    const slow = (signal: AbortSignal) =>
      new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('is slow.')));
    const answers = checkTargets([target('slow', slow), target('good', async () => undefined)], 50);
    assert.deepEqual(asked, ['slow', 'good']);
    assert.deepEqual(await answers, [{ target: 'slow', problem: 'is slow.' }, { target: 'good' }]);
  });
});
