import type { Part } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { accountOf } from '../ticket/account.ts';
import { shortTicket } from '../ticket/plainTicket.ts';
import { ticketSections } from '../ticket/sections.ts';
import { suggestSeverity } from '../ticket/severity.ts';
import { buttons, paragraph, type Voice } from './voice.ts';

/** Units that fit one block of code in every channel. */
const longest = 2550;

/** What a ticket would say, short enough to be shown: facts, verdict and what is unknown kept apart, without secrets. */
export function ticketText(state: CaseState, voice: Voice, end: readonly string[]): string {
  const account = accountOf(state, voice);
  const title = voice.word('ticket.heading', { title: account.title });
  const { severity, because } = suggestSeverity(state.facts, undefined);
  const told = { severity, severityReason: voice.word(`severity.because.${because}`) };
  return shortTicket(title, ticketSections(account, { told, end }, voice), account.error?.line ?? '', longest);
}

/** Whether so little is known that a ticket would be nearly empty. */
export function isEmptyTicket(state: CaseState): boolean {
  return state.matches.length === 0 && state.paste === undefined;
}

/** Says that a ticket would be nearly empty, where it is so. */
export function emptyNote(state: CaseState, voice: Voice): Part[] {
  return isEmptyTicket(state) ? [paragraph(voice.say('person.empty'))] : [];
}

/** Hands over to a person where nothing can be sent: the ticket to copy, and who it goes to. */
export function ticketParts(state: CaseState, voice: Voice): Part[] {
  const { team } = accountOf(state, voice);
  const code = ticketText(state, voice, [voice.word('ticket.add')]);
  return [
    paragraph(voice.say('person.text', { team: voice.word(`team.${team}`) })),
    ...emptyNote(state, voice),
    { kind: 'code', code, label: voice.word('ticket.label') },
    ...(team === 'microsoft' ? [paragraph(voice.say('person.microsoft'))] : []),
    ticketButtons(voice),
  ];
}

/** What is possible once a person was called. */
export function ticketButtons(voice: Voice): Part {
  return buttons(...['works', 'again', 'more'].map((id) => voice.button(id)));
}
