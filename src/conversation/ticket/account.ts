import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import { knownFact } from '../conditions.ts';
import { type RankedCause, rankCauses, recognisedIn } from '../diagnosis.ts';
import { placeholderValue } from '../placeholderValues.ts';
import { evidenceText } from '../say/evidenceText.ts';
import type { Voice } from '../say/voice.ts';
import { planSteps } from '../steps.ts';
import { type FailureTimes, failureTimes } from './failureTimes.ts';
import type { Ticket } from './ticket.ts';

/** What a case knows for a ticket, in the language of one voice: all but what the asker says in the form. */
export type Account = Pick<
  Ticket,
  | 'title'
  | 'reportedAt'
  | 'registry'
  | 'repository'
  | 'operation'
  | 'environment'
  | 'identity'
  | 'clientIp'
  | 'firstFailedAt'
  | 'lastFailedAt'
  | 'team'
  | 'error'
  | 'correlationIds'
  | 'facts'
  | 'checks'
  | 'suspected'
  | 'ruledOut'
  | 'tried'
  | 'notChecked'
  | 'missing'
>;

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

/** The fact that names an identity of each type. */
const nameOfIdentity: Readonly<Record<string, string>> = {
  user: 'userName',
  'service-principal': 'applicationId',
  'managed-identity': 'objectId',
  'repository-token': 'tokenName',
  aks: 'cluster',
};

const identityIds = ['userName', 'tokenName', 'applicationId', 'objectId', 'tenantId', 'cluster'];

const mostEvidence = 6;

function suspectOf(state: CaseState, voice: Voice): RankedCause | undefined {
  const ranking = rankCauses(voice.content, state).filter(({ cause }) => !state.failed.includes(cause.id));
  return ranking.find(({ cause }) => cause.id === state.shown) ?? ranking[0];
}

function titleOf(state: CaseState, voice: Voice): string {
  const signature = recognisedIn(voice.content, state.matches)[0]?.signature;
  const headline =
    signature === undefined ? voice.word('ticket.notRecognised') : plain(voice.titled(signature.title, state.facts));
  const registry = knownFact(state.facts, 'registry') && placeholderValue(state.facts, 'loginServer');
  return registry === undefined
    ? voice.word('ticket.titleAlone', { headline })
    : voice.word('ticket.title', { registry, headline });
}

/** The registry's own id is only told where it was seen: a pasted subscription may be the wrong one. */
function registryOf({ facts }: CaseState): Pick<Account, 'registry'> {
  const name = knownFact(facts, 'registry')?.value;
  if (name === undefined) return {};
  const isSeen = ['subscriptionId', 'resourceGroup'].every((fact) => facts[fact]?.origin === 'observed');
  const values = {
    loginServer: placeholderValue(facts, 'loginServer'),
    resourceId: isSeen ? placeholderValue(facts, 'registryId') : undefined,
    region: knownFact(facts, 'region')?.value,
    sku: knownFact(facts, 'sku')?.value,
  };
  return { registry: { name, ...known(values) } };
}

/** The entries that have a value. */
function known<Name extends string>(values: Readonly<Record<Name, string | undefined>>): { [name in Name]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [name in Name]?: string;
  };
}

function valuesOf({ facts }: CaseState, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = knownFact(facts, name)?.value;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function identityOf(state: CaseState): Pick<Account, 'identity'> {
  const type = knownFact(state.facts, 'identity')?.value;
  const ids = valuesOf(state, identityIds);
  if (type === undefined && Object.keys(ids).length === 0) return {};
  return { identity: { ...known({ type }), ids } };
}

function whatFailed(state: CaseState): Partial<Account> {
  const { repository, tag, ...others } = valuesOf(state, ['repository', 'tag', 'operation', 'environment', 'clientIp']);
  const image =
    repository && `${repository}${tag === undefined ? '' : `${tag.startsWith('sha256:') ? '@' : ':'}${tag}`}`;
  return { ...known({ repository: image }), ...others };
}

function errorOf({ paste, matches }: CaseState): Pick<Account, 'error'> {
  const [first] = matches;
  if (paste === undefined && first === undefined) return {};
  const line = first?.line === '' ? undefined : first?.line;
  return { error: { text: paste ?? '', ...known({ line, signature: first?.signature }) } };
}

function correlationIdsOf({ facts, findings }: CaseState, voice: Voice): Account['correlationIds'] {
  const pasted = ['correlationId', 'traceId'].flatMap((name) => {
    const value = knownFact(facts, name)?.value;
    return value === undefined ? [] : [{ of: voice.word('ticket.idInError', { label: voice.factLabel(name) }), value }];
  });
  const seen = findings.flatMap(({ check, correlationId }) =>
    correlationId === undefined
      ? []
      : [{ of: voice.word('ticket.idOfCheck', { check: voice.checkName(check) }), value: correlationId }],
  );
  return [...new Map([...seen, ...pasted].map((one) => [one.value, one])).values()];
}

function causesOf(state: CaseState, voice: Voice): Pick<Account, 'suspected' | 'ruledOut' | 'tried' | 'team'> {
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

function suspectedOf(ranked: RankedCause, { facts }: CaseState, voice: Voice): Account['suspected'] {
  const { cause, certainty } = ranked;
  const guide = planSteps(voice.content, cause, facts)?.guide;
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

function missingIn({ facts }: CaseState, times: FailureTimes, voice: Voice): Account['missing'] {
  const name = nameOfIdentity[knownFact(facts, 'identity')?.value ?? ''];
  const isKnown = (fact: string) =>
    knownFact(facts, fact) !== undefined || (fact === 'failedAt' && times.lastFailedAt !== undefined);
  const names = [...wanted, ...(name === undefined || placeholderValue(facts, name) !== undefined ? [] : [name])];
  return names.filter((fact) => !isKnown(fact)).map(voice.factLabel);
}

function checksOf({ findings, updatedAt }: CaseState, voice: Voice): Account['checks'] {
  return findings.map(({ check, verdict, reason, at }) => ({
    check,
    verdict,
    text: `${voice.checkName(check)}: ${plain(voice.saySeen(reason))}`,
    at: at ?? updatedAt,
  }));
}

function notCheckedOf({ findings, look }: CaseState, voice: Voice): Account['notChecked'] {
  if (findings.length === 0) return [voice.word(look?.consent === 'no' ? 'ticket.notLooked' : 'ticket.noFindings')];
  const unseen = findings.filter(({ verdict }) => verdict === 'unknown');
  return [...new Set(unseen.map(({ check, reason }) => `${voice.checkName(check)}: ${plain(voice.saySeen(reason))}`))];
}

function factsOf({ facts }: CaseState, voice: Voice): Account['facts'] {
  return Object.keys(facts).flatMap((name) => {
    const fact = knownFact(facts, name);
    if (fact === undefined) return [];
    return [{ name, label: voice.factLabel(name), value: voice.factValue(name, fact.value), origin: fact.origin }];
  });
}

/** All that a case knows for a ticket. What is not known is left out and named as missing; nothing is made up. */
export function accountOf(state: CaseState, voice: Voice): Account {
  const times = failureTimes(state);
  return {
    title: titleOf(state, voice),
    reportedAt: state.openedAt,
    ...registryOf(state),
    ...whatFailed(state),
    ...identityOf(state),
    ...times,
    ...errorOf(state),
    ...causesOf(state, voice),
    correlationIds: correlationIdsOf(state, voice),
    facts: factsOf(state, voice),
    checks: checksOf(state, voice),
    notChecked: notCheckedOf(state, voice),
    missing: missingIn(state, times, voice),
  };
}
