import { z } from 'zod';
import type { QueueName } from '../store/queue.ts';

const text = z.string();
const some = z.looseObject({});

/** What a job must hold at least to be worked on: another version of the program may have stored it, or an operator. */
const shapes: Readonly<Record<QueueName, z.ZodType>> = {
  turn: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('case'), at: z.iso.datetime(), event: z.looseObject({ kind: text }) }),
    z.looseObject({ kind: z.literal('ticket'), ticket: z.uuid(), event: z.looseObject({ kind: text, at: text }) }),
  ]),
  look: z.looseObject({
    origin: z.looseObject({ thread: some, person: some }),
    request: z.looseObject({ run: z.number() }),
  }),
  delivery: z.looseObject({ channel: text, message: z.uuid() }),
  ticket: z.looseObject({ ticket: z.uuid(), target: text }),
  sweep: z.looseObject({ name: text }),
};

/** Whether a job is one that this version of the program can work on. */
export function isReadable(queue: QueueName, data: unknown): boolean {
  return shapes[queue].safeParse(data).success;
}
