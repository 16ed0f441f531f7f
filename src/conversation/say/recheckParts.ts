import type { Part } from '../../messages/message.ts';
import type { CaseState, Finding } from '../case.ts';
import { findingsParts } from './findingParts.ts';
import { buttons, info, paragraph, type Voice } from './voice.ts';

/** What goes on from a check that was run again. */
function row(voice: Voice): Part {
  return buttons(...['works', 'check-again', 'failing', 'person', 'more'].map((id) => voice.button(id)));
}

/** Says whether what named a cause is still seen: it is, it is gone, or it could not be seen this time. */
export function recheckParts(state: CaseState, findings: readonly Finding[], voice: Voice): Part[] {
  const only = state.look?.only ?? [];
  const repeated = findings.filter(({ code }) => only.includes(code));
  const cause = voice.content.causes.get(state.shown ?? '');
  const isSeen = repeated.some(({ confirms }) => confirms.includes(state.shown ?? ''));
  const isUnknown = !isSeen && (repeated.length === 0 || repeated.some(({ verdict }) => verdict === 'unknown'));
  const afterwards = cause?.afterwards === undefined ? [] : [info(voice.tell(cause.afterwards, state.facts))];
  const list = findingsParts(repeated, voice);
  if (isUnknown) return [paragraph(voice.say('recheck.unknown')), ...list, row(voice)];
  if (isSeen) return [paragraph(voice.say('recheck.same')), ...list, ...afterwards, row(voice)];
  const fine: Part = { kind: 'notice', tone: 'success', text: voice.say('recheck.fine') };
  return [fine, ...list, ...afterwards, row(voice)];
}
