import { type Desk, meanwhile } from './desk.ts';
import { respondTo } from './failures.ts';
import { calls } from './limits.ts';
import { renderBlocks } from './renderBlocks.ts';

type Pressed = {
  readonly message: string | undefined;
  readonly chosen: string;
  readonly ephemeralUrl: string | undefined;
};

/**
 * Shows what was pressed on a message that only one person sees. Slack lets us change such a message at the address that
 * came with the press, and never later; those that all see are changed by the assistant.
 */
export function showPressed(desk: Desk, { message, chosen, ephemeralUrl }: Pressed): void {
  if (message === undefined || ephemeralUrl === undefined) return;
  meanwhile(desk, 'showing a press', async () => {
    const sent = await desk.assistant.sentMessage(message);
    if (sent === undefined) return;
    const { blocks, text } = renderBlocks(sent.message, { chosen: sent.chosen ?? chosen });
    const change = { replace_original: true, response_type: 'ephemeral', text, blocks };
    await respondTo(ephemeralUrl, change, calls.milliseconds);
  });
}
