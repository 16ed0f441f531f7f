import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from '../../../src/assistant/channel.ts';
import { startTeams, type TeamsOptions } from '../../../src/channels/teams/startTeams.ts';
import { createWelcome } from '../../../src/channels/welcome.ts';
import { loadContent } from '../../../src/knowledge/load.ts';
import { apologise } from '../../assistant/parts.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type Sent, startConnector } from './connector.ts';

/** Fields of an activity. */
export type Fields = { readonly [key: string]: unknown };

const { phrases } = loadContent();

/** The Teams channel with a scripted assistant and a stand-in for Bot Service. */
export type TeamsHarness = Awaited<ReturnType<typeof startHarness>>;

/** A Teams channel that listens. */
type Running = Awaited<ReturnType<typeof startTeams>>;

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 8000;
  while (!holds() && performance.now() < end) await wait(10);
  assert.ok(holds(), 'this did not happen in time');
}

/** Starts both; `options` are those of the channel that matter to a test. */
export async function startHarness(options: Partial<TeamsOptions> = {}) {
  const connector = await startConnector();
  const assistant = scriptedAssistant();
  const problems: Parameters<TeamsOptions['report']>[0][] = [];
  const start = async (others: Partial<TeamsOptions> = {}): Promise<Running> => {
    const running = await startTeams({
      assistant,
      identity: {},
      tenants: [],
      host: '127.0.0.1',
      port: 0,
      demo: true,
      apologise,
      defaultLanguage: 'en',
      phrases,
      welcome: createWelcome(phrases, 30),
      report: (problem) => problems.push(problem),
      ...options,
      ...others,
    });
    assistant.work(running.channel);
    return running;
  };
  const server = await start();
  let posted = 0;

  /** An activity with an id of its own. */
  const activity = (fields: Fields): Fields => {
    posted += 1;
    return {
      type: 'message',
      id: `activity-${posted}`,
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: '29:1', aadObjectId: 'person-1' },
      recipient: { id: '28:bot', name: 'Bot' },
      conversation: { id: 'thread-1', conversationType: 'personal' },
      locale: 'cs-CZ',
      ...fields,
    };
  };

  const post = (body: unknown, request: { readonly to?: Running; readonly authorization?: string } = {}) => {
    const { to = server, authorization } = request;
    return fetch(`http://127.0.0.1:${to.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };

  const sentCards = (): Sent[] => connector.sent.filter((sent) => JSON.stringify(sent.body).includes('AdaptiveCard'));

  return {
    connector,
    assistant,
    problems,
    server,
    start,
    activity,
    post,
    /** Posts an activity of these fields. */
    say: (fields: Fields) => post(activity(fields)),
    sentCards,
    /** Posts an activity of these fields, and waits until so many cards were sent in all. */
    sayAndWait: async (fields: Fields, cards: number) => {
      const answer = await post(activity(fields));
      await until(() => sentCards().length >= cards);
      return answer;
    },
    /** Has the channel send a message as the assistant would. */
    send: (delivery: Delivery) => server.channel.send(delivery),
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
}

/** The data of the button "Service principal" in what was sent. */
export function buttonData(sent: unknown): Fields {
  return JSON.parse(/"data":(\{"choice":"sp"[^}]*\})/.exec(JSON.stringify(sent))![1]!);
}

/** Fields of a message in a channel's thread. */
export const inChannel = {
  conversation: { id: '19:team@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true },
};

/** Fields of a message that mentions the bot. */
export const mentioning = (text: string): Fields => ({
  text: `<at>Bot</at> ${text}`,
  entities: [{ type: 'mention', text: '<at>Bot</at>', mentioned: { id: '28:bot', name: 'Bot' } }],
});
