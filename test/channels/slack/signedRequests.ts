import { createHmac } from 'node:crypto';
import { request } from 'node:http';

/** Header values; several of one name are sent as several headers. */
export type Headers = Readonly<Record<string, string | string[]>>;

export type Answered = { readonly status: number; readonly text: string };

/** The two secrets of a rotation. */
export const secrets = ['first-invented-secret', 'second-invented-secret'] as const;

export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function signatureOf(body: string, time: string | number, secret: string = secrets[0]): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
}

export function signed(body: string, time: string | number = nowInSeconds(), secret: string = secrets[0]): Headers {
  return { 'x-slack-request-timestamp': String(time), 'x-slack-signature': signatureOf(body, time, secret) };
}

/** Posts to the Slack route as it stands, so that headers may be missing or repeated. */
export function post(port: number, body: string, headers: Headers): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers: { ...headers } };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** An event of the Events API, in its envelope. */
export function envelope(event: object, fields: object = {}): object {
  return { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event, ...fields };
}

/** Posts a signed body as JSON, as the Events API does. */
export function postJson(port: number, payload: unknown, headers: Headers = {}): Promise<Answered> {
  const body = JSON.stringify(payload);
  return post(port, body, { ...json, ...signed(body), ...headers });
}

/** Posts a signed form: a slash command, or an interaction in its field `payload`. */
export function postForm(port: number, fields: Readonly<Record<string, string>>): Promise<Answered> {
  const body = new URLSearchParams(fields).toString();
  return post(port, body, { ...form, ...signed(body) });
}
