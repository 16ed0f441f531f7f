import { type AddRoutes, startHttpServer } from './channels/httpServer.ts';
import { SlackError, startSlack } from './channels/slack/startSlack.ts';
import { createTeams } from './channels/teams/startTeams.ts';
import { openAssistant } from './commands/openAssistant.ts';
import { storePlace } from './commands/storePlace.ts';
import { untilStopped } from './commands/untilStopped.ts';
import { readSettings, SettingsError } from './config.ts';
import { ContentError } from './knowledge/load.ts';
import { PolicyError } from './policy/policy.ts';
import { StoreError } from './store/caseStore.ts';

async function run(): Promise<void> {
  const { host, port, teams, slack, checks, ...settings } = readSettings(process.env);
  // Azure's libraries take a while to load, so they are only where they are used.
  const looks = checks && (await import('./commands/openLooks.ts')).openLooks(checks);
  const { close, ...opened } = await openAssistant({
    ...settings,
    store: await storePlace(settings.store),
    ...(looks ? { looks } : {}),
  });
  try {
    const teamsRoutes: AddRoutes[] = teams ? [createTeams({ ...opened, ...teams, host, port, demo: false })] : [];
    const runningSlack = slack && (await startSlack({ ...opened, identity: slack }));
    const routes = [...teamsRoutes, ...(runningSlack?.routes ?? [])];
    const server = await startHttpServer({ host, port, report: opened.report, routes });
    const address = `${server.host}:${server.port}`;
    if (teams) console.log(`Listening for Teams on ${address}/api/messages.`);
    if (slack)
      console.log(
        slack.appToken ? 'Listening for Slack by Socket Mode.' : `Listening for Slack on ${address}/slack/events.`,
      );
    await untilStopped();
    await runningSlack?.close();
    await server.close();
  } finally {
    await close();
  }
}

const forOperator = [SettingsError, PolicyError, StoreError, ContentError, SlackError];

/** Whether the operator can mend it: then the message alone says all, and a stack would only hide it. */
function isForOperator(error: unknown): error is Error {
  return forOperator.some((kind) => error instanceof kind);
}

await run().catch((error: unknown) => {
  if (!isForOperator(error)) throw error;
  console.error(`The assistant did not start.\n${error.message}`);
  process.exitCode = 1;
});
