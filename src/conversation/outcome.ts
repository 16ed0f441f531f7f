import type { Redacted } from '../redaction/redacted.ts';
import type { CaseState, CaseTicket, Effect } from './case.ts';
import { ownOpenTicket, tellTicket } from './caseTicket.ts';
import { rankCauses } from './diagnosis.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { diagnose, handOver, sayWhere } from './proceed.ts';
import { buttons, paragraph } from './say/voice.ts';
import { whyParts } from './say/whyParts.ts';

/** What a person may say of a diagnosis. */
export type Feedback = 'works' | 'failing' | 'why';

/** The case's ticket once its asker says that it works: done with, and what it is told of it. A draft is dropped. */
function solvedTicket(
  desk: Desk,
  state: CaseState,
): { readonly ticket?: CaseTicket; readonly told: readonly Effect[] } {
  const { ticket } = state;
  if (ticket === undefined || ticket.status === 'draft') return { told: [] };
  const open = ownOpenTicket(desk, state);
  if (open === undefined) return { ticket, told: [] };
  // A joined ticket is also about others, for whom it may not work yet.
  if (open.isJoined) {
    return {
      ticket: open,
      told: [tellTicket(desk, open, 'comment', voiceOf(desk, state).word('button.works') as Redacted)],
    };
  }
  return { ticket: { ...open, status: 'resolved' }, told: [tellTicket(desk, open, 'resolved')] };
}

function solve(desk: Desk, before: CaseState): Move {
  const { ticket, told } = solvedTicket(desk, before);
  const state: CaseState = { ...before, ticket };
  const voice = voiceOf(desk, state);
  const cause = state.stage === 'diagnosed' ? desk.content.causes.get(state.shown ?? '') : undefined;
  const title = cause && voice.tell(cause.title, state.facts);
  return {
    state: { ...state, stage: 'solved' },
    parts: [
      { kind: 'notice', tone: 'success', text: voice.say('solved.text') },
      ...(title === undefined ? [] : [paragraph(voice.say('solved.cause', { title }))]),
      ...(told.length === 0 ? [] : [paragraph(voice.say('ticket.toldSolved'))]),
      paragraph(voice.say('solved.next')),
      buttons(voice.button('failing'), voice.button('again'), voice.button('more')),
    ],
    afterwards: told,
  };
}

function nextCause(desk: Desk, before: CaseState): Move {
  // What somebody of the helpdesk called solved and is not, goes back to them.
  if (before.ticket?.status === 'resolved') return handOver(desk, before);
  const failed = before.shown === undefined ? before.failed : [...new Set([...before.failed, before.shown])];
  const state = { ...before, failed };
  const isLeft = rankCauses(desk.content, state).some(({ cause }) => !failed.includes(cause.id));
  return diagnose(desk, state, isLeft ? [paragraph(voiceOf(desk, state).say('diagnosis.nextCause'))] : []);
}

/** Whether somebody can say this of the case as it stands: there must be an error that can work or fail. */
export function canTakeFeedback(state: CaseState, said: Feedback): boolean {
  if (said === 'why') return true;
  const isAbout = state.matches.length > 0 || (state.ticket !== undefined && state.ticket.status !== 'draft');
  if (!isAbout) return false;
  return said === 'works' ? state.stage !== 'solved' : ['diagnosed', 'solved', 'handed-over'].includes(state.stage);
}

/** Takes what a person says of a diagnosis: it works (the case is solved), it fails (the next cause), or why. */
export function takeFeedback(desk: Desk, state: CaseState, said: Feedback): Move {
  switch (said) {
    case 'works':
      return solve(desk, state);
    case 'failing':
      return nextCause(desk, state);
    case 'why':
      return { state, parts: whyParts(state, voiceOf(desk, state)) };
  }
}

/** Tells that a button belongs to an earlier step, and where the case stands. */
export function answerStale(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  if (state.matches.length === 0 && state.stage !== 'confirming') {
    return { state: undefined, parts: [paragraph(voice.say('stale.gone')), buttons(voice.button('more'))] };
  }
  return sayWhere(desk, state, [paragraph(voice.say('stale.text'))]);
}
