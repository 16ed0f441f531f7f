import { runDemo } from '../../src/commands/runDemo.ts';
import { apologise } from '../assistant/parts.ts';
import { scriptedAssistant } from '../channels/scriptedAssistant.ts';

await runDemo({ assistant: scriptedAssistant(), apologise, defaultLanguage: 'en', report: () => undefined });
