import { runDemo } from '../../src/commands/runDemo.ts';
import { scriptedAssistant } from '../channels/scriptedAssistant.ts';

await runDemo(scriptedAssistant(), async () => undefined);
