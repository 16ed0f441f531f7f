import type { App, ReceiverEvent } from '@slack/bolt';

/** Thrown where what Slack sent could not be stored, after the operator was told: Slack must send it again. */
export class NotHandledError extends Error {
  override readonly name = 'NotHandledError';
}

/**
 * Bolt acknowledges an event before anybody has handled it, and in Socket Mode tells Slack at once. Here Slack hears it
 * when the handlers are done, over either way; and nothing where they failed. Whatever nobody listens to is acknowledged,
 * too; `onUnknown` is told of what bolt does not even know.
 */
export function acknowledgeLast(app: App, onUnknown: (kind: string) => void): Pick<App, 'processEvent'> {
  return {
    processEvent: async (event: ReceiverEvent) => {
      const answers: unknown[] = [];
      const note = async (answer: unknown) => {
        answers.push(answer);
      };
      await app.processEvent({ ...event, ack: note });
      if (answers.length === 0) onUnknown('request');
      await event.ack(answers[0]);
    },
  };
}
