import { callPerson, showDraft } from './callPerson.ts';
import type { CaseState, CaseTicket, LikeTicket } from './case.ts';
import { isOwnTicket, speakerOf, tellTicket } from './caseTicket.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { answerStale } from './outcome.ts';
import { proceed, sayAgain } from './proceed.ts';
import { ticketParts } from './say/ticket.ts';
import { openTicketParts, statusMessage, ticketName } from './say/ticketStatus.ts';
import { paragraph } from './say/voice.ts';

/** Leaves the draft, and goes on where the case stood before. Nothing was sent. */
function goBack(desk: Desk, before: CaseState): Move {
  if (before.ticket?.status !== 'draft') return answerStale(desk, before);
  const { ticket: _, ...state } = before;
  const note = paragraph(voiceOf(desk, before).say('ticket.left'));
  if (state.matches.length === 0) return sayAgain(desk, { ...state, stage: 'listening' }, [note]);
  return state.shown === undefined
    ? proceed(desk, { ...state, stage: 'listening' }, [note])
    : sayAgain(desk, { ...state, stage: 'diagnosed' }, [note]);
}

function reopen(desk: Desk, before: CaseState): Move {
  const { ticket } = before;
  if (ticket?.status !== 'resolved') return answerStale(desk, before);
  if (!isOwnTicket(desk, ticket)) {
    return { state: before, parts: [paragraph(voiceOf(desk, before).say('ticket.notYours'))] };
  }
  const open: CaseTicket = { ...ticket, status: 'sent' };
  const state: CaseState = { ...before, stage: 'handed-over', ticket: open };
  const voice = voiceOf(desk, state);
  const said = paragraph(voice.say('reopen.done', { name: ticketName(open) }));
  return { state, parts: [said, ...openTicketParts(open, voice)], afterwards: [tellTicket(desk, open, 'reopened')] };
}

function join(desk: Desk, before: CaseState, like: LikeTicket): Move {
  const by = speakerOf(desk);
  const ticket: CaseTicket = {
    id: like.id,
    status: 'sent',
    deliveries: {},
    isJoined: true,
    ...(by !== undefined && { by }),
    ...(like.number !== undefined && { number: like.number }),
  };
  const state: CaseState = { ...before, stage: 'handed-over', ticket };
  const message = statusMessage(state, ticket, voiceOf(desk, state));
  return {
    state,
    parts: [],
    afterwards: [
      { kind: 'join-ticket', ticket: like.id },
      { kind: 'show', id: `ticket-${like.id}`, message },
    ],
  };
}

/** A ticket that was offered to join: while it is open, and the case has none of its own. */
function pressJoin(desk: Desk, state: CaseState, id: string): Move {
  const like = desk.surroundings?.like;
  const isFree = state.ticket === undefined || state.ticket.status === 'draft';
  if (state.stage !== 'handed-over') return answerStale(desk, state);
  if (!isFree) return callPerson(desk, state, []);
  if (like?.id === id) return join(desk, state, like);
  return showDraft(desk, state, [paragraph(voiceOf(desk, state).say('like.gone'))]);
}

/** A ticket of one's own, where another could be joined or opened again. */
function pressNew(desk: Desk, state: CaseState): Move {
  if (state.stage !== 'handed-over') return answerStale(desk, state);
  return state.ticket?.status === 'sent' || state.ticket?.status === 'taken'
    ? callPerson(desk, state, [])
    : showDraft(desk, state, []);
}

/** Decides on a button of a ticket: what follows `ticket:` in its id. */
export function onTicketChoice(desk: Desk, state: CaseState, id: string, rest: string): Move {
  switch (id) {
    case 'back':
      return goBack(desk, state);
    case 'reopen':
      return reopen(desk, state);
    case 'join':
      return pressJoin(desk, state, rest);
    case 'new':
      return pressNew(desk, state);
    case 'copy': {
      const isCopied = state.ticket !== undefined && state.stage === 'handed-over';
      return isCopied
        ? { state, parts: ticketParts(state, voiceOf(desk, state)), isPrivate: true }
        : answerStale(desk, state);
    }
    default:
      return answerStale(desk, state);
  }
}
