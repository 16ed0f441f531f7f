import { memoryFolder } from '../store/openDatabase.ts';
import { openAssistant } from './openAssistant.ts';
import { runDemo } from './runDemo.ts';

const opened = await openAssistant({ store: { dataFolder: memoryFolder }, retentionDays: 1, defaultLanguage: 'en' });
try {
  await runDemo(opened);
} finally {
  await opened.close();
}
