import type { Message } from '../messages/message.ts';
import type { Reply, Sent } from './incoming.ts';

/** The messages of the looks that go on: each is sent once, and then changed in place. */
export type Progress = {
  /** Shows a message under an id: sends it the first time, changes it later where the platform can. */
  readonly show: (id: string, message: Message, reply: Reply) => Promise<void>;
  readonly forget: (id: string) => void;
};

/** Keeps, in memory, what was sent. A change that the platform refuses is told to `report` and does no harm. */
export function createProgress(report: (error: unknown) => void): Progress {
  const sent = new Map<string, Sent | undefined>();
  return {
    show: async (id, message, reply) => {
      if (sent.has(id)) await sent.get(id)?.update(message).catch(report);
      else sent.set(id, await reply(message));
    },
    forget: (id) => void sent.delete(id),
  };
}
