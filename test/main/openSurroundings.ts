import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type FakeSlack, startFakeSlack } from '../channels/slack/fakeSlack.ts';
import { secrets } from '../channels/slack/signedRequests.ts';
import { temporaryFolder } from '../store/stores.ts';
import type { Settings } from './mainProcess.ts';
import { startTlsFront } from './tlsFront.ts';

const routes = (url: string) => `
targets:
  desk: { kind: webhook, url: "${url}/tickets", secret: env DESK_SECRET }
helpdesk: { channel: slack, place: C0HELPDESK, members: [U0DESK] }
rules:
  - to: [helpdesk, desk]
`;

/** What an operator sets up around the program: Slack over https, a folder for the data, a file of routes. */
export type Surroundings = {
  readonly slack: FakeSlack;
  readonly folder: string;
  readonly settings: Settings;
  /** Writes a file into the folder, and gives its path. */
  readonly file: (name: string, text: string) => string;
  readonly close: () => Promise<void>;
};

/** Opens them; nothing is there yet. */
export async function openSurroundings(): Promise<Surroundings> {
  const slack = await startFakeSlack();
  const front = await startTlsFront(slack.url);
  const { folder, remove } = await temporaryFolder();
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const settings = {
    PORT: '0',
    DATA_FOLDER: path.join(folder, 'data'),
    NODE_EXTRA_CA_CERTS: file('ca.pem', front.certificate),
    SLACK_API_URL: `${front.url}/api/`,
    SLACK_BOT_TOKEN: ['xoxb', 'invented'].join('-'),
    SLACK_SIGNING_SECRETS: secrets[0],
    SLACK_ALLOWED_TEAMS: 'T0WORKSPACE',
    TICKET_ROUTES: file('tickets.yaml', routes(front.url)),
    DESK_SECRET: 'invented-secret-of-the-desk-0123456789',
  };
  const close = async () => {
    await slack.close();
    await front.close();
    await remove();
  };
  return { slack, folder, settings, file, close };
}

/** A port of this machine that somebody listens on, and how to free it. */
export async function takePort(): Promise<{ readonly port: string; readonly free: () => Promise<unknown> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { port: String(port), free: () => new Promise((resolve) => server.close(resolve)) };
}
