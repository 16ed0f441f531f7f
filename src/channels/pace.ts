import { NotTakenError } from '../assistant/channel.ts';
import { createLanes } from '../assistant/lanes.ts';

/** At most so many sends within so many milliseconds. */
export type Rate = { readonly sends: number; readonly milliseconds: number };

/** The time in milliseconds, and a way to let it pass. */
export type Clock = { readonly now: () => number; readonly wait: (milliseconds: number) => Promise<void> };

/** The machine's clock. */
export const realClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Sends in the order of the calls, one at a time in each conversation, and no faster than its rates allow. */
export type Pace = <Result>(conversation: string, send: () => Promise<Result>) => Promise<Result>;

/** How long to wait until one more send keeps to a rate, given when the earlier ones were. */
function pauseFor(rate: Rate, earlier: readonly number[], now: number): number {
  const since = earlier.at(-rate.sends);
  return since === undefined ? 0 : Math.max(0, since + rate.milliseconds - now);
}

/**
 * Makes the pace of this process. What is sent by another process is not counted. Where a send would have to wait longer
 * than `patience` milliseconds, it is not made and rejects with NotTakenError.
 */
export function createPace(
  rates: readonly Rate[],
  clock: Clock = realClock,
  patience = Number.POSITIVE_INFINITY,
): Pace {
  const inLane = createLanes();
  const sentIn = new Map<string, number[]>();
  const longest = Math.max(...rates.map(({ milliseconds }) => milliseconds));
  const most = Math.max(...rates.map(({ sends }) => sends));
  const forgetQuietOnes = () => {
    for (const [conversation, sent] of sentIn) {
      if ((sent.at(-1) ?? 0) + longest < clock.now()) sentIn.delete(conversation);
    }
  };
  return (conversation, send) =>
    inLane(conversation, async () => {
      const earlier = sentIn.get(conversation) ?? [];
      const pause = Math.max(...rates.map((rate) => pauseFor(rate, earlier, clock.now())));
      if (pause > patience) throw new NotTakenError('too many messages at once', Math.ceil(pause / 1000));
      await clock.wait(pause);
      if (!sentIn.has(conversation)) forgetQuietOnes();
      sentIn.set(conversation, [...earlier, clock.now()].slice(-most));
      return send();
    });
}
