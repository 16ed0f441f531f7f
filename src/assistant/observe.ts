import type { LookTrouble } from '../conversation/case.ts';

/** Takes what happens, for whoever counts it. Nothing of what a person wrote is in it. */
export type Observe = {
  event(channel: string, kind: string, seconds: number): void;
  match(signature: string, band: string): void;
  delivery(channel: string, outcome: 'sent' | 'found' | 'not-taken' | 'refused' | 'unclear', seconds: number): void;
  firstAnswer(channel: string, seconds: number): void;
  look(outcome: 'done' | LookTrouble, seconds: number): void;
  check(check: string, verdict: string): void;
  ticket(target: string, state: string): void;
};

const nothing = () => undefined;

/** Counts nothing. */
export const observeNothing: Observe = {
  event: nothing,
  match: nothing,
  delivery: nothing,
  firstAnswer: nothing,
  look: nothing,
  check: nothing,
  ticket: nothing,
};

/** Seconds since a time in milliseconds. */
export function secondsSince(start: number): number {
  return (Date.now() - start) / 1000;
}
