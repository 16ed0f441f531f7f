import { checkForm } from '../messages/checkForm.ts';
import { showDraft } from './callPerson.ts';
import type { CaseState, CaseTicket, ConversationEvent } from './case.ts';
import { isOwnTicket } from './caseTicket.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { answerStale } from './outcome.ts';
import { openTicketParts, statusMessage } from './say/ticketStatus.ts';
import { paragraph } from './say/voice.ts';
import { buildTicket } from './ticket/buildTicket.ts';
import { draftOf, ticketForm, valuesOf } from './ticket/ticketForm.ts';

type FormEvent = ConversationEvent & { readonly kind: 'form' };

function send(desk: Desk, before: CaseState, draft: CaseTicket, { values, at }: FormEvent): Move {
  const { surroundings } = desk;
  if (surroundings === undefined || surroundings.targets.length === 0) return showDraft(desk, before, []);
  const { thread, person } = surroundings;
  const making = { id: draft.id, at, thread, person };
  const ticket = buildTicket(desk.content, before, valuesOf(values), making);
  // Where it goes is decided by the operator's routes, and told as news.
  const sent: CaseTicket = { ...draft, status: 'sent', by: person };
  const state: CaseState = { ...before, ticket: sent };
  return {
    state,
    parts: [],
    afterwards: [
      { kind: 'submit-ticket', ticket },
      { kind: 'show', id: `ticket-${draft.id}`, message: statusMessage(state, sent, voiceOf(desk, state)) },
    ],
  };
}

/** A form of the draft of the case: sends it, or names what is wrong with it. */
function takeDraft(desk: Desk, state: CaseState, draft: CaseTicket, event: FormEvent): Move {
  const voice = voiceOf(desk, state);
  const form = ticketForm(state, draft.id, voice);
  const wrong = Object.keys(checkForm(form, event.values));
  if (wrong.length === 0) return send(desk, state, draft, event);
  const fields = form.fields.filter(({ id }) => wrong.includes(id)).map(({ label }) => label);
  return showDraft(desk, state, [paragraph(voice.say('form.wrong', { fields: fields.join(', ') }))]);
}

/**
 * Takes a form that was filled in. A draft is sent once: its form sent again is told what came of it, and the form of an
 * older draft, or of somebody else's, is answered and sends nothing.
 */
export function onForm(desk: Desk, state: CaseState, event: FormEvent): Move {
  const { ticket } = state;
  const voice = voiceOf(desk, state);
  const isCurrent = ticket !== undefined && draftOf(event.form) === ticket.id;
  if (!isCurrent) return ticket?.status === 'draft' ? showOlder(desk, state) : answerStale(desk, state);
  if (ticket.status !== 'draft') {
    return { state, parts: [paragraph(voice.say('form.sentBefore')), ...openTicketParts(ticket, voice)] };
  }
  if (!isOwnTicket(desk, ticket)) return { state, parts: [paragraph(voice.say('ticket.notYours'))] };
  return takeDraft(desk, state, ticket, event);
}

function showOlder(desk: Desk, state: CaseState): Move {
  return showDraft(desk, state, [paragraph(voiceOf(desk, state).say('form.older'))]);
}
