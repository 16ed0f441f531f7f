import type { CaseState } from './case.ts';
import { type Desk, type Move, silence } from './move.ts';
import { takeFurtherOutput, takeNewPaste } from './onPaste.ts';
import { alsoToTicket, takeComment, takeTicketAnswer } from './onTicketMessage.ts';
import {
  takeAnswer,
  takeBesideOffer,
  takeCommand,
  takeConfirmation,
  takeConsent,
  takeStatement,
  takeYesOrNo,
} from './onTyped.ts';
import { isOpenCase, type MessageEvent, type Said } from './said.ts';
import { type Command, foldTyped, readCommand } from './typedWords.ts';
import { answerNotUnderstood, answerUnrecognised } from './unrecognised.ts';

/** In a thread where it was not addressed, only what steers the case is taken as meant for the assistant. */
const steering: readonly Command[] = ['works', 'failing', 'person', 'check-again'];

/** Longest unaddressed text, in words, that may be meant as an answer. */
const briefWords = 6;

/** A short unaddressed text is taken only as what the assistant waits for; talk among people is left alone. */
function onUnaddressed(said: Said): Move {
  const { state, reading } = said;
  if (reading.matches[0]?.band === 'sure') return alsoToTicket(said, takeNewPaste(said));
  if (!isOpenCase(state)) return silence;
  const command = readCommand(said.desk.content.phrases, said.event.text);
  const waited: readonly Command[] = state.stage === 'offering' ? ['check', 'no-check'] : [];
  const steered = command && [...steering, ...waited].includes(command) ? takeCommand(said, command) : undefined;
  const isBrief = foldTyped(said.event.text).split(' ').length <= briefWords;
  return (
    steered ?? (isBrief ? (takeAnswer(said) ?? takeConfirmation(said) ?? takeConsent(said)) : undefined) ?? silence
  );
}

function onAddressed(said: Said): Move {
  const { desk, state, event, reading } = said;
  const band = reading.matches[0]?.band;
  const command = readCommand(desk.content.phrases, event.text);
  const commanded = command && takeCommand(said, command);
  if (commanded) return commanded;
  const isWithHelpdesk = state.stage === 'handed-over' && band !== 'sure' && band !== 'likely';
  const passedOn = isWithHelpdesk ? takeComment(said) : undefined;
  if (passedOn) return passedOn;
  const answered =
    band === 'sure'
      ? undefined
      : (takeAnswer(said) ?? takeConfirmation(said) ?? takeConsent(said) ?? takeYesOrNo(said));
  if (answered) return answered;
  if (band === 'sure' || band === 'likely') return alsoToTicket(said, takeNewPaste(said));
  const isGoingOn = state.matches.length > 0 && state.stage !== 'confirming' && state.stage !== 'solved';
  if (!isGoingOn) return takeBesideOffer(said) ?? answerUnrecognised(desk, state, event, reading);
  return takeStatement(said) ?? takeFurtherOutput(said) ?? takeComment(said) ?? answerNotUnderstood(desk, state);
}

/** Decides on a message: a command, an answer, a paste, a correction, or nothing that is understood. */
export function onMessage(desk: Desk, state: CaseState, event: MessageEvent): Move {
  const said = { desk, state, event, reading: desk.read(event.text) };
  const answer = takeTicketAnswer(said);
  if (answer) return answer;
  return event.addressed ? onAddressed(said) : onUnaddressed(said);
}
