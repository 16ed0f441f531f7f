import type { Part } from '../../messages/message.ts';
import type { CaseState, Finding } from '../case.ts';
import { placeholderValue } from '../placeholderValues.ts';
import { findingsParts } from './findingParts.ts';
import { buttons, info, paragraph, type Voice } from './voice.ts';

function addressOf(state: CaseState, voice: Voice): string {
  return placeholderValue(state.facts, 'loginServer') ?? voice.word('ticket.none');
}

/** Asks for leave to look at the registry. */
export function offerLookParts(voice: Voice): Part[] {
  const question = voice.say('look.offer').map((span) => ({ ...span, style: 'bold' as const }));
  return [
    paragraph([...question, { text: ' ' }, ...voice.say('look.promise')]),
    buttons(...['check', 'no-check', 'person', 'more'].map((id) => voice.button(id))),
  ];
}

/** A look while it goes on, with what was seen so far. */
export function progressParts(state: CaseState, findings: readonly Finding[], voice: Voice): Part[] {
  return [
    paragraph(voice.say('look.running', { registry: addressOf(state, voice) })),
    ...findingsParts(findings, voice),
  ];
}

/** A look that is over. */
export function overParts(state: CaseState, findings: readonly Finding[], voice: Voice): Part[] {
  const values = { registry: addressOf(state, voice), count: String(findings.length) };
  return [paragraph(voice.say(findings.length > 0 ? 'look.over' : 'look.saw-nothing', values))];
}

/** A look that is over, as everybody may read it: whether a cause was found, and no details. */
export function publicOverParts(state: CaseState, isFound: boolean, voice: Voice): Part[] {
  const registry = addressOf(state, voice);
  return [paragraph(voice.say(isFound ? 'look.overFound' : 'look.overOpen', { registry }))];
}

/** Where a look goes on and something else was said: that it does, and the way out. */
export function checkingParts(state: CaseState, voice: Voice): Part[] {
  const row = buttons(...['no-check', 'person', 'more'].map((id) => voice.button(id)));
  return [paragraph(voice.say('look.running', { registry: addressOf(state, voice) })), row];
}

/** Says that a registry can't be looked at: in the same words whether it does not exist or is not for this person. */
export function deniedPart(state: CaseState, voice: Voice): Part {
  return info(voice.say('look.denied', { registry: addressOf(state, voice) }));
}

/**
 * What a look brought where it named no cause: honestly, with all that could not be seen. `isOpen`: something is asked for
 * that would let it see more.
 */
export function nothingFoundParts(findings: readonly Finding[], isOpen: boolean, voice: Voice): Part[] {
  const sawNothing = findings.every(({ verdict }) => verdict === 'unknown');
  const hasProblem = findings.some(({ verdict }) => verdict === 'problem');
  const hasSuspicion = findings.some(({ suspects = [] }) => suspects.length > 0);
  const fine = isOpen ? 'look.soFar' : hasSuspicion ? 'look.noCause' : 'look.allFine';
  const key = sawNothing ? 'look.nothingSeen' : hasProblem ? 'look.noCause' : fine;
  return [paragraph(voice.say(key)), ...findingsParts(findings, voice)];
}
