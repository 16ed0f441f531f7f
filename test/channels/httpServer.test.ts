import assert from 'node:assert/strict';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type restify from 'restify';
import { type HttpServerOptions, type RunningServer, startHttpServer } from '../../src/channels/httpServer.ts';

describe('The HTTP server', () => {
  let server: RunningServer;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  async function open(options: Partial<HttpServerOptions> = {}): Promise<void> {
    server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [], report: () => undefined, ...options });
  }

  function ask(path: string): Promise<{ status: number | undefined; body: string }> {
    return new Promise((resolve, reject) => {
      const read = async (response: IncomingMessage) => {
        const body = (await response.setEncoding('utf8').toArray()).join('');
        resolve({ status: response.statusCode, body });
      };
      get({ host: '127.0.0.1', port: server.port, path, agent }, (response) => void read(response).catch(reject)).on(
        'error',
        reject,
      );
    });
  }

  afterEach(async () => {
    agent.destroy();
    await server.close();
  });

  it('says that it lives, whatever is not ready', async () => {
    await open({ notReady: async () => ['database'] });
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('says that it is ready, or by name alone what is not', async () => {
    let names: string[] = [];
    await open({ notReady: async () => names });
    assert.deepEqual(await ask('/readyz'), { status: 200, body: '{"status":"ok"}' });
    names = ['database', 'queue'];
    assert.deepEqual(await ask('/readyz'), {
      status: 503,
      body: '{"status":"not ready","notReady":["database","queue"]}',
    });
  });

  it('tells a stranger nothing of an error', async () => {
    const problems: string[] = [];
    await open({
      notReady: () => Promise.reject(new Error('contosoprod')),
      report: ({ where }) => problems.push(where),
    });
    const { status, body } = await ask('/readyz');
    assert.equal(status, 500);
    assert.match(body, /"NotAccepted [0-9a-f]{8}"/);
    assert.ok(!body.includes('contosoprod'));
    assert.deepEqual(problems, ['http: request']);
  });

  it('that closes ends the requests that run, takes no more, and keeps no idle connection', async () => {
    const slow = (added: restify.Server) => {
      added.get('/slow', async (_request: restify.Request, response: restify.Response) => {
        await wait(150);
        response.send(200, 'done');
      });
    };
    await open({ routes: [slow] });
    await ask('/healthz');
    const running = ask('/slow');
    await wait(50);
    const begun = Date.now();
    const closed = server.close();
    assert.deepEqual(await running, { status: 200, body: '"done"' });
    await closed;
    assert.ok(Date.now() - begun < 1000, 'the connection was kept');
    await assert.rejects(ask('/healthz'));
  });
});
