/** The kinds of work. Jobs of `turn`, `delivery` and `ticket` with the same key are done in order, one at a time. */
export const queueNames = ['turn', 'look', 'delivery', 'ticket', 'sweep'] as const;
export type QueueName = (typeof queueNames)[number];

/** A job to store. `data` is plain JSON. */
export type NewJob = {
  /** A UUID; a job whose id is known already is not stored again, also when it is done. */
  readonly id: string;
  readonly queue: QueueName;
  /** What it belongs to: a case, a ticket. */
  readonly key: string;
  readonly data: object;
};

/** A job that this process has in hand. */
export type TakenJob = {
  readonly id: string;
  readonly queue: QueueName;
  readonly key: string;
  readonly data: unknown;
  /** How often it was begun before. */
  readonly retryCount: number;
};

/** A job that was given up, with the reason. */
export type DeadJob = {
  readonly id: string;
  readonly queue: QueueName;
  readonly key: string;
  readonly reason: string;
  readonly at: Date;
};

/** How many jobs of a queue wait, and for how many seconds the oldest has. */
export type QueueDepth = { readonly queue: QueueName | 'dead'; readonly count: number; readonly oldestSeconds: number };

/** Thrown by a handler: the job is to be tried again, not before so many seconds have passed. */
export class TryLaterError extends Error {
  override readonly name = 'TryLaterError';
  readonly seconds: number;
  constructor(seconds: number, cause?: unknown) {
    super('try later', cause === undefined ? {} : { cause });
    this.seconds = seconds;
  }
}

/** Works through a queue until it is stopped. */
export type Worker = {
  /** Looks for jobs now instead of in a while. */
  wake(): void;
  /** Takes no more jobs. Resolves when those in hand are done. */
  stop(): Promise<void>;
};

/** How a queue is worked through. The handler completes the job itself, in its transaction. */
export type WorkerOptions = {
  readonly queue: QueueName;
  readonly atOnce: number;
  readonly handle: (job: TakenJob) => Promise<void>;
  /** Takes what a handler threw, or that the queue could not be read. */
  readonly onError: (error: unknown, job?: TakenJob) => void;
};
