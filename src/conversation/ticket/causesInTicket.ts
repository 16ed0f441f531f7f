import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import { type RankedCause, rankCauses, recognisedIn } from '../diagnosis.ts';
import { evidenceText } from '../say/evidenceText.ts';
import type { Voice } from '../say/voice.ts';
import { planSteps, triedGuides } from '../steps.ts';
import type { Ticket } from './ticket.ts';

const mostEvidence = 6;

function suspectOf(state: CaseState, voice: Voice): RankedCause | undefined {
  const ranking = rankCauses(voice.content, state).filter(({ cause }) => !state.failed.includes(cause.id));
  return ranking.find(({ cause }) => cause.id === state.shown) ?? ranking[0];
}

/** The cause that is suspected and whose it is, what checks ruled out, and what was tried. */
export function causesInTicket(
  state: CaseState,
  voice: Voice,
): Pick<Ticket, 'suspected' | 'ruledOut' | 'tried' | 'team'> {
  const { content } = voice;
  const titled = (id: string) => {
    const title = content.causes.get(id)?.title;
    return title === undefined ? [] : [{ cause: id, title: plain(voice.titled(title, state.facts)) }];
  };
  const seen = state.findings.flatMap(({ rulesOut }) => rulesOut);
  const remaining = new Set(rankCauses(content, state).map(({ cause }) => cause.id));
  const named = recognisedIn(content, state.matches).flatMap(({ signature }) =>
    signature.causes.map(({ cause }) => cause),
  );
  const suspect = suspectOf(state, voice);
  const isOpen = state.shown !== undefined && !state.failed.includes(state.shown);
  const tried = [
    ...state.failed.flatMap(titled).map((one) => ({ ...one, outcome: 'failed' as const })),
    ...(isOpen ? titled(state.shown ?? '').map((one) => ({ ...one, outcome: 'unknown' as const })) : []),
  ];
  const team = suspect?.cause.team ?? 'platform-team';
  return {
    team: team === 'asker' ? 'platform-team' : team,
    ...(suspect && { suspected: suspectedOf(suspect, state, voice) }),
    ruledOut: [...new Set(named)].filter((id) => seen.includes(id) && !remaining.has(id)).flatMap(titled),
    tried,
  };
}

function suspectedOf(ranked: RankedCause, { facts, failed }: CaseState, voice: Voice): Ticket['suspected'] {
  const { cause, certainty } = ranked;
  const guide = planSteps(voice.content, cause, facts, triedGuides(voice.content, failed, facts))?.guide;
  return {
    cause: cause.id,
    family: cause.family,
    title: plain(voice.titled(cause.title, facts)),
    certainty,
    evidence: ranked.evidence
      .slice(0, mostEvidence)
      .map((one) => ({ for: one.for, text: plain(evidenceText(one, voice, facts)) })),
    ...(guide && { fix: { title: plain(voice.titled(guide.title, facts)), source: guide.source } }),
  };
}
