import { parseArgs } from 'node:util';
import { memoryFolder } from '../store/openDatabase.ts';
import { openDemo } from './recordedDemo/openDemo.ts';
import { runDemo } from './runDemo.ts';

const { slack } = parseArgs({ options: { slack: { type: 'boolean', default: false } } }).values;
const opened = await openDemo({ store: { dataFolder: memoryFolder }, retentionDays: 1, defaultLanguage: 'en' });
try {
  await runDemo(opened, slack ? 'slack' : 'teams');
} finally {
  await opened.close();
}
