import { openDemo } from '../../src/commands/recordedDemo/openDemo.ts';
import { runDemo } from '../../src/commands/runDemo.ts';
import { memoryFolder } from '../../src/store/openDatabase.ts';

// The demo for Teams with a helpdesk in a channel of the Agents Playground, whose ids are not of the kind that Teams gives.
const routes = {
  targets: {},
  helpdesk: {
    channel: 'teams' as const,
    place: 'channel-announcements-id',
    language: 'en' as const,
    members: ['00000000-0000-0000-0000-0000000000020'],
  },
  rules: [{ to: ['helpdesk'] }],
  likeWithinHours: 24,
};

const opened = await openDemo({
  store: { dataFolder: memoryFolder },
  retentionDays: 1,
  defaultLanguage: 'en',
  helpdesk: { routes, targets: [] },
});
try {
  await runDemo(opened, 'teams');
} finally {
  await opened.close();
}
