import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChatClient, startClient } from './chatClient.ts';

/** A made-up workspace: who the bot is in it, and its channel for support. */
export const workspace = {
  botToken: 'xoxb-demo',
  signingSecret: 'demo-signing-secret',
  supportChannel: 'C0SUPPORT',
} as const;

const person = 'U0ALEX';
const bot = 'U0ACRBOT';

function configuration(requestUrl: string): object {
  const { botToken, signingSecret, supportChannel } = workspace;
  const members = [person, bot];
  return {
    workspace: { name: 'Contoso', domain: 'contoso', teamId: 'T0CONTOSO' },
    app: {
      appId: 'A0ACR',
      botUserId: bot,
      botName: 'acr-assistant',
      botToken,
      signingSecret,
      mode: 'events',
      requestUrl,
    },
    users: [{ id: person, name: 'alex', real_name: 'Alex Wilber' }],
    channels: [
      { id: supportChannel, name: 'registry-support', topic: 'Watched by the assistant', members },
      { id: 'C0GENERAL', name: 'general', topic: 'Mention the assistant here', members },
      { id: 'C0HELPDESK', name: 'helpdesk', topic: 'Tickets arrive here', members },
      { id: 'D0ALEX', name: 'direct', is_im: true, members },
    ],
  };
}

/** The program of the optional package; undefined where it is not installed, because there is one for Linux only. */
export function findLocalSlack(): string | undefined {
  try {
    const found = createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json');
    return path.join(path.dirname(found), 'bin', 'local-slack');
  } catch {
    return undefined;
  }
}

/**
 * Starts local-slack on the loopback address, as a Slack that sends its events to `requestUrl`.
 * @throws where it does not answer in time.
 */
export async function startLocalSlack(program: string, requestUrl: string, port: number): Promise<ChatClient> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acr-assistant-slack-'));
  const config = path.join(folder, 'workspace.json');
  await writeFile(config, JSON.stringify(configuration(requestUrl)));
  const preload = fileURLToPath(new URL('./localSlackPreload.ts', import.meta.url));
  const parameters = ['--config', config, '--port', String(port), '--base-host', '127.0.0.1', '--files-dir', folder];
  const environment = { BUN_OPTIONS: `--preload ${preload}` };
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const client = await startClient({ name: 'local-slack', program, parameters, environment, port });
    return { address: client.address, close: () => client.close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
