import type { Part } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import type { RankedCause } from '../diagnosis.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Plan } from '../steps.ts';
import type { Voice } from './voice.ts';

/** Units that fit one block of code in every channel. */
const longest = 1750;

function seenLines(state: CaseState, voice: Voice): string[] {
  return state.findings
    .filter(({ verdict }) => verdict !== 'unknown')
    .map(({ verdict, reason }) => {
      return `- ${voice.word(`ticket.verdict.${verdict}`)}: ${plain(voice.saySeen(reason))}`;
    });
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
    voice.word('handoff.title', { registry, at: state.updatedAt }),
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
  const room = longest - [...head, ...steps].join('\n').length;
  const seen = [voice.word('handoff.seen'), ...seenLines(state, voice)];
  const code = [...head, ...fitting(seen, room), ...steps].join('\n');
  return [{ kind: 'code', code, label: voice.word('handoff.label') }];
}

/** The lines that fit into so many units. */
function fitting(lines: readonly string[], room: number): string[] {
  let left = room;
  return lines.filter((line) => {
    left -= line.length + 1;
    return left >= 0;
  });
}
