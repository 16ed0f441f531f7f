import { createHmac, createSign } from 'node:crypto';
import type { Content } from '../../../knowledge/schema.ts';
import { createRandom } from '../../evaluation/noise/random.ts';
import { makePaste } from '../makePaste.ts';
import { signingKey, slackThread, teamsThread } from './platforms.ts';
import { connectorOf, stand } from './stand.ts';

/** A request in which somebody pastes something, and the thread that the answer comes in. */
export type Ask = {
  readonly platform: 'slack' | 'teams';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly thread: string;
};

/** People who ask, and channels of Slack, which takes one message a second in each. */
const people = 200;
const channels = 200;
/** Characters of a paste. */
const size = 4_000;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as Bot Service sends it with its requests: the same one for hours. */
function createToken(platforms: string): string {
  const { appId, issuer } = stand.teams;
  const now = Math.floor(Date.now() / 1000);
  const says = { iss: issuer, aud: appId, nbf: now - 60, exp: now + 86_400, serviceurl: connectorOf(platforms) };
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: signingKey.kid })}.${encode(says)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(signingKey.key, 'base64url')}`;
}

function inSlack(number: number, paste: string): Ask {
  const { bot, signingSecret } = stand.slack;
  const time = Math.floor(Date.now() / 1000);
  const channel = `C${number % channels}`;
  const ts = `${time}.${String(number).padStart(6, '0')}`;
  const text = `<@${bot}> ${paste.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`;
  const event = { type: 'app_mention', channel, ts, event_ts: ts, user: `U${number % people}`, text };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T0LOAD',
    api_app_id: 'A0LOAD',
    event_id: `Ev${number}`,
    event_time: time,
    event,
  });
  const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(time),
    'x-slack-signature': `v0=${signature}`,
  };
  return { platform: 'slack', path: '/slack/events', headers, body, thread: slackThread(channel, ts) };
}

function inTeams(number: number, paste: string, platforms: string, token: string): Ask {
  const { appId, tenantId } = stand.teams;
  const person = number % people;
  const conversation = `a:chat-${number}`;
  const body = JSON.stringify({
    type: 'message',
    id: `activity-${number}`,
    channelId: 'msteams',
    serviceUrl: connectorOf(platforms),
    from: { id: `29:${person}`, aadObjectId: `person-${person}`, name: 'Alex Wilber' },
    recipient: { id: `28:${appId}`, name: 'Bot' },
    conversation: { id: conversation, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-GB',
    text: paste,
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return { platform: 'teams', path: '/api/messages', headers, body, thread: teamsThread(conversation) };
}

/** Gives the request of a number: every other one to Slack, each with a paste and a thread of its own. */
export function createAsks(content: Content, platforms: string): (number: number) => Ask {
  const errors = [...content.signatures.values()].flatMap(({ examples }) => examples.match);
  const token = createToken(platforms);
  return (number) => {
    const paste = makePaste(size, errors[number % errors.length]!, createRandom(`load ${number}`));
    return number % 2 === 0 ? inSlack(number, paste) : inTeams(number, paste, platforms, token);
  };
}
