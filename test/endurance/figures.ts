import assert from 'node:assert/strict';
import type { Audit } from './audit.ts';
import type { Counted } from './people.ts';

/** What came of it. */
export type Figures = Counted &
  Audit & {
    readonly kills: number;
    readonly seconds: number;
    readonly conversations: number;
    /** Answers that did not come. */
    readonly lost: readonly string[];
    /** Kinds of steps that were seen, and those at which it was killed. */
    readonly steps: number;
    readonly stepsHit: number;
    /** Processes that ended without being killed. */
    readonly crashes: readonly string[];
    readonly missed: readonly string[];
  };

/** The figures in one line. */
export function line(name: string, figures: Figures): string {
  const { kills, seconds, conversations, events, acknowledged, unanswered, refused, lost, stepsHit, steps, ...rest } =
    figures;
  const { doubledTickets, doubledTexts, doubledWhispers, unclear } = rest;
  const counts = [
    `${kills} kills at ${stepsHit} of ${steps} kinds of steps`,
    `${conversations} conversations`,
    `${acknowledged} of ${events} events acknowledged (${refused + unanswered} deliveries more)`,
    `${lost.length} lost`,
    `${doubledTickets.length} doubled tickets`,
    `${doubledTexts.length} doubled texts`,
    `${doubledWhispers.length} doubled for one person alone`,
    `${unclear} told to be missing`,
  ];
  return `${name}: ${counts.join(', ')}, ${seconds} s`;
}

/** What must be so, however often it was killed. */
export function assertNothingLost(figures: Figures): void {
  const { lost, crashes, doubledTickets, doubledTexts, wrongStates, left, events, acknowledged } = figures;
  assert.deepEqual(
    { lost, crashes, doubledTickets, doubledTexts, wrongStates, left },
    {
      lost: [],
      crashes: [],
      doubledTickets: [],
      doubledTexts: [],
      wrongStates: [],
      left: [],
    },
  );
  assert.equal(acknowledged, events);
}
