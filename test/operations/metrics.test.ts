import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
// In the program restify is there, too, and it changes every server of the process.
import '../../src/channels/httpServer.ts';
import { createMetrics, type DeliveryOutcome, type Metrics, type QueueState } from '../../src/operations/metrics.ts';
import { startMetricsServer } from '../../src/operations/metricsServer.ts';

describe('The metrics', () => {
  let queues: () => Promise<readonly QueueState[]>;
  let problems: string[];
  let metrics: Metrics;

  beforeEach(() => {
    queues = async () => [];
    problems = [];
    metrics = createMetrics({
      signatures: ['authentication-required'],
      targets: ['servicenow'],
      queues: () => queues(),
      report: ({ where }) => problems.push(String(where)),
    });
  });

  async function linesOf(name: string): Promise<string[]> {
    const text = await metrics.text();
    return text.split('\n').filter((line) => line.startsWith(`acr_assistant_${name}`));
  }

  it('count what happened, by its labels', async () => {
    metrics.event('slack', 'message', 0.02);
    metrics.event('slack', 'message', 0.7);
    metrics.match('authentication-required', 'sure');
    metrics.check('admin-user', 'problem');
    metrics.ticket('servicenow', 'accepted');
    metrics.unknownEvent('teams');
    assert.deepEqual(await linesOf('events_total'), ['acr_assistant_events_total{channel="slack",kind="message"} 2']);
    assert.deepEqual(await linesOf('matches'), [
      'acr_assistant_matches_total{signature="authentication-required",band="sure"} 1',
    ]);
    assert.deepEqual(await linesOf('check'), [
      'acr_assistant_check_verdicts_total{check="admin-user",verdict="problem"} 1',
    ]);
    assert.deepEqual(await linesOf('ticket'), [
      'acr_assistant_ticket_states_total{target="servicenow",state="accepted"} 1',
    ]);
    assert.deepEqual(await linesOf('unknown'), ['acr_assistant_unknown_events_total{channel="teams"} 1']);
  });

  it('measure how long things took, with limits at what the platforms allow', async () => {
    metrics.event('slack', 'message', 0.02);
    metrics.event('slack', 'message', 2.9);
    metrics.firstAnswer('slack', 1.2);
    metrics.delivery('slack', 'sent', 0.3);
    metrics.look('done', 8);
    const accepted = await linesOf('accept_seconds');
    assert.ok(accepted.includes('acr_assistant_accept_seconds_bucket{le="0.025",channel="slack"} 1'));
    assert.ok(accepted.includes('acr_assistant_accept_seconds_bucket{le="3",channel="slack"} 2'));
    for (const name of ['first_answer', 'delivery']) {
      assert.ok((await linesOf(name)).includes(`acr_assistant_${name}_seconds_count{channel="slack"} 1`), name);
    }
    assert.ok((await linesOf('look_seconds')).includes('acr_assistant_look_seconds_count 1'));
  });

  it('show how the queues stand at the moment, and Node’s own', async () => {
    queues = async () => [{ queue: 'turn', count: 3, oldestSeconds: 41 }];
    assert.deepEqual(await linesOf('queue'), [
      'acr_assistant_queue_jobs{queue="turn"} 3',
      'acr_assistant_queue_oldest_seconds{queue="turn"} 41',
    ]);
    assert.match(await metrics.text(), /^nodejs_eventloop_lag_seconds /m);
    queues = async () => [];
    assert.deepEqual(await linesOf('queue'), []);
  });

  it('show all the rest where the queues cannot be asked, and no old figure of them', async () => {
    queues = async () => [{ queue: 'turn', count: 3, oldestSeconds: 41 }];
    await metrics.text();
    metrics.match('authentication-required', 'sure');
    queues = () => Promise.reject(new Error('no database'));
    assert.equal((await linesOf('matches')).length, 1);
    assert.deepEqual(await linesOf('queue'), []);
    assert.deepEqual(problems, ['metrics: queues', 'metrics: queues']);
  });

  it('take no text into a label: what is not known counts as other', async () => {
    const text = fc.string({ minLength: 1, maxLength: 60 }).map((value) => `contoso ${value}`);
    fc.assert(
      fc.property(text, (value) => {
        metrics.event(value, value, 1);
        metrics.unknownEvent(value);
        metrics.match(value, value);
        metrics.delivery(value, value as DeliveryOutcome, 1);
        metrics.firstAnswer(value, 1);
        metrics.look(value, 1);
        metrics.check(value, value);
        metrics.ticket(value, value);
      }),
    );
    queues = async () => [{ queue: 'contosoprod.azurecr.io', count: 1, oldestSeconds: 1 }];
    const own = await linesOf('');
    assert.ok(own.length > 10);
    assert.deepEqual(
      own.filter((line) => line.includes('contoso')),
      [],
    );
  });

  it('stay as many as they are, however many names come', async () => {
    for (let index = 0; index < 1000; index++) metrics.check(`check-${index}`, 'ok');
    const lines = await linesOf('check_verdicts');
    assert.equal(lines.length, 101);
    assert.ok(lines.includes('acr_assistant_check_verdicts_total{check="other",verdict="ok"} 900'));
  });

  it('are all explained to operators, and no others', async () => {
    const file = path.resolve(import.meta.dirname, '../../manifest/operations/README.md');
    const explained = readFileSync(file, 'utf8').match(/acr_assistant_\w+/g) ?? [];
    const shown = [...(await metrics.text()).matchAll(/^# TYPE (acr_assistant_\w+)/gm)].map(([, name]) => name);
    const names = explained.map((name) => name.replace(/_bucket$/, ''));
    assert.deepEqual([...new Set(names)].toSorted(), shown.toSorted());
  });

  it('are served at /metrics alone', async () => {
    const server = await startMetricsServer({ host: '127.0.0.1', port: 0, metrics, report: () => assert.fail() });
    const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    try {
      const answer = await ask('/metrics');
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
      assert.match(await answer.text(), /^# TYPE acr_assistant_events_total counter$/m);
      const others = await Promise.all([ask('/'), ask('/metrics?x=1'), ask('/metrics', 'POST'), ask('/healthz')]);
      assert.deepEqual(
        others.map(({ status }) => status),
        [404, 404, 404, 404],
      );
    } finally {
      await server.close();
    }
  });

  it('that cannot be shown are answered with 500 and nothing of the reason', async () => {
    const broken = { text: () => Promise.reject(new Error('contosoprod')), contentType: 'text/plain' };
    const report = ({ where }: { where?: string }) => problems.push(String(where));
    const server = await startMetricsServer({ host: '127.0.0.1', port: 0, metrics: broken, report });
    try {
      const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`);
      assert.deepEqual([answer.status, await answer.text()], [500, '']);
      assert.deepEqual(problems, ['metrics: request']);
    } finally {
      await server.close();
    }
  });
});
