import type { Part } from '../messages/message.ts';
import type { CaseState, Finding, FindingsEvent, LookTrouble } from './case.ts';
import { rankCauses } from './diagnosis.ts';
import { questionOfLook } from './look.ts';
import { type Desk, type Move, silence, voiceOf } from './move.ts';
import { withObserved, withoutObserved } from './observed.ts';
import { isSeenForAnother } from './privacy.ts';
import { ask, diagnose, proceed } from './proceed.ts';
import { deniedPart, nothingFoundParts } from './say/lookParts.ts';
import { recheckParts } from './say/recheckParts.ts';
import { info } from './say/voice.ts';
import { lookOver, progressOf } from './startLook.ts';

/**
 * The case with what a look brought. A look that repeats some checks leaves what the others saw, unless that was for
 * another person.
 */
function withFindings(desk: Desk, state: CaseState, findings: readonly Finding[]): CaseState {
  const isForAnother = isSeenForAnother(desk, state);
  const only = isForAnother ? undefined : state.look?.only;
  const seen = [...(only ?? []), ...findings.map(({ code }) => code)];
  const kept = only === undefined ? [] : state.findings.filter(({ code }) => !seen.includes(code));
  const facts = isForAnother ? withoutObserved(state.facts) : state.facts;
  const seenFor = desk.inPublic && { seenFor: desk.inPublic.by };
  return { ...state, ...seenFor, findings: [...kept, ...findings], facts: withObserved(facts, findings) };
}

function isNamed(findings: readonly Finding[], desk: Desk, state: CaseState): boolean {
  const open = rankCauses(desk.content, { ...state, findings }).find(({ cause }) => !state.failed.includes(cause.id));
  return open !== undefined && findings.some(({ confirms }) => confirms.includes(open.cause.id));
}

/** Answers a look that could not be made as asked. */
function troubleParts(desk: Desk, state: CaseState, trouble: LookTrouble | undefined): Part[] {
  const voice = voiceOf(desk, state);
  switch (trouble) {
    case 'denied':
      return [deniedPart(state, voice)];
    case 'too-often':
      return [info(voice.say('look.tooOften'))];
    case 'late':
      return [info(voice.say('look.late'))];
    case 'failed':
      return [info(voice.say('look.failed'))];
    case undefined:
      return [];
  }
}

/** Goes on from what a look brought: names the cause, or says honestly that it named none and goes on guiding. */
function goOn(desk: Desk, state: CaseState, event: FindingsEvent): Move {
  const trouble = troubleParts(desk, state, event.trouble);
  if (isNamed(state.findings, desk, state)) return diagnose(desk, state, trouble);
  const question = questionOfLook(desk.content, state);
  const voice = voiceOf(desk, state);
  const said = event.findings.length === 0 ? [] : nothingFoundParts(event.findings, question !== undefined, voice);
  const intro = [...trouble, ...said];
  return question === undefined ? proceed(desk, state, intro) : ask(desk, state, question, intro);
}

function answer(desk: Desk, before: CaseState, event: FindingsEvent): Move {
  const findings = event.findings.map((finding) => ({ at: desk.at, ...finding }));
  const state = withFindings(desk, before, findings);
  // Somebody may have closed or handed over the case meanwhile; what was seen is kept for the ticket.
  if (state.stage === 'solved' || state.stage === 'handed-over') return { state, parts: [] };
  if (before.look?.only === undefined || event.trouble !== undefined) return goOn(desk, state, event);
  return recheck(desk, before, state, event);
}

/** Says whether what named the cause is gone. Where another cause shows instead, that one is next. */
function recheck(desk: Desk, before: CaseState, state: CaseState, event: FindingsEvent): Move {
  const isGone = !event.findings.some(({ confirms }) => confirms.includes(before.shown ?? ''));
  if (isGone && isNamed(state.findings, desk, state)) {
    return diagnose(desk, state, [info(voiceOf(desk, state).say('recheck.next'))]);
  }
  const diagnosed: CaseState = { ...state, stage: 'diagnosed' };
  return { state: diagnosed, parts: recheckParts(diagnosed, event.findings, voiceOf(desk, state)) };
}

/**
 * Takes what a look at the registry brought: shows the progress while it goes on, and decides when it is over. What an
 * older look still brings is left aside.
 */
export function onFindings(desk: Desk, state: CaseState, event: FindingsEvent): Move {
  if (state.look === undefined || state.look.run !== event.run || state.look.consent !== 'yes') return silence;
  if (!event.done) return { ...silence, effects: [progressOf(desk, state, event.findings)] };
  const move = answer(desk, state, event);
  const isFound = isNamed(event.findings, desk, move.state ?? state);
  return { ...move, effects: [lookOver(desk, state, event.findings, isFound), ...(move.effects ?? [])] };
}
