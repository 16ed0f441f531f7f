import { runChat } from '../../../src/commands/runChat.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';

await runChat(scriptedAssistant(), 'en', async () => undefined);
