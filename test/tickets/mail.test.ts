import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimelineEntry } from '../../src/conversation/ticket/news.ts';
import { ticketSchema } from '../../src/conversation/ticket/ticket.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { createMail, type MailSettings } from '../../src/tickets/mail.ts';
import { anyTicket } from './anyTicket.ts';
import { type FakeSmtp, type SmtpReply, startFakeSmtp } from './fakeSmtp.ts';
import { noHurry } from './fakeSystem.ts';
import { secret, secretForms, thrownBy } from './thrownBy.ts';

const user = 'acr-assistant';
const ticket = anyTicket();
const first = () => ({ mayBeThere: false, signal: noHurry() });
const messageId = `<acr-${ticket.id}@contoso.com>`;
const entry: TimelineEntry = {
  at: '2026-11-24T10:00:00.000Z',
  by: 'U1',
  side: 'asker',
  kind: 'answer',
  text: 'Yes.' as Redacted,
};

/** The headers of a mail, unfolded, and what it holds. */
function partsOf(mail: string) {
  const end = mail.indexOf('\n\n');
  const lines = mail
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = lines.map(
    (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const,
  );
  return { headers: Object.fromEntries(headers), names: headers.map(([name]) => name), body: mail.slice(end + 2) };
}

/** The attachment of a name, decoded. */
function attached(mail: string, name: string): string {
  const part = mail.split(/^--.*$/m).find((one) => one.includes(`filename=${name}`)) ?? '';
  const { headers, body } = partsOf(part.trimStart());
  return headers['content-transfer-encoding'] === 'base64' ? Buffer.from(body, 'base64').toString() : body;
}

describe('Mail', () => {
  let smtp: FakeSmtp;
  const settings = (): MailSettings => ({
    name: 'on-call',
    host: '127.0.0.1',
    port: smtp.port,
    from: 'acr-assistant@contoso.com',
    to: ['oncall@contoso.com', 'second@contoso.com'],
    login: { user, secret },
    language: 'en',
  });
  const target = (instead: Partial<MailSettings> = {}, options = { isPlainLoopback: true }) =>
    createMail({ ...settings(), ...instead }, options);

  before(async () => {
    smtp = await startFakeSmtp();
  });
  after(() => smtp.close());
  beforeEach(() => {
    smtp.mails.length = 0;
    smtp.lines.length = 0;
    smtp.instead = undefined;
    smtp.offers = ['AUTH PLAIN LOGIN'];
  });

  it('brings the ticket as text, as JSON and as Markdown, under an id that the ticket’s makes', async () => {
    assert.deepEqual(await target().submit(ticket, first()), { externalId: messageId });
    const [mail = ''] = smtp.mails;
    const { headers } = partsOf(mail);
    assert.deepEqual(
      [headers['message-id'], headers.from, headers.to],
      [messageId, settings().from, settings().to.join(', ')],
    );
    assert.match(headers.subject ?? '', /^=\?UTF-8\?.*contosoprod/);
    assert.ok(mail.includes('Registry: contosoprod\nError: 401'));
    assert.deepEqual(ticketSchema.parse(JSON.parse(attached(mail, 'ticket.json'))), ticket);
    assert.equal(attached(mail, 'ticket.md').trim(), '**Registry:** contosoprod');
  });

  it('is the same mail to whoever gets it twice', async () => {
    smtp.instead = (command) => (command === 'mail' ? 'drop' : undefined);
    assert.equal((await thrownBy(target().submit(ticket, first()), user)).trouble, 'unclear');
    smtp.instead = undefined;
    await target().submit(ticket, { mayBeThere: true, signal: noHurry() });
    assert.deepEqual(
      smtp.mails.map((mail) => partsOf(mail).headers['message-id']),
      [messageId, messageId],
    );
  });

  it('answers its own mail with each line of the history', async () => {
    for (const id of ['line-1', 'line-1', 'line 2\r\nBcc: x@y'])
      await target().add?.({ externalId: messageId }, entry, id, noHurry());
    const all = smtp.mails.map((mail) => partsOf(mail).headers);
    const [one, same, other] = all.map((headers) => headers['message-id']);
    assert.ok(one === same && one !== other);
    for (const headers of all) {
      assert.match(headers['message-id'] ?? '', /^<acr-[0-9a-f]{32}@contoso\.com>$/);
      assert.deepEqual([headers['in-reply-to'], headers.references, headers.bcc], [messageId, messageId, undefined]);
    }
  });

  const failures: readonly [string, string, SmtpReply, { trouble: string; isFinal: boolean }][] = [
    ['a wrong password', 'AUTH', `535 not ${secret}`, { trouble: 'denied', isFinal: false }],
    ['a sign-in that is out of order', 'AUTH', '454 later', { trouble: 'busy', isFinal: false }],
    ['unknown recipients', 'RCPT', '550 who?', { trouble: 'invalid', isFinal: true }],
    ['grey-listing', 'RCPT', '451 later', { trouble: 'busy', isFinal: false }],
    ['a sender that may not', 'MAIL', '553 you?', { trouble: 'invalid', isFinal: true }],
    ['a mail that is refused', 'mail', `554 spam ${secret}`, { trouble: 'invalid', isFinal: true }],
    ['a full disk', 'mail', '452 later', { trouble: 'busy', isFinal: false }],
    ['nonsense', 'greeting', 'HTTP/1.1 400 Bad Request', { trouble: 'unclear', isFinal: false }],
    ['no answer to a mail', 'mail', 'never', { trouble: 'unclear', isFinal: false }],
    ['no greeting', 'greeting', 'never', { trouble: 'unclear', isFinal: false }],
  ];
  for (const [what, command, reply, expected] of failures) {
    it(`means ${expected.trouble} by ${what}`, async () => {
      smtp.instead = (given) => (given === command ? reply : undefined);
      const signal = reply === 'never' ? AbortSignal.timeout(200) : noHurry();
      const { trouble, isFinal } = await thrownBy(target().submit(ticket, { mayBeThere: false, signal }), user);
      assert.deepEqual({ trouble, isFinal }, expected);
    });
  }

  it('is sent where one of the recipients is taken', async () => {
    smtp.instead = (command) => (command === 'RCPT' && smtp.lines.at(-1)?.includes('second') ? '550 who?' : undefined);
    await target().submit(ticket, first());
    assert.equal(smtp.mails.length, 1);
  });

  it('is unreachable where nobody listens or no TLS is offered, and then no password and no mail is said', async () => {
    const closed = await startFakeSmtp();
    await closed.close();
    assert.equal((await thrownBy(target({ port: closed.port }).submit(ticket, first()), user)).trouble, 'unreachable');
    const safe = target({}, { isPlainLoopback: false });
    assert.equal((await thrownBy(safe.submit(ticket, first()), user)).trouble, 'unreachable');
    assert.match((await safe.health(noHurry())) ?? '', /cannot be reached.*ETLS/);
    assert.ok(
      smtp.lines.every((line) => /^(?:EHLO|STARTTLS|QUIT)/.test(line)),
      smtp.lines.join(),
    );
    assert.deepEqual(smtp.mails, []);
  });

  it('speaks plainly on the loopback address alone', async () => {
    const elsewhere = target({ host: 'localhost' });
    assert.notEqual(await elsewhere.health(noHurry()), undefined);
    assert.ok(!smtp.lines.some((line) => line.startsWith('AUTH')));
  });

  it('says for the operator whether the server lets it in, without a mail', async () => {
    assert.equal(await target().health(noHurry()), undefined);
    smtp.instead = (command) => (command === 'AUTH' ? `535 not ${secret}` : undefined);
    const problem = await target().health(noHurry());
    assert.match(problem ?? '', /does not let us in.*535/);
    assert.ok(!problem?.includes(secret));
    assert.deepEqual(smtp.mails, []);
  });

  it('previews the mail without the password', () => {
    const preview = target().preview(ticket);
    assert.ok(preview.includes(messageId) && preview.includes('Registry: contosoprod'));
    for (const form of secretForms(user)) assert.ok(!preview.includes(form));
  });

  it('has the same headers whatever a ticket says', async () => {
    await target().submit(ticket, first());
    const { names } = partsOf(smtp.mails[0]!);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        'x\r\nBcc: a@evil.example',
        'x\n\n.\r\nMAIL FROM:<a@evil.example>',
        '=?utf-8?Q?=0ABcc:_a@evil.example?=',
        '\u2028Bcc: x',
        '.\r\n.',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        smtp.mails.length = 0;
        smtp.lines.length = 0;
        await target().submit(
          anyTicket({ title: text, rendered: [{ language: 'en', text, markdown: text }] }),
          first(),
        );
        await target().add?.(
          { externalId: messageId },
          { ...entry, by: text, text: text as Redacted },
          text,
          noHurry(),
        );
        assert.equal(smtp.mails.length, 2);
        const [mail, line] = smtp.mails.map(partsOf);
        assert.deepEqual(mail?.names, names);
        assert.ok(line !== undefined && !line.names.includes('bcc'));
        assert.ok(!smtp.lines.some((one) => one.includes('evil')));
      }),
      { numRuns: 40 },
    );
  });
});
