import { parseArgs } from 'node:util';
import { memoryFolder } from '../store/openDatabase.ts';
import { demoHelpdesk } from './recordedDemo/demoHelpdesk.ts';
import { openDemo } from './recordedDemo/openDemo.ts';
import { runDemo } from './runDemo.ts';

const { slack } = parseArgs({ options: { slack: { type: 'boolean', default: false } } }).values;
const platform = slack ? 'slack' : 'teams';
const opened = await openDemo({
  store: { dataFolder: memoryFolder },
  retentionDays: 1,
  defaultLanguage: 'en',
  helpdesk: demoHelpdesk(platform, console.log),
});
try {
  await runDemo(opened, platform);
} finally {
  await opened.close();
}
