import type { Team } from '../../knowledge/schema.ts';
import type { Part } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import { knownFact } from '../conditions.ts';
import { type RankedCause, rankCauses, recognisedIn } from '../diagnosis.ts';
import { excerpt } from '../newPaste.ts';
import { placeholderValue } from '../placeholderValues.ts';
import { buttons, paragraph, type Voice } from './voice.ts';

/** What support asks for first, so that what is missing is named. */
const wanted = [
  'registry',
  'operation',
  'repository',
  'environment',
  'identity',
  'clientIp',
  'subscriptionId',
  'tenantId',
  'correlationId',
  'failedAt',
];

/** Where a failure stops more than one person. */
const shared = [
  'aks',
  'kubernetes',
  'app-service',
  'container-apps',
  'container-instances',
  'azure-devops',
  'github-actions',
];

function suspect(state: CaseState, voice: Voice): RankedCause | undefined {
  const ranking = rankCauses(voice.content, state).filter(({ cause }) => !state.failed.includes(cause.id));
  return ranking.find(({ cause }) => cause.id === state.shown) ?? ranking[0];
}

function titlesOf(ids: readonly string[], state: CaseState, voice: Voice): string {
  const titles = ids.flatMap((id) => voice.content.causes.get(id)?.title ?? []);
  return titles.map((title) => plain(voice.titled(title, state.facts))).join('; ');
}

function knownLines(state: CaseState, voice: Voice): string[] {
  return Object.keys(state.facts).flatMap((name) => {
    const fact = knownFact(state.facts, name);
    if (fact === undefined) return [];
    // Values have brackets of their own: "AKS cluster (kubelet)".
    return `- ${voice.factLabel(name)}: ${voice.factValue(name, fact.value)} – ${voice.word(`origin.${fact.origin}`)}`;
  });
}

function unknownLine(state: CaseState, voice: Voice): string {
  const missing = wanted.filter((name) => knownFact(state.facts, name) === undefined);
  const facts = missing.length === 0 ? voice.word('ticket.none') : missing.map(voice.factLabel).join(', ');
  return voice.word('ticket.unknown', { facts });
}

function causeLine(cause: RankedCause | undefined, state: CaseState, voice: Voice): string {
  if (cause === undefined) return voice.word('ticket.noCause');
  const title = plain(voice.titled(cause.cause.title, state.facts));
  return voice.word('ticket.suspected', { title, certainty: voice.word(`ticket.certainty.${cause.certainty}`) });
}

/** What is fine in one line, and a line for each thing that is not, with Azure's id for whoever looks further. */
function findingLines({ findings }: CaseState, voice: Voice): string[] {
  if (findings.length === 0) return [voice.word('ticket.noFindings')];
  const fine = findings.filter(({ verdict }) => verdict === 'ok').map(({ check }) => voice.checkName(check));
  const line = ({ check, verdict, reason, correlationId }: CaseState['findings'][number]) => {
    const id = correlationId === undefined ? '' : ` (${correlationId})`;
    return `- ${voice.checkName(check)}: ${voice.word(`ticket.verdict.${verdict}`)}, ${plain(voice.saySeen(reason))}${id}`;
  };
  return [
    voice.word('ticket.findings'),
    ...(fine.length === 0 ? [] : [voice.word('ticket.fine', { checks: [...new Set(fine)].join(', ') })]),
    ...findings.filter(({ verdict }) => verdict !== 'ok').map(line),
  ];
}

function titleLine(state: CaseState, voice: Voice): string {
  const signature = recognisedIn(voice.content, state.matches)[0]?.signature;
  const headline =
    signature === undefined ? voice.word('ticket.none') : plain(voice.titled(signature.title, state.facts));
  const registry = knownFact(state.facts, 'registry') && placeholderValue(state.facts, 'loginServer');
  return registry === undefined
    ? voice.word('ticket.titleAlone', { headline })
    : voice.word('ticket.title', { registry, headline });
}

/** Units that fit one block of code in every channel, and what a quoted error is worth at least. */
const longest = 2550;
const quotedAtLeast = 400;

function errorLines(state: CaseState, voice: Voice, room: number): string[] {
  if (state.paste === undefined) return [];
  const quoted = excerpt(state.paste, state.matches[0]?.line ?? '', Math.max(quotedAtLeast, room));
  return [voice.word('ticket.error'), quoted];
}

/** The ticket as text: facts, verdict and what is unknown kept apart; secrets are out of it already. */
export function ticketText(state: CaseState, voice: Voice, team: Team): string {
  const known = knownLines(state, voice);
  const tried = titlesOf(state.failed, state, voice);
  const where = knownFact(state.facts, 'environment')?.value ?? '';
  const severity = voice.word(shared.includes(where) ? 'severity.several' : 'severity.single');
  const lines = [
    titleLine(state, voice),
    voice.word('ticket.team', { team: voice.word(`team.${team}`) }),
    voice.word('ticket.severity', { severity }),
    voice.word('ticket.times', { opened: state.openedAt, updated: state.updatedAt }),
    ...(known.length === 0 ? [] : [voice.word('ticket.known'), ...known]),
    unknownLine(state, voice),
    causeLine(suspect(state, voice), state, voice),
    tried === '' ? voice.word('ticket.triedNothing') : voice.word('ticket.tried', { titles: tried }),
    ...findingLines(state, voice),
    voice.word('ticket.add'),
  ];
  return [...lines, ...errorLines(state, voice, longest - lines.join('\n').length)].join('\n');
}

/** Hands over to a person: the ticket to copy, and who it goes to. */
export function ticketParts(state: CaseState, voice: Voice): Part[] {
  const found = suspect(state, voice)?.cause.team ?? 'platform-team';
  const team = found === 'asker' ? 'platform-team' : found;
  const isEmpty = state.matches.length === 0 && state.paste === undefined;
  return [
    paragraph(voice.say('person.text', { team: voice.word(`team.${team}`) })),
    ...(isEmpty ? [paragraph(voice.say('person.empty'))] : []),
    { kind: 'code', code: ticketText(state, voice, team), label: voice.word('ticket.label') },
    ...(team === 'microsoft' ? [paragraph(voice.say('person.microsoft'))] : []),
    ticketButtons(voice),
  ];
}

/** What is possible once a person was called. */
export function ticketButtons(voice: Voice): Part {
  return buttons(...['works', 'again', 'more'].map((id) => voice.button(id)));
}
