import assert from 'node:assert/strict';
import { type RunningServer, startHttpServer } from '../../../src/channels/httpServer.ts';
import { type StatusEvent, statusBytes, statusRoute } from '../../../src/channels/ticketStatus/statusRoute.ts';
import { signatureOf } from '../../../src/tickets/signature.ts';

const desk = 'invented-secret-of-the-desk-0123456789';
const deskNext = 'invented-secret-of-the-desk-next-0123456789';
const network = 'invented-secret-of-the-network-0123456789';

const senders = [
  { target: 'desk', secrets: [desk, deskNext] },
  { target: 'network', secrets: [network] },
];

const said = {
  ticket: '3f0e8a52-9c1d-4b7e-8f60-2d5a7c9e1b04',
  status: 'resolved',
  by: 'Ben',
  text: 'Assigned the role. Password: hunter2hunter2',
  eventId: 'e-1',
};

const seconds = (later = 0) => String(Math.floor(Date.now() / 1000) + later);

type Headers = Record<string, string | string[]>;

function stamp(time: string, signature: string | string[]): Headers {
  return { 'x-ticket-timestamp': time, 'x-ticket-signature': signature };
}

function signed(body: string, secret = desk, time = seconds()): Headers {
  return stamp(time, signatureOf(secret, time, body));
}

/** Each makes the headers of a forgery for a body. */
const forgeries: Readonly<Record<string, (body: string) => Headers>> = {
  'no headers': () => ({}),
  'no signature': () => ({ 'x-ticket-timestamp': seconds() }),
  'no time': (body) => ({ 'x-ticket-signature': signatureOf(desk, seconds(), body) }),
  'an empty signature': () => stamp(seconds(), ''),
  'a signature of zeros': () => stamp(seconds(), `v1=${'0'.repeat(64)}`),
  'a signature without its hash': () => stamp(seconds(), 'v1='),
  'a truncated signature': (body) => stamp(seconds(), signatureOf(desk, seconds(), body).slice(0, -1)),
  'a lengthened signature': (body) => stamp(seconds(), `${signatureOf(desk, seconds(), body)}0`),
  'another version': (body) => stamp(seconds(), signatureOf(desk, seconds(), body).replace('v1', 'v0')),
  'a signature in capitals': (body) => stamp(seconds(), signatureOf(desk, seconds(), body).toUpperCase()),
  'the signature of another body': () => signed('{}'),
  'the signature of the same body with a blank': (body) => signed(`${body} `),
  'the signature of another time': (body) => stamp(seconds(), signatureOf(desk, seconds(-1), body)),
  'another secret': (body) => signed(body, 'invented-secret-of-somebody-0123456789'),
  'an empty secret': (body) => signed(body, ''),
  'both secrets joined': (body) => signed(body, `${desk},${deskNext}`),
  'a time six minutes ago': (body) => signed(body, desk, seconds(-360)),
  'a time six minutes ahead': (body) => signed(body, desk, seconds(360)),
  'a time far ahead': (body) => signed(body, desk, '99999999999'),
  'time zero': (body) => signed(body, desk, '0'),
  'a time before 1970': (body) => signed(body, desk, `-${seconds()}`),
  'a time of letters': (body) => signed(body, desk, 'now'),
  'a time in milliseconds': (body) => signed(body, desk, String(Date.now())),
  'a time with a fraction': (body) => signed(body, desk, `${seconds()}.0`),
  'two signatures, one of them right': (body) =>
    stamp(seconds(), [signatureOf(desk, seconds(), body), `v1=${'0'.repeat(64)}`]),
  'two times': (body) => ({ ...signed(body), 'x-ticket-timestamp': [seconds(-9999), seconds()] }),
};

describe('The route of a ticket’s status', () => {
  let server: RunningServer;
  const accepted: StatusEvent[] = [];
  const problems: string[] = [];
  let accept: (event: StatusEvent) => Promise<'stored' | 'unknown'>;

  before(async () => {
    const route = statusRoute({
      senders,
      accept: (event) => accept(event),
      report: ({ where, error }) => problems.push(`${where} ${error}`),
    });
    server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [route], report: () => undefined });
  });
  after(() => server.close());
  beforeEach(() => {
    accepted.length = 0;
    problems.length = 0;
    accept = async (event) => {
      accepted.push(event);
      return 'stored';
    };
  });

  async function post(body: string, headers: Headers = signed(body)) {
    const all = Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    const response = await fetch(`http://127.0.0.1:${server.port}/tickets/status`, {
      method: 'POST',
      body,
      headers: all,
    });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
  }

  it('takes what a target signed, and answers after it is stored', async () => {
    let isStored = false;
    accept = async (event) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      isStored = true;
      accepted.push(event);
      return 'stored';
    };
    const { status } = await post(JSON.stringify(said));
    assert.deepEqual([status, isStored], [202, true]);
    assert.deepEqual(accepted, [{ ...said, target: 'desk' }]);
  });

  it('knows the target by its secret, whatever the body says, and takes both secrets while one is being changed', async () => {
    const body = JSON.stringify({ ...said, target: 'desk' });
    for (const secret of [desk, deskNext, network]) assert.equal((await post(body, signed(body, secret))).status, 202);
    assert.deepEqual(
      accepted.map(({ target }) => target),
      ['desk', 'desk', 'network'],
    );
  });

  it('takes clocks that differ by some minutes, both ways', async () => {
    const body = JSON.stringify(said);
    for (const later of [-290, 290]) assert.equal((await post(body, signed(body, desk, seconds(later)))).status, 202);
  });

  for (const [what, headersFor] of Object.entries(forgeries)) {
    it(`refuses ${what}`, async () => {
      const body = JSON.stringify(said);
      const { status, text } = await post(body, headersFor(body));
      assert.deepEqual([status, accepted.length], [401, 0]);
      assert.deepEqual(Object.keys(JSON.parse(text)), ['code', 'correlationId']);
    });
  }

  it('gives every repeat with its id, so that it can be told apart', async () => {
    const body = JSON.stringify(said);
    const headers = signed(body);
    await Promise.all([post(body, headers), post(body, headers)]);
    assert.deepEqual(
      accepted.map(({ eventId, target }) => `${target} ${eventId}`),
      ['desk e-1', 'desk e-1'],
    );
  });

  it('asks for another try where nothing could be stored, and says nothing of why', async () => {
    accept = () => Promise.reject(new Error('database hunter2 is gone'));
    const { status, retryAfter, text } = await post(JSON.stringify(said));
    assert.deepEqual([status, retryAfter], [503, '30']);
    assert.ok(!text.includes('hunter2'));
    assert.match(problems.join(), /database/);
  });

  it('says of a ticket that a target was not sent as little as of one that never was', async () => {
    accept = async () => 'unknown';
    const answers = [said.ticket, '11111111-2222-4333-8444-555555555555'].map((ticket) =>
      post(JSON.stringify({ ...said, ticket })),
    );
    for (const { status, text } of await Promise.all(answers))
      assert.deepEqual([status, text], [404, '{"code":"NotAccepted"}']);
  });

  it('refuses what is signed but of another form', async () => {
    const wrong: readonly unknown[] = [
      null,
      [],
      'x',
      {},
      { ...said, ticket: "' or 1=1" },
      { ...said, status: 'open' },
      { ...said, by: '' },
      { ...said, by: 'Ben\u0000' },
      { ...said, eventId: undefined },
      { ...said, eventId: 'x'.repeat(201) },
      { ...said, text: 'x'.repeat(20_001) },
      { ...said, text: { toString: 'x' } },
    ];
    for (const one of wrong) assert.equal((await post(JSON.stringify(one))).status, 400, JSON.stringify(one));
    assert.equal((await post('{"ticket":')).status, 400);
    assert.equal((await post('')).status, 400);
    assert.deepEqual(accepted, []);
  });

  it('reads no more than a comment needs', async () => {
    const body = JSON.stringify({ ...said, more: 'x'.repeat(statusBytes) });
    const { status } = await post(body);
    assert.deepEqual([status, accepted.length], [413, 0]);
  });

  it('lets nobody in where there are no targets', async () => {
    const route = statusRoute({ senders: [], accept: (event) => accept(event), report: () => undefined });
    const empty = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [route], report: () => undefined });
    const body = JSON.stringify(said);
    const headers = signed(body) as Record<string, string>;
    const { status } = await fetch(`http://127.0.0.1:${empty.port}/tickets/status`, { method: 'POST', body, headers });
    await empty.close();
    assert.equal(status, 401);
  });
});
