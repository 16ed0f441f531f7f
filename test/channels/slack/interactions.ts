import type { FakeSlack } from './fakeSlack.ts';
import { type Answered, envelope, postForm, postJson } from './signedRequests.ts';

type Fields = { readonly [key: string]: unknown };

/** A message in a channel, by U1. */
export function message(fields: Fields = {}): Fields {
  return { type: 'message', channel: 'C1', user: 'U1', ts: '1000.1', text: 'x', ...fields };
}

/** Posts an event. */
export function sendEvent(port: number, event: object, fields: object = {}): Promise<Answered> {
  return postJson(port, envelope(event, fields));
}

/** Posts an interaction of U1: a press, a shortcut, a dialog that was sent. */
export function interact(port: number, payload: Fields): Promise<Answered> {
  return postForm(port, { payload: JSON.stringify({ team: { id: 'T1' }, user: { id: 'U1' }, ...payload }) });
}

/** A button that was pressed, on a message of the thread C1/1000.1 unless told otherwise. */
export function press(slack: FakeSlack, action: Fields, fields: Fields = {}): Fields {
  return {
    type: 'block_actions',
    channel: { id: 'C1' },
    message: { ts: '2000.1', thread_ts: '1000.1' },
    container: { type: 'message', message_ts: '2000.1', channel_id: 'C1' },
    response_url: `${slack.url}/respond`,
    trigger_id: '9.1',
    actions: [{ type: 'button', action_id: 'choice-5-1', block_id: 'b', value: 'sp', action_ts: '9', ...action }],
    ...fields,
  };
}

/** The shortcut in the menu of a message of the channel C5. */
export function shortcut(slack: FakeSlack, fields: Fields = {}): Fields {
  return {
    type: 'message_action',
    callback_id: 'diagnose',
    channel: { id: 'C5' },
    message: { type: 'message', user: 'U2', ts: '1000.1', text: 'denied: &lt;none&gt;' },
    response_url: `${slack.url}/respond`,
    trigger_id: '7.1',
    ...fields,
  };
}

/** Posts the slash command with a text behind it. */
export function command(port: number, slack: FakeSlack, text: string, user = 'U1'): Promise<Answered> {
  const place = { user_id: user, team_id: 'T1', channel_id: 'C5', trigger_id: '7.2' };
  return postForm(port, { command: '/acr', text, ...place, response_url: `${slack.url}/respond` });
}

/** The first button of blocks whose value that is, with the id of its row. */
export function buttonIn(blocks: unknown, value: string): { action_id: string; block_id: string; value: string } {
  for (const { block_id: blockId, elements } of blocks as { block_id: string; elements: Fields[] }[]) {
    const found = elements?.find((element) => element.value === value);
    if (found !== undefined) return { action_id: String(found.action_id), block_id: blockId, value };
  }
  throw new Error(`There is no button ${value}.`);
}
