import type { Part } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import type { RankedCause } from '../diagnosis.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Plan } from '../steps.ts';
import type { Voice } from './voice.ts';

/** The problems, each in a line; what is fine by name, so that nobody looks there again. */
function seenLines({ findings }: CaseState, voice: Voice): string[] {
  const problems = findings.filter(({ verdict }) => verdict === 'problem');
  const fine = findings.filter(({ verdict }) => verdict === 'ok').map(({ check }) => voice.checkName(check));
  return [
    ...problems.map(({ reason }) => `- ${voice.word('ticket.verdict.problem')}: ${plain(voice.saySeen(reason))}`),
    ...(fine.length === 0 ? [] : [voice.word('ticket.fine', { checks: [...new Set(fine)].join(', ') })]),
  ];
}

/** "2026-11-24 08:05" of an ISO time. */
function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

function stepLines(plan: Plan, voice: Voice, state: CaseState): string[] {
  return plan.steps.flatMap(({ who, step, command }) => {
    const text = `${voice.word(`role.${who}`)}: ${plain(voice.tell(step.text, state.facts))}`;
    return command === undefined ? [text] : [text, command];
  });
}

/**
 * What the asker copies to whoever may carry out the fix: what was seen and what to run. Nothing where the asker may do
 * it, or where nobody looked.
 */
export function handOffParts(ranked: RankedCause, plan: Plan | undefined, state: CaseState, voice: Voice): Part[] {
  const isSeen = state.findings.some(({ confirms }) => confirms.includes(ranked.cause.id));
  const others = plan?.steps.filter(({ who }) => who !== 'asker') ?? [];
  if (!isSeen || plan === undefined || others.length === 0) return [];
  const registry = placeholderValue(state.facts, 'loginServer') ?? voice.word('ticket.none');
  const head = [
    voice.word('handoff.title', { registry, at: minuteOf(state.updatedAt) }),
    voice.word('handoff.cause', { title: plain(voice.titled(ranked.cause.title, state.facts)) }),
  ];
  const { enough } = plan.guide;
  const steps = [
    voice.word('handoff.do'),
    ...stepLines({ ...plan, steps: others }, voice, state),
    ...(enough === undefined
      ? []
      : [plain([...voice.say('steps.enough'), { text: ' ' }, ...voice.tell(enough, state.facts)])]),
  ];
  const code = [...head, voice.word('handoff.seen'), ...seenLines(state, voice), ...steps].join('\n');
  return [{ kind: 'code', code, label: voice.word('handoff.label') }];
}
