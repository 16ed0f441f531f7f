import type { Content } from '../knowledge/schema.ts';
import type { ReadPaste } from '../matching/createReader.ts';
import type { Part } from '../messages/message.ts';
import type { CaseState, ConversationEvent, Effect, Surroundings } from './case.ts';
import { createVoice, type Voice } from './say/voice.ts';

/**
 * What every decision is made with. `checkable`: patterns of the registries that may be looked at for this person here.
 * `inPublic`: who speaks, where other people listen. `at`: now, as an ISO time in UTC. Without surroundings no ticket can
 * be sent.
 */
export type Desk = {
  readonly content: Content;
  readonly read: ReadPaste;
  readonly checkable: readonly string[];
  readonly inPublic: ConversationEvent['inPublic'];
  readonly at: string;
  readonly surroundings: Surroundings | undefined;
};

/**
 * A decision: the next state (undefined: nothing to store), what is said, and what else follows, before it is said or
 * `afterwards`. No parts: nothing is said. `isPrivate`: what is said is for whoever speaks alone.
 */
export type Move = {
  readonly state: CaseState | undefined;
  readonly parts: readonly Part[];
  readonly effects?: readonly Effect[];
  readonly afterwards?: readonly Effect[];
  readonly isPrivate?: true;
};

/** The decision to say and store nothing. */
export const silence: Move = { state: undefined, parts: [] };

/** The voice of a case. */
export function voiceOf(desk: Desk, state: CaseState): Voice {
  return createVoice(desk.content, state.language);
}
