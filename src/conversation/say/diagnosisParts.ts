import type { Facts } from '../../knowledge/facts.ts';
import type { Guide } from '../../knowledge/schema.ts';
import type { Part } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { type RankedCause, rankCauses } from '../diagnosis.ts';
import { type Plan, planSteps, triedGuides } from '../steps.ts';
import { evidenceItems } from './evidenceText.ts';
import { findingsParts } from './findingParts.ts';
import { handOffParts } from './handOff.ts';
import { stepsParts } from './stepsParts.ts';
import { buttons, heading, info, joined, link, paragraph, type Voice } from './voice.ts';

const othersShown = 3;
const evidenceShown = 6;

/** "Most likely: the service principal's secret has expired." */
export function causeHeading({ cause, certainty }: RankedCause, facts: Facts, voice: Voice): Part {
  return heading([...voice.say(`certainty.${certainty}`), { text: ' ' }, ...voice.tell(cause.title, facts)]);
}

/** A cause: how sure, what was seen live, what else speaks for and against it, and the steps of its plan. */
export function causeParts(
  ranked: RankedCause,
  { facts, findings }: Pick<CaseState, 'facts' | 'findings'>,
  voice: Voice,
  plan: Plan | undefined,
): Part[] {
  const { cause, certainty, evidence } = ranked;
  const isSeen = findings.some(({ confirms }) => confirms.includes(cause.id));
  // What was seen live says enough; the rest stands behind "Why this?".
  const items = isSeen ? [] : evidenceItems(evidence, voice, facts).slice(0, evidenceShown);
  return [
    causeHeading(ranked, facts, voice),
    ...(isSeen ? findingsParts(findings, voice) : []),
    paragraph([...voice.tell(cause.explanation, facts), { text: ' ' }, ...voice.say(`sure.${certainty}`)]),
    ...(items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const]),
    ...(plan === undefined ? [] : stepsParts(plan, voice, facts)),
    ...(isSeen ? enoughParts(plan, facts, voice) : []),
    ...(cause.afterwards === undefined ? [] : [info(voice.tell(cause.afterwards, facts))]),
    paragraph(voice.say('steps.source', { link: link(cause.source) })),
  ];
}

/** Why the fix is enough, and no more than that. */
function enoughParts(plan: Plan | undefined, facts: Facts, voice: Voice): Part[] {
  const enough = plan?.guide.enough;
  return enough === undefined
    ? []
    : [paragraph([...voice.say('steps.enough'), { text: ' ' }, ...voice.tell(enough, facts)])];
}

function othersPart(others: readonly RankedCause[], state: CaseState, voice: Voice): Part[] {
  const open = others.filter(({ cause }) => !state.failed.includes(cause.id)).slice(0, othersShown);
  if (open.length === 0) return [];
  const titles = joined(
    open.map(({ cause }) => voice.titled(cause.title, state.facts)),
    ' · ',
  );
  return [paragraph(voice.say('diagnosis.others', { titles }))];
}

/** The diagnosis that is shown in a case, without the buttons that go on from it. */
export function diagnosisParts(state: CaseState, voice: Voice): Part[] {
  const ranking = rankCauses(voice.content, state);
  const shown = ranking.find(({ cause }) => cause.id === state.shown);
  if (shown === undefined) return [];
  const tried = triedGuides(voice.content, state.failed, state.facts);
  const plan = planSteps(voice.content, shown.cause, state.facts, tried);
  const others = shown.certainty === 'confirmed' ? [] : ranking.filter((one) => one !== shown);
  return [
    ...causeParts(shown, state, voice, plan),
    ...othersPart(others, state, voice),
    ...guideButtons(plan, state.facts, voice),
  ];
}

/** What the asker passes on to whoever may carry out the fix: a message of its own. Empty where there is nothing. */
export function handOffOf(state: CaseState, voice: Voice): Part[] {
  const shown = rankCauses(voice.content, state).find(({ cause }) => cause.id === state.shown);
  if (shown === undefined) return [];
  const tried = triedGuides(voice.content, state.failed, state.facts);
  return handOffParts(shown, planSteps(voice.content, shown.cause, state.facts, tried), state, voice);
}

/** What goes on from a diagnosis. `mayLook`: the registry may be looked at, for the first time or again. */
export function diagnosisButtons(state: CaseState, voice: Voice, mayLook: boolean): Part {
  const look = !mayLook ? [] : [state.findings.length > 0 ? 'check-again' : 'check'];
  return buttons(...['works', ...look, 'failing', 'why', 'person', 'more'].map((id) => voice.button(id)));
}

/** The guides that would help with the same cause, each as a button. */
function guideButtons(plan: Plan | undefined, facts: Facts, voice: Voice): Part[] {
  const also = plan?.also ?? [];
  const choice = ({ id, title }: Guide) => ({
    id: `guide:${id}`,
    label: voice.word('button.guide', { title: voice.tell(title, facts) }),
  });
  return also.length === 0 ? [] : [buttons(...also.map(choice))];
}
