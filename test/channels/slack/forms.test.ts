import assert from 'node:assert/strict';
import { withForm } from '../messages.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { interact, press } from './interactions.ts';
import { type SlackServer, startSlackServer, until } from './slackServer.ts';

type Fields = { readonly [key: string]: unknown };

const id = '0b9b4c9e-6f0a-4c6e-9f37-2f5b8f0d1a11';

describe('A form in Slack', () => {
  let slack: FakeSlack;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  beforeEach(async () => {
    slack = await startFakeSlack();
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant);
    assistant.sent.set(id, { case: 'slack:C1/1000.1', address: {}, message: withForm });
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const open = (blockId = `${id} 1 C1/1000.1`) =>
    interact(server.port, press(slack, { action_id: 'form-1', value: 'ticket:1', block_id: blockId }));
  const view = () => slack.argsOf('views.open')[0]?.view as Fields;
  const told = async () => {
    await until(() => slack.argsOf('respond').length === 1);
    return String(slack.argsOf('respond')[0]?.text);
  };
  const right = { impact: 'several', description: 'Od rána, po výměně tajného klíče.', contact: 'linka 123' };

  /** Sends the dialog that was opened, filled in with these values. */
  const submit = async (values: Readonly<Record<string, string>>) => {
    const { private_metadata: carried, callback_id: callback } = view();
    const state = Object.entries(values).map(([field, value]) => {
      const input = field === 'impact' ? { selected_option: { value } } : { value: value === '' ? null : value };
      return [field, { value: input }];
    });
    const sent = { id: 'V1', hash: '1.a', callback_id: callback, private_metadata: carried };
    const payload = { type: 'view_submission', view: { ...sent, state: { values: Object.fromEntries(state) } } };
    const answer = await interact(server.port, payload);
    assert.equal(answer.status, 200);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  };

  it('opens as a dialog, filled in, with all that is sent to be seen', async () => {
    assert.equal((await open()).status, 200);
    const [asked] = slack.argsOf('views.open');
    assert.equal(asked?.trigger_id, '9.1');
    const { type, title, submit: send, close, blocks } = view();
    const shown = [title, send, close].map((text) => (text as Fields).text);
    assert.deepEqual([type, ...shown], ['modal', 'Tiket pro helpdesk', 'Odeslat tiket', 'Zrušit']);
    const whole = JSON.stringify(blocks);
    for (const piece of ['Chyba: 401 unauthorized', '"initial_value":"v tomto vlákně"', 'Jen mě']) {
      assert.ok(whole.includes(piece), piece);
    }
    assert.match(whole, /"initial_option":\{"value":"me"/);
    assert.deepEqual(assistant.received, []);
  });

  it('is handed on once it is filled in, with its message and the thread of the case', async () => {
    await open();
    assert.equal(await submit(right), undefined);
    const [incoming] = assistant.received;
    assert.deepEqual(
      { ...incoming, at: undefined },
      {
        id: 'V1',
        thread: { channel: 'slack', id: 'C1/1000.1' },
        address: { channel: 'C1', threadTs: '1000.1', user: 'U1' },
        inPublic: true,
        person: { id: 'U1' },
        at: undefined,
        toFetch: {},
        addressed: true,
        kind: 'form',
        form: 'ticket:1',
        values: right,
        message: id,
      },
    );
  });

  it('is shown as sent where only one person sees it', async () => {
    const container = { message_ts: '3000.1', is_ephemeral: true };
    const action = { action_id: 'form-1', value: 'ticket:1', block_id: `${id} 1 C1/1000.1` };
    await interact(server.port, press(slack, action, { message: undefined, container }));
    assert.equal(await submit(right), undefined);
    await until(() => slack.argsOf('respond').length === 1);
    const [{ replace_original: replaced, blocks } = {}] = slack.argsOf('respond');
    assert.equal(replaced, true);
    assert.match(JSON.stringify(blocks), /Zvoleno: .*Odeslat tiket/);
    assert.doesNotMatch(JSON.stringify(blocks), /"button"/);
  });

  it('says at a field what is wrong with it, in the language of the form', async () => {
    await open();
    const wrong = { impact: 'everybody', description: 'x'.repeat(501), contact: ' ' };
    assert.deepEqual(await submit(wrong), {
      response_action: 'errors',
      errors: {
        impact: 'Vyberte prosím jednu z možností.',
        description: 'To je příliš dlouhé, nejvýš 500 znaků.',
        contact: 'Tohle prosím vyplňte.',
      },
    });
    assert.deepEqual(assistant.received, []);
  });

  it('stays open where it could not be stored, and is taken once however often it is sent then', async () => {
    await open();
    assistant.isBroken = true;
    const { errors } = await submit(right);
    assert.match(errors.impact, /Teď nemůžu nic přijmout/);
    assistant.isBroken = false;
    for (const _ of [1, 2]) assert.equal(await submit(right), undefined);
    assert.equal(assistant.received.length, 1);
  });

  it('says so where it is gone, before and after it was opened', async () => {
    await open();
    assistant.sent.clear();
    assert.match((await submit(right)).errors.impact, /už uložený není/);
    await open();
    assert.match(await told(), /no longer kept/);
  });

  for (const error of ['expired_trigger_id', 'exchanged_trigger_id']) {
    it(`tells the person to press again where Slack says ${error}`, async () => {
      slack.next.set('views.open', [{ body: { ok: false, error } }]);
      assert.equal((await open()).status, 200);
      assert.match(await told(), /press the button once more/);
      assert.deepEqual(server.problems, ['slack: opening a form']);
    });
  }
});
