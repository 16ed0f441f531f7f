import { parseArgs } from 'node:util';
import { languages } from '../knowledge/schema.ts';
import { memoryFolder } from '../store/openDatabase.ts';
import { openDemo } from './recordedDemo/openDemo.ts';
import { runChat } from './runChat.ts';

const { values } = parseArgs({ options: { lang: { type: 'string' } } });
const language = languages.find((known) => known === values.lang);
const defaultLanguage = language ?? 'en';
const { assistant, close } = await openDemo({
  store: { dataFolder: memoryFolder },
  retentionDays: 30,
  defaultLanguage,
});
if (process.stdin.isTTY)
  console.log(
    'Paste an error (or describe it), then press Enter. Answer with a number or in words. Ctrl-C ends the chat.\n',
  );
try {
  await runChat(assistant, language);
} finally {
  await close();
}
