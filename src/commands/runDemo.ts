import { startTeams } from '../channels/teams/startTeams.ts';
import type { OpenAssistant } from './openAssistant.ts';
import { freePort, startPlayground } from './playground.ts';
import { untilStopped } from './untilStopped.ts';

const samples = [
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.',
  "AADSTS7000222: The provided client secret keys for app '3f1c9a52-7d0e-4b86-9f6b-2c58e0a4d713' are expired.",
  "denied: client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
];

/** Runs the assistant as a Teams bot on the loopback address, with a Teams client beside it, until ctrl-c. */
export async function runDemo(opened: Omit<OpenAssistant, 'close'>): Promise<void> {
  const port = await freePort(3978);
  const bot = await startTeams({ ...opened, identity: {}, tenants: [], host: '127.0.0.1', port, demo: true });
  try {
    const playground = await startPlayground(`http://127.0.0.1:${bot.port}/api/messages`, 56150);
    console.log(
      `\nOpen ${playground.address} and paste one of these:\n\n${samples.join('\n\n')}\n\nCtrl-C ends the demo.`,
    );
    await untilStopped();
    await playground.close();
  } finally {
    await bot.close();
  }
}
