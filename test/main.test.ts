import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { bot, type FakeSlack, startFakeSlack } from './channels/slack/fakeSlack.ts';
import { message, sendEvent } from './channels/slack/interactions.ts';
import { secrets } from './channels/slack/signedRequests.ts';
import { type Ended, type Running, refusedMain, type Settings, startMain } from './main/mainProcess.ts';
import { startTlsFront, type TlsFront } from './main/tlsFront.ts';
import { temporaryFolder } from './store/stores.ts';

const routes = (url: string) => `
targets:
  desk: { kind: webhook, url: "${url}/tickets", secret: env DESK_SECRET }
helpdesk: { channel: slack, place: C0HELPDESK, members: [U0DESK] }
rules:
  - to: [helpdesk, desk]
`;

const registry = 'contosoprod';
const paste = `Error response from daemon: Get "https://${registry}.azurecr.io/v2/": unauthorized: authentication required`;
const deskSecret = 'invented-secret-of-the-desk-0123456789';

/** A port of this machine that somebody listens on, and how to free it. */
async function takePort(): Promise<{ readonly port: string; readonly free: () => Promise<unknown> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { port: String(port), free: () => new Promise((resolve) => server.close(resolve)) };
}

async function get(port: number | string, page: string) {
  const response = await fetch(`http://127.0.0.1:${port}${page}`);
  return { status: response.status, text: await response.text() };
}

describe('The program, started as an operator does', function () {
  this.timeout(90_000);
  let slack: FakeSlack;
  let front: TlsFront;
  let folder: string;
  let remove: () => Promise<void>;
  let settings: Settings;
  const running = new Set<Running>();

  before(async () => {
    slack = await startFakeSlack();
    front = await startTlsFront(slack.url);
  });
  after(async () => {
    await front.close();
    await slack.close();
  });

  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
    slack.calls.length = 0;
    const file = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    settings = {
      PORT: '0',
      DATA_FOLDER: path.join(folder, 'data'),
      NODE_EXTRA_CA_CERTS: file('ca.pem', front.certificate),
      SLACK_API_URL: `${front.url}/api/`,
      SLACK_BOT_TOKEN: ['xoxb', 'invented'].join('-'),
      SLACK_SIGNING_SECRETS: secrets[0],
      SLACK_ALLOWED_TEAMS: 'T0WORKSPACE',
      TICKET_ROUTES: file('tickets.yaml', routes(front.url)),
      DESK_SECRET: deskSecret,
    };
  });
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.end('SIGKILL')));
    running.clear();
    await remove();
  });

  const start = async (more: Settings = {}) => {
    const started = await startMain({ ...settings, ...more });
    running.add(started);
    return started;
  };
  const post = async ({ port }: Running, ts: string) => {
    const said = message({ ts, text: `<@${bot}> ${paste}` });
    assert.equal((await sendEvent(port, said, { team_id: 'T0WORKSPACE' })).status, 200);
  };
  const answersTo = (ts: string) =>
    slack.argsOf('chat.postMessage').filter(({ thread_ts: thread, text }) => thread === ts && /401/.test(String(text)));
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
    const { status, out, error } = await refusedMain(settings);
    assert.deepEqual([status, out], [1, '']);
    assert.match(
      error,
      /^The assistant did not start\.\nThe data folder .* is in use by process \d+ on .* since .*\n$/,
    );
    await post(first, '1000.6');
    await answered('1000.6');
  });

  const wrongRoutes = 'targets: {}\nrules: [{ to: [nobody] }]';
  const refused: readonly [string, () => Settings, RegExp][] = [
    ['routes that are not there', () => ({ TICKET_ROUTES: path.join(folder, 'none.yaml') }), /^TICKET_ROUTES /],
    ['routes with a mistake', () => ({ TICKET_ROUTES: wrongFile() }), /wrong\.yaml:2 rules/],
    ['a target without its secret', () => ({ DESK_SECRET: '' }), /^DESK_SECRET is not set/],
    ['no signing secret', () => ({ SLACK_SIGNING_SECRETS: '' }), /^SLACK_SIGNING_SECRETS is not set/],
    ['a certificate that nobody signed', () => ({ NODE_EXTRA_CA_CERTS: '' }), /SLACK_API_URL/],
  ];
  const wrongFile = () => {
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, wrongRoutes);
    return file;
  };

  for (const [name, more, expected] of refused) {
    it(`does not start with ${name}, and says what to mend`, async () => {
      const { status, out, error } = await refusedMain({ ...settings, ...more() });
      assert.deepEqual([status, out], [1, '']);
      const [headline, first = ''] = error.split('\n');
      assert.equal(headline, 'The assistant did not start.');
      assert.match(first, expected);
      assert.doesNotMatch(error, /\n {4}at |invented/);
    });
  }

  it('does not start where it cannot listen, and says which port it is', async () => {
    const { port, free } = await takePort();
    const outcomes = ['PORT', 'METRICS_PORT'].map(async (setting) => {
      const own = { DATA_FOLDER: path.join(folder, setting), [setting]: port };
      return [setting, await refusedMain({ ...settings, ...own })] as const;
    });
    const ended = await Promise.all(outcomes).finally(free);
    for (const [setting, { status, out, error }] of ended) {
      assert.deepEqual([status, out], [1, '']);
      assert.match(error, new RegExp(`^The assistant did not start\\.\n${setting} cannot be listened on`));
    }
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
      IDENTITY_ENDPOINT: `${slack.url}/msi/token`,
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

  it('does not start with a token that Slack does not take', async () => {
    slack.next.set('auth.test', [{ body: { ok: false, error: 'invalid_auth' } }]);
    const { status, error } = await refusedMain(settings);
    assert.equal(status, 1);
    assert.match(error, /^The assistant did not start\.\nSlack did not take SLACK_BOT_TOKEN \(invalid_auth\)\./);
  });
});
