import { type RunningServer, startHttpServer } from '../channels/httpServer.ts';
import { startSlack } from '../channels/slack/startSlack.ts';
import { startTeams } from '../channels/teams/startTeams.ts';
import { type ChatClient, freePort } from './chatClient.ts';
import { findLocalSlack, startLocalSlack, workspace } from './localSlack.ts';
import { startPlayground } from './playground.ts';
import type { OpenDemo } from './recordedDemo/openDemo.ts';
import { untilStopped } from './untilStopped.ts';

type Opened = Omit<OpenDemo, 'close'>;
type Running = { readonly bot: RunningServer; readonly client: ChatClient; readonly hint: string };

const host = '127.0.0.1';

async function startTeamsDemo(opened: Opened): Promise<Running> {
  const port = await freePort(3978);
  const bot = await startTeams({ ...opened, identity: {}, tenants: [], host, port, demo: true });
  await opened.assistant.work({ teams: bot.channel });
  try {
    const client = await startPlayground(`http://${host}:${port}/api/messages`, 56150);
    return { bot, client, hint: 'paste one of these' };
  } catch (error) {
    await bot.close();
    throw error;
  }
}

async function startSlackDemo(opened: Opened, program: string): Promise<Running> {
  const port = await freePort(3978);
  const { report } = opened;
  const client = await startLocalSlack(program, `http://${host}:${port}/slack/events`, await freePort(4200));
  try {
    const { botToken, signingSecret, supportChannel } = workspace;
    const lists = { signingSecrets: [signingSecret], teams: [], supportChannels: [supportChannel] };
    const slack = await startSlack({ ...opened, identity: { botToken, ...lists, apiUrl: `${client.address}/api/` } });
    const bot = await startHttpServer({ host, port, report, routes: slack.routes });
    await opened.assistant.work({ slack: slack.channel });
    return { bot, client, hint: 'paste one of these into #registry-support, or as a direct message to acr-assistant' };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** What to try: a registry for each fault, and how the demo goes on. */
function samplesText({ samples }: Opened): string {
  const pastes = samples.map(({ registry, about, paste }) => `--- ${registry}: ${about}\n${paste}`);
  const after = [
    'Let it look at the registry (Check it). Where it names a cause, "Apply the fix (demo)" does the fix in the recorded',
    'Azure, also typed: apply the fix. Then "Check again" turns green.',
    '"Get a person" opens a ticket. It arrives in the channel of the helpdesk (in Teams: Announcements), where you can take,',
    'ask and resolve; it is printed here, too, as another system would get it.',
  ];
  return [...pastes, after.join('\n')].join('\n\n');
}

/** Runs the assistant on the loopback address, with a Teams or Slack client beside it, until ctrl-c. */
export async function runDemo(opened: Opened, platform: 'teams' | 'slack'): Promise<void> {
  const localSlack = findLocalSlack();
  if (platform === 'slack' && localSlack === undefined) {
    console.log(
      'The Slack client of the demo is the optional package local-slack-linux-x64, which is not installed here.',
    );
    console.log('It runs on Linux (x64). The demo without --slack shows the same conversation in a Teams client.');
    return;
  }
  const isSlack = platform === 'slack' && localSlack !== undefined;
  const { bot, client, hint } = await (isSlack ? startSlackDemo(opened, localSlack) : startTeamsDemo(opened));
  console.log(`\nOpen ${client.address} and ${hint}:\n\n${samplesText(opened)}\n\nCtrl-C ends the demo.`);
  await untilStopped();
  await bot.close();
  await opened.assistant.stop();
  await client.close();
}
