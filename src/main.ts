import { startTeams } from './channels/teams/startTeams.ts';
import { openAssistant } from './commands/openAssistant.ts';
import { untilStopped } from './commands/untilStopped.ts';
import { readSettings, SettingsError } from './config.ts';
import { ContentError } from './knowledge/load.ts';
import { StoreError } from './store/caseStore.ts';

async function run(): Promise<void> {
  const { host, port, teams, ...settings } = readSettings(process.env);
  const { close, ...opened } = await openAssistant(settings);
  try {
    const server = await startTeams({ ...opened, ...teams, host, port, demo: false });
    console.log(`Listening for Teams on ${server.host}:${server.port}/api/messages.`);
    await untilStopped();
    await server.close();
  } finally {
    await close();
  }
}

/** Whether the operator can mend it: then the message alone says all, and a stack would only hide it. */
function isForOperator(error: unknown): error is Error {
  return error instanceof SettingsError || error instanceof StoreError || error instanceof ContentError;
}

await run().catch((error: unknown) => {
  if (!isForOperator(error)) throw error;
  console.error(`The assistant did not start.\n${error.message}`);
  process.exitCode = 1;
});
