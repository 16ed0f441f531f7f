import { openDemo } from '../../src/commands/recordedDemo/openDemo.ts';
import { runDemo } from '../../src/commands/runDemo.ts';
import { memoryFolder } from '../../src/store/openDatabase.ts';
import { readRoutes } from '../../src/tickets/routes.ts';

// The demo for Slack with a helpdesk in the channel #general, so that a ticket can be sent.
const routes = readRoutes(
  `
helpdesk: { channel: slack, place: C0GENERAL, members: [U0ALEX] }
rules: [{ to: [helpdesk] }]
`,
  'slackHelpdesk.ts',
);

const opened = await openDemo({
  store: { dataFolder: memoryFolder },
  retentionDays: 1,
  defaultLanguage: 'en',
  helpdesk: { routes, targets: [] },
});
try {
  await runDemo(opened, 'slack');
} finally {
  await opened.close();
}
