import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimelineEntry } from '../../src/conversation/ticket/news.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { answerBytes } from '../../src/tickets/http.ts';
import { createJira } from '../../src/tickets/jira.ts';
import { anyTicket } from './anyTicket.ts';
import { type FakeJira, startFakeJira } from './fakeJira.ts';
import { noHurry, type Reply } from './fakeSystem.ts';
import { secret, secretForms, thrownBy } from './thrownBy.ts';

const user = 'bot@contoso.com';
const ticket = anyTicket();
const first = () => ({ mayBeThere: false, signal: noHurry() });
const again = () => ({ mayBeThere: true, signal: noHurry() });
const hurried = () => ({ mayBeThere: false, signal: AbortSignal.timeout(150) });

const entry: TimelineEntry = {
  at: '2026-11-24T10:00:00.000Z',
  by: 'U1',
  side: 'asker',
  kind: 'answer',
  text: 'It is {panel} [~admin] @here <b>' as Redacted,
};

/** Every node of a document, whatever it is nested in. */
function nodesOf(node: {
  type: string;
  content?: never[];
  marks?: unknown;
}): readonly { type: string; marks?: unknown }[] {
  return [node, ...(node.content ?? []).flatMap(nodesOf)];
}

describe('Jira', () => {
  let jira: FakeJira;
  let screen: FakeJira['screen'];
  const settings = () => ({
    name: 'jira',
    url: jira.url,
    project: 'SUP',
    issueType: 'Support',
    user,
    secret,
    language: 'en' as const,
    fields: {},
  });
  const target = (instead: object = {}) => createJira({ ...settings(), ...instead });
  const answering = (reply: Reply, at: RegExp, alsoDoes = false) => {
    jira.instead = ({ path }) => (at.test(path) ? { reply, alsoDoes } : undefined);
  };

  before(async () => {
    jira = await startFakeJira(`Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`);
    screen = jira.screen;
  });
  after(() => jira.close());
  beforeEach(() => {
    jira.issues.length = 0;
    jira.seen.length = 0;
    jira.instead = undefined;
    jira.isIndexed = true;
    jira.screen = [...screen];
  });

  it('gets an issue of the project with the ticket’s text and its id as a label', async () => {
    const accepted = await target().submit(ticket, first());
    assert.deepEqual(accepted, { number: 'SUP-1', url: `${jira.url}/browse/SUP-1`, externalId: '10000' });
    const fields = jira.issues[0]!.fields;
    assert.deepEqual(fields.project, { key: 'SUP' });
    assert.deepEqual(fields.issuetype, { name: 'Support' });
    assert.deepEqual(fields.labels, [`acr-${ticket.id}`, 'severity-moderate']);
    assert.equal(fields.summary, `ACR: ${ticket.title}`);
    assert.ok(JSON.stringify(fields.description).includes('Registry: contosoprod'));
  });

  const halfDone: readonly [string, Reply][] = [
    ['no answer in time', 'never'],
    ['a cut connection', 'drop'],
    ['a gateway that gave up', { status: 504 }],
    ['an answer cut short', { status: 201, text: '{"id":' }],
    ['an answer that is too long', { status: 201, text: `"${'x'.repeat(answerBytes)}"` }],
    ['an answer of another form', { status: 201, json: { id: 1, key: '../../x' } }],
  ];
  for (const [what, reply] of halfDone) {
    it(`is looked up after ${what}, and one issue was made`, async () => {
      answering(reply, /\/issue$/, true);
      const error = await thrownBy(target().submit(ticket, hurried()));
      assert.equal(error.trouble, 'unclear');
      assert.ok((error.retryAfter ?? 0) >= 180, 'a search finds an issue only after minutes');
      jira.instead = undefined;
      assert.equal((await target().submit(ticket, again())).number, 'SUP-1');
      assert.equal(jira.issues.length, 1);
    });
  }

  it('is sent the ticket again where the look-up finds none', async () => {
    answering('drop', /\/issue$/);
    await thrownBy(target().submit(ticket, first()));
    jira.instead = undefined;
    assert.equal((await target().submit(ticket, again())).number, 'SUP-1');
  });

  it('makes nothing where the look-up fails', async () => {
    for (const reply of [{ status: 503 }, { status: 200, json: {} }, { status: 200, text: 'null' }, 'drop'] as const) {
      answering(reply, /search/);
      assert.equal((await thrownBy(target().submit(ticket, again()))).trouble, 'unclear');
    }
    answering({ status: 429, headers: { 'retry-after': '9' } }, /search/);
    const { trouble, retryAfter } = await thrownBy(target().submit(ticket, again()));
    assert.deepEqual([trouble, retryAfter, jira.issues.length], ['busy', 9, 0]);
  });

  it('names the fields that it does not take, and no other word of its answer', async () => {
    const error = await thrownBy(target({ fields: { customfield_1: secret, priority: {} } }).submit(ticket, first()));
    assert.deepEqual([error.trouble, error.isFinal], ['invalid', true]);
    assert.equal((error.cause as Error).message, 'HTTP 400 (customfield_1, priority)');
  });

  it('gets each line of the history once, as an internal comment', async () => {
    const accepted = await target().submit(ticket, first());
    for (const id of ['line-1', 'line-1', 'line-12', 'line-1']) await target().add?.(accepted, entry, id, noHurry());
    const { comments } = jira.issues[0]!;
    assert.deepEqual(
      comments.map(({ jsdPublic }) => jsdPublic),
      [false, false],
    );
    assert.ok(JSON.stringify(comments[0]).includes('It is {panel} [~admin] @here <b>'));
  });

  it('tells how an issue stands, and what was answered to the asker', async () => {
    const accepted = await target().submit(ticket, first());
    const issue = jira.issues[0]!;
    const state = () => target().state?.(accepted, noHurry());
    assert.deepEqual(await state(), { status: 'open' });
    issue.fields.assignee = { displayName: 'Ben' };
    issue.fields.status = { name: 'Waiting for support', statusCategory: { key: 'indeterminate' } };
    assert.deepEqual(await state(), { status: 'taken', by: 'Ben' });
    const author = { displayName: 'Ben' };
    const said = (text: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    issue.comments.push({ body: said('Assigned the role.'), author, jsdPublic: true });
    issue.comments.push({ body: said('Annoying customer.'), author, jsdPublic: false });
    await target().add?.(accepted, entry, 'line-1', noHurry());
    issue.fields.status = { name: 'Done', statusCategory: { key: 'done' } };
    assert.deepEqual(await state(), { status: 'resolved', by: 'Ben', comment: 'Assigned the role.' });
    issue.fields.resolution = { name: "Won't Do" };
    assert.equal((await state())?.status, 'declined');
  });

  it('takes any answer about a state for what it is', async () => {
    const accepted = await target().submit(ticket, first());
    const odd = fc.oneof(
      fc.json().map((text) => ({ status: 200, text })),
      fc.record({
        status: fc.constant(200),
        json: fc.record({
          fields: fc.record(
            { status: fc.anything(), assignee: fc.anything(), resolution: fc.anything() },
            { requiredKeys: [] },
          ),
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (reply) => {
        answering(reply, /issue\/10000$/);
        const state = await target()
          .state?.(accepted, noHurry())
          .catch((error) => thrownBy(Promise.reject(error)));
        assert.ok(
          state &&
            ('trouble' in state ? state.trouble === 'unclear' : state.status === 'open' || state.by !== undefined),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says for the operator what would keep tickets out', async () => {
    const problem = (instead: object = {}) => target(instead).health(noHurry());
    assert.equal(await problem(), undefined);
    assert.match((await problem({ secret: 'another' })) ?? '', /does not let us in/);
    assert.match((await problem({ issueType: 'Incident' })) ?? '', /no issue type Incident.*There are: Support/);
    assert.match((await problem({ project: 'XX' })) ?? '', /Check its settings in the routes.*404/);
    jira.screen.push({ fieldId: 'priority', name: 'Priority', required: true, hasDefaultValue: true });
    assert.equal(await problem(), undefined);
    jira.screen.push({ fieldId: 'customfield_1', name: 'Cost centre', required: true });
    assert.match((await problem()) ?? '', /customfield_1 \(Cost centre\).*under fields/);
    assert.equal(await problem({ fields: { customfield_1: '4711' } }), undefined);
    jira.screen = jira.screen.filter(({ fieldId }) => fieldId !== 'labels');
    assert.match((await problem()) ?? '', /create screen/);
    jira.instead = () => ({ reply: 'never' });
    assert.match((await target().health(AbortSignal.timeout(100))) ?? '', /did not answer in time/);
    assert.equal(jira.issues.length, 0);
  });

  it('previews the issue without the token', () => {
    const preview = target().preview(ticket);
    assert.ok(preview.includes(`acr-${ticket.id}`));
    for (const form of secretForms(user)) assert.ok(!preview.includes(form));
  });

  it('gets any text as text alone', async () => {
    const accepted = await target().submit(ticket, first());
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        'h1. x\n{panel}',
        '[~accountid:1] @all',
        '![x](https://evil.example)',
        '\u202eabc\u0000',
        'x'.repeat(40_000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const rendered = [{ language: 'en' as const, text, markdown: text }];
        await target().submit(anyTicket({ title: text, rendered }), first());
        await target().add?.(accepted, { ...entry, by: text, text: text as Redacted }, text.slice(0, 40), noHurry());
        const { summary, description } = jira.issues.at(-1)!.fields as { summary: string; description: never };
        assert.match(summary, /^ACR: ?[^\n\r\0\u202e]{0,251}$/);
        const documents = [description, jira.issues[0]!.comments.at(-1)!.body as never];
        for (const { type, marks } of documents.flatMap(nodesOf)) {
          assert.ok(['doc', 'paragraph', 'codeBlock', 'text'].includes(type), type);
          assert.equal(marks, undefined);
        }
        assert.ok(JSON.stringify(description).length < 200_000);
      }),
      { numRuns: 40 },
    );
  });
});
