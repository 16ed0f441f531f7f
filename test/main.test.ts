import assert from 'node:assert/strict';
import { bot } from './channels/slack/fakeSlack.ts';
import { message, sendEvent } from './channels/slack/interactions.ts';
import { type Ended, type Running, refusedMain, type Settings, startMain } from './main/mainProcess.ts';
import { openSurroundings, type Surroundings, takePort } from './main/openSurroundings.ts';

const registry = 'contosoprod';
const paste = `Error response from daemon: Get "https://${registry}.azurecr.io/v2/": unauthorized: authentication required`;

async function get(port: number | string, page: string) {
  const response = await fetch(`http://127.0.0.1:${port}${page}`);
  return { status: response.status, text: await response.text() };
}

describe('The program, started as an operator does', function () {
  this.timeout(90_000);
  let around: Surroundings;
  const running = new Set<Running>();

  beforeEach(async () => {
    around = await openSurroundings();
  });
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.end('SIGKILL')));
    running.clear();
    await around.close();
  });

  const start = async (more: Settings = {}) => {
    const started = await startMain({ ...around.settings, ...more });
    running.add(started);
    return started;
  };
  const post = async ({ port }: Running, ts: string) => {
    const said = message({ ts, text: `<@${bot}> ${paste}` });
    assert.equal((await sendEvent(port, said, { team_id: 'T0WORKSPACE' })).status, 200);
  };
  const answersTo = (ts: string) =>
    around.slack
      .argsOf('chat.postMessage')
      .filter(({ thread_ts: thread, text }) => thread === ts && /401/.test(String(text)));
  const answered = async (ts: string) => {
    for (const end = Date.now() + 30_000; answersTo(ts).length === 0; ) {
      assert.ok(Date.now() < end, `nobody answered ${ts}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const assertLogs = ({ out, error }: Ended) => {
    const lines = out.split('\n').filter(Boolean);
    for (const line of lines) {
      const { level, at } = JSON.parse(line);
      assert.ok(['info', 'warn', 'error'].includes(level) && !Number.isNaN(Date.parse(at)), line);
    }
    assert.doesNotMatch(out, new RegExp(`${registry}|unauthorized|invented`));
    assert.equal(error, '');
    return lines.map((line) => JSON.parse(line));
  };

  it('answers, tells how it stands, and ends with status 0', async () => {
    const { port: metricsPort, free } = await takePort();
    await free();
    const main = await start({ METRICS_PORT: metricsPort });
    await post(main, '1000.1');
    await answered('1000.1');
    assert.deepEqual(await get(main.port, '/healthz'), { status: 200, text: '{"status":"ok"}' });
    assert.deepEqual(await get(main.port, '/readyz'), { status: 200, text: '{"status":"ok"}' });
    assert.equal((await get(main.port, '/metrics')).status, 404);
    const { text } = await get(metricsPort, '/metrics');
    assert.match(text, /^acr_assistant_events_total\{channel="slack",kind="message"\} 1$/m);
    assert.match(text, /^acr_assistant_deliveries_total\{channel="slack",outcome="sent"\} [1-9]/m);
    assert.match(text, /^acr_assistant_first_answer_seconds_count\{channel="slack"\} 1$/m);
    assert.match(text, /^acr_assistant_queue_jobs\{queue="dead"\} 0$/m);
    assert.match(text, /^acr_assistant_queue_oldest_seconds\{queue="delivery"\} /m);
    assert.ok(!text.includes(registry));
    const ended = await main.end('SIGTERM');
    assert.equal(ended.status, 0);
    const said = assertLogs(ended).map(({ what }) => what);
    assert.deepEqual([said[0], ...said.slice(-2)], ['listening', 'stopping', 'stopped']);
  });

  it('loses no event that comes right before it is asked to end', async () => {
    const first = await start();
    await post(first, '1000.2');
    const ended = await first.end('SIGTERM');
    assert.equal(ended.status, 0);
    assertLogs(ended);
    const second = await start();
    await answered('1000.2');
    assertLogs(await second.end('SIGTERM'));
    assert.equal(answersTo('1000.2').length, 1);
  });

  it('answers at the next start what it had acknowledged when it was killed', async () => {
    const first = await start();
    await Promise.all(['1000.3', '1000.4', '1000.5'].map((ts) => post(first, ts)));
    assert.equal((await first.end('SIGKILL')).status, null);
    await start();
    await Promise.all(['1000.3', '1000.4', '1000.5'].map(answered));
  });

  it('lets no second process at its data, and says who has it', async () => {
    const first = await start();
    const { status, out, error } = await refusedMain(around.settings);
    assert.deepEqual([status, out], [1, '']);
    assert.match(
      error,
      /^The assistant did not start\.\nThe data folder .* is in use by process \d+ on .* since .*\n$/,
    );
    await post(first, '1000.6');
    await answered('1000.6');
  });

  it('is not ready while its bot of Teams gets no token, and logs why at once', async () => {
    const guid = '0a1b2c3d-0000-4000-8000-00000000c0c0';
    const main = await start({
      MICROSOFT_APP_ID: guid,
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: guid,
      TEAMS_ALLOWED_TENANTS: guid,
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
      // The stand-in for Slack gives no tokens.
      IDENTITY_ENDPOINT: `${around.slack.url}/msi/token`,
      IDENTITY_HEADER: 'invented',
    });
    assert.deepEqual(await get(main.port, '/readyz'), {
      status: 503,
      text: '{"status":"not ready","notReady":["teams"]}',
    });
    assert.equal((await get(main.port, '/healthz')).status, 200);
    const [problem] = assertLogs(await main.end('SIGTERM')).filter(({ level }) => level === 'error');
    assert.equal(problem.where, 'readiness: teams');
  });
});
