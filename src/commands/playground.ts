import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type ChatClient, freePort, startClient } from './chatClient.ts';

// Without these it opens a browser, looks up names and asks the cloud's metadata address for an identity.
const environment = { BROWSER: 'none', TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' };

/**
 * Starts Microsoft's Agents Playground on the loopback address, as a Teams client of the bot at `endpoint`.
 * @throws where it does not answer in time.
 */
export async function startPlayground(endpoint: string, wantedPort: number): Promise<ChatClient> {
  const port = await freePort(wantedPort);
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const preload = fileURLToPath(new URL('./loopbackOnly.ts', import.meta.url));
  const parameters = ['--import', preload, cli, '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  return startClient({ name: 'The Agents Playground', program: process.execPath, parameters, environment, port });
}
