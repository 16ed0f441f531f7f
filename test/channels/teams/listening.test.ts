import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sinon from 'sinon';
import type { Incoming } from '../../../src/assistant/incoming.ts';
import { files } from '../../../src/channels/teams/limits.ts';
import { withForm } from '../messages.ts';
import {
  buttonData,
  type Fields,
  inChannel,
  mentioning,
  startHarness,
  type TeamsHarness,
  until,
} from './teamsHarness.ts';

const channel = '19:team@thread.tacv2';
const inGroupChat = { conversation: { id: '19:chat@thread.v2', conversationType: 'groupChat', isGroup: true } };

function heard(incoming: Incoming | undefined) {
  return incoming?.kind === 'message'
    ? { text: incoming.text, addressed: incoming.addressed, onlyInCase: incoming.onlyInCase ?? false }
    : undefined;
}

describe('where the Teams channel listens', () => {
  let teams: TeamsHarness;

  const start = async (supportChannels: readonly string[] = []) => {
    teams = await startHarness({ supportChannels });
  };

  const texts = () => teams.assistant.received.map((incoming) => heard(incoming)?.text);

  afterEach(() => teams.close());

  describe('a channel or a group chat', () => {
    it('hands a mention on without the bot’s name, and answers in its thread', async () => {
      await start();
      await teams.sayAndWait({ ...inChannel, ...mentioning('help') }, 1);
      await teams.say({ ...inGroupChat, ...mentioning('help') });
      assert.deepEqual(teams.assistant.received.map(heard), [
        { text: 'help', addressed: true, onlyInCase: false },
        { text: 'help', addressed: true, onlyInCase: false },
      ]);
      assert.deepEqual(
        teams.assistant.received.map(({ thread }) => thread.id),
        [`${channel};messageid=1`, '19:chat@thread.v2'],
      );
      await until(() => teams.sentCards().length === 2);
      const [first, second] = teams.sentCards().map(({ path }) => decodeURIComponent(path));
      assert.match(first ?? '', /19:team@thread\.tacv2;messageid=1\/activities/);
      assert.match(second ?? '', /19:chat@thread\.v2\/activities/);
    });

    it('is public, and a personal chat is not', async () => {
      await start();
      for (const where of [inChannel, inGroupChat, {}]) await teams.say({ ...where, ...mentioning('help') });
      assert.deepEqual(
        teams.assistant.received.map(({ inPublic, address }) => [inPublic, address.inPublic]),
        [
          [true, true],
          [true, true],
          [undefined, undefined],
        ],
      );
    });

    it('shows that it is at work where Teams can show it: not in a thread of a channel', async () => {
      await start();
      const isTyping = () => teams.connector.sent.some(({ body }) => body.type === 'typing');
      await teams.say({ ...inChannel, ...mentioning('help') });
      assert.ok(!isTyping());
      await teams.say({ ...inGroupChat, ...mentioning('help') });
      await until(isTyping);
    });

    it('hands a bare mention on, because who is addressed answers', async () => {
      await start();
      await teams.say({ ...inChannel, ...mentioning('') });
      assert.deepEqual(texts(), ['']);
    });

    it('keeps what mentions others', async () => {
      await start();
      const entities = [{ type: 'mention', text: '<at>Adele</at>', mentioned: { id: '29:2' } }];
      await teams.say({ ...inChannel, text: '<at>Adele</at> look', entities });
      assert.deepEqual(heard(teams.assistant.received[0]), {
        text: '<at>Adele</at> look',
        addressed: false,
        onlyInCase: true,
      });
    });

    it('reads what mentions nobody in support channels; elsewhere only in threads with a case', async () => {
      await start([channel]);
      await teams.say({ ...inChannel, text: 'overheard' });
      await teams.say({ ...inGroupChat, text: 'elsewhere' });
      assert.deepEqual(teams.assistant.received.map(heard), [
        { text: 'overheard', addressed: false, onlyInCase: false },
        { text: 'elsewhere', addressed: false, onlyInCase: true },
      ]);
      assert.ok(teams.connector.sent.every(({ body }) => body.type !== 'typing'));
    });
  });

  describe('an edited message', () => {
    const edited = (text: string) => ({ type: 'messageUpdate', text, channelData: { eventType: 'editMessage' } });

    it('is read once for each version', async () => {
      await start();
      const first = teams.activity({ text: 'paste' });
      await teams.post(first);
      for (const text of ['paste with more', 'paste with more', 'paste', 'paste with more'])
        await teams.post({ ...first, ...edited(text) });
      assert.deepEqual(texts(), ['paste', 'paste with more', 'paste']);
    });

    it('is left alone when it was restored or deleted', async () => {
      await start();
      await teams.say({ ...edited('paste'), channelData: { eventType: 'undeleteMessage' } });
      await teams.say({ type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
      assert.deepEqual(texts(), []);
    });
  });

  describe('what comes with a message', () => {
    const html = (content: string) => ({ contentType: 'text/html', content });

    it('is read from the HTML where the text has lost the lines of a code block', async () => {
      await start();
      const code = '<codeblock class="PlainText"><code>docker push<br>denied: 403&nbsp;&lt;x&gt;</code></codeblock>';
      const named = '<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">Bot</span>';
      await teams.say({
        ...inChannel,
        ...mentioning('see docker push denied: 403 <x>'),
        attachments: [html(`<div><div>${named}&nbsp;see</div>\n${code}</div>`)],
      });
      assert.deepEqual(texts(), ['see\n\ndocker push\ndenied: 403 <x>']);
    });

    it('is read from the text where that has all lines', async () => {
      await start();
      await teams.say({ text: 'a\nb', attachments: [html('<p>a b</p>')] });
      assert.deepEqual(texts(), ['a\nb']);
    });

    it('includes text that is attached inline', async () => {
      await start();
      await teams.say({ text: 'log:', attachments: [{ contentType: 'text/plain', content: 'line 1\nline 2' }] });
      assert.deepEqual(texts(), ['log:\n\nline 1\nline 2']);
    });
  });

  describe('an attached file', () => {
    const contents: { readonly [path: string]: Buffer } = {
      '/log.txt': Buffer.from('řádek 1\nunauthorized'),
      '/powershell.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('denied', 'utf16le')]),
      '/picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
      '/long.log': Buffer.alloc(files.bytes * 4, 'x'),
    };
    const asked: string[] = [];
    const store = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/moved') response.setHeader('location', '/log.txt');
      const found = contents[request.url ?? ''];
      response.statusCode = request.url === '/moved' ? 302 : found ? 200 : 404;
      response.end(found);
    });
    let place: string;

    before(async () => {
      await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
      place = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
    });
    after(() => store.close());
    beforeEach(() => asked.splice(0));

    const file = (downloadUrl: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      content: { downloadUrl, uniqueId: '1', fileType: 'txt' },
      name: 'log.txt',
    });

    const fetched = async (fields: Fields) => {
      const before = teams.assistant.completed.length;
      assert.equal((await teams.say(fields)).status, 200);
      await until(() => teams.assistant.completed.length > before);
      return teams.assistant.completed.at(-1);
    };

    it('is not fetched before Teams is answered, and then read like a paste', async () => {
      await start();
      const attachments = [file(`${place}/log.txt`), file(`${place}/powershell.txt`)];
      assert.deepEqual(await fetched({ text: 'it fails', attachments }), {
        texts: ['řádek 1\nunauthorized\n\ndenied'],
      });
      const [incoming] = teams.assistant.received;
      assert.deepEqual(incoming?.toFetch, { files: [`${place}/log.txt`, `${place}/powershell.txt`] });
      assert.deepEqual(texts(), ['it fails']);
    });

    it('that is no text, too long, moved or gone is said to be unread', async () => {
      await start();
      for (const path of ['/picture.png', '/long.log', '/moved', '/absent']) {
        const completion = await fetched({ attachments: [file(place + path)] });
        assert.deepEqual([completion?.texts, completion?.isEmpty], [[], true]);
        assert.match(JSON.stringify(completion?.notice), /nepřečetl/);
      }
      const withText = await fetched({ text: 'it fails', attachments: [file(`${place}/absent`)] });
      assert.equal(withText?.isEmpty, undefined, 'what was written is left to read');
    });

    it('that is overheard is left unread in silence', async () => {
      await start([channel]);
      const completion = await fetched({ ...inChannel, text: 'x', attachments: [file(`${place}/absent`)] });
      assert.deepEqual(completion, { texts: [] });
    });

    it('that is a picture is not fetched', async () => {
      await start();
      const attachments = [{ contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/1' }];
      assert.match(JSON.stringify((await fetched({ attachments }))?.notice), /místo obrázku/);
    });

    it('is never fetched from a host that Teams does not keep files on', async () => {
      await start();
      for (const url of ['https://evil.example/log.txt', 'http://169.254.169.254/', 'file:///etc/passwd', 'nonsense'])
        assert.deepEqual((await fetched({ attachments: [file(url)] }))?.texts, []);
      assert.deepEqual(asked, []);
    });
  });

  describe('"Diagnose this error" on a message', () => {
    const invoke = async (name: string, fields: Fields = {}): Promise<Dialog> =>
      dialogIn(
        await teams.say({
          type: 'invoke',
          name: `composeExtension/${name}`,
          ...inChannel,
          value: {
            commandId: 'diagnose',
            commandContext: 'message',
            messagePayload: { id: 'm1', body: { contentType: 'html', content: '<p>denied:<br>403 &amp; more</p>' } },
            ...fields,
          },
        }),
      );

    it('reads the message and answers in a dialog that only this person sees', async () => {
      await start();
      const { status, task } = await invoke('fetchTask');
      assert.equal(status, 200);
      assert.equal(task.type, 'continue');
      assert.equal(task.value.card.contentType, 'application/vnd.microsoft.card.adaptive');
      assert.match(JSON.stringify(task.value.card.content), /The registry refused the sign-in/);
      assert.deepEqual(heard(teams.assistant.received[0]), {
        text: 'denied:\n403 & more',
        addressed: true,
        onlyInCase: false,
      });
      assert.equal(teams.assistant.received[0]?.thread.id, `${channel};messageid=1;diagnosed=m1;by=person-1`);
      assert.deepEqual(teams.connector.sent, [], 'nothing is posted');
    });

    it('goes on in the dialog when a button is pressed', async () => {
      await start();
      const opened = await invoke('fetchTask');
      assert.doesNotMatch(JSON.stringify(opened), /Action\.Execute/);
      const next = await invoke('submitAction', { data: buttonData(opened) });
      assert.match(JSON.stringify(next.task.value.card.content), /may not pull/);
      assert.deepEqual(
        teams.assistant.received.map(({ kind, thread }) => [kind, thread.id]),
        [
          ['message', `${channel};messageid=1;diagnosed=m1;by=person-1`],
          ['choice', `${channel};messageid=1;diagnosed=m1;by=person-1`],
        ],
      );
    });

    it('takes what is written in the dialog, and the form in it', async () => {
      await start();
      assert.match(JSON.stringify(await invoke('fetchTask')), /"Input\.Text","id":"written"/);
      await invoke('submitAction', { data: { answer: true, written: ' a service principal ' } });
      await invoke('submitAction', { data: { form: 'ticket:1', 'field-contact': 'here' } });
      const [, written, form] = teams.assistant.received;
      assert.equal(heard(written)?.text, 'a service principal');
      assert.deepEqual(form?.kind === 'form' && [form.form, form.values], ['ticket:1', { contact: 'here' }]);
      assert.equal(new Set(teams.assistant.received.map(({ thread }) => thread.id)).size, 1);
    });

    it('shows a form without a field of its own beside it', async () => {
      await start();
      sinon.stub(teams.assistant, 'converse').callsFake(async (_, reply) => {
        await reply(withForm);
      });
      const shown = JSON.stringify(await invoke('fetchTask'));
      assert.match(shown, /"field-contact"/);
      assert.doesNotMatch(shown, /"written"|Action\.Execute/);
    });

    it('can write to the person alone afterwards', async () => {
      await start();
      await invoke('fetchTask');
      const { address, inPublic } = teams.assistant.received[0]!;
      assert.equal(inPublic, undefined);
      await teams.send({ id: 'm1', address, message: withForm });
      assert.equal(teams.connector.sent.at(-1)?.path, '/v3/conversations/a%3Achat-of-29%3A1/activities');
    });

    it('says so where a message has no text', async () => {
      await start();
      const answer = await invoke('fetchTask', { messagePayload: { id: 'm2', body: { content: '<img src="x">' } } });
      assert.match(JSON.stringify(answer), /vložte text/);
      assert.deepEqual(teams.assistant.received, []);
    });
  });

  describe('an arrival', () => {
    const bot = { id: '28:bot' };

    it('is greeted once with what it does and stores, in both languages', async () => {
      await start();
      await teams.say({ type: 'installationUpdate', action: 'add', text: undefined });
      await teams.say({ type: 'conversationUpdate', membersAdded: [bot, { id: '29:1' }] });
      assert.equal(teams.sentCards().length, 1);
      const shown = JSON.stringify(teams.sentCards()[0]?.body);
      assert.match(shown, /What I store/);
      assert.match(shown, /Co ukládám/);
      assert.deepEqual(teams.assistant.received, []);
    });

    it('is not greeted where a person joins a group, or the bot leaves', async () => {
      await start();
      await teams.say({ type: 'conversationUpdate', ...inChannel, membersAdded: [{ id: '29:2' }] });
      await teams.say({ type: 'conversationUpdate', membersRemoved: [bot] });
      await teams.say({ type: 'installationUpdate', action: 'remove' });
      assert.deepEqual(teams.connector.sent, []);
      await teams.say({ type: 'installationUpdate', ...inChannel, action: 'add' });
      assert.equal(teams.sentCards().length, 1);
    });
  });
});

type Dialog = {
  readonly status: number;
  readonly task: {
    readonly type: string;
    readonly value: { readonly card: { contentType: string; content: unknown } };
  };
};

async function dialogIn(response: Response): Promise<Dialog> {
  const { task } = (await response.json()) as Pick<Dialog, 'task'>;
  return { status: response.status, task };
}
