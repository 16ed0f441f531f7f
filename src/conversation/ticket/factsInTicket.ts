import type { CaseState } from '../case.ts';
import { knownFact } from '../conditions.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Voice } from '../say/voice.ts';
import { type FailureTimes, failureTimes } from './failureTimes.ts';
import type { Ticket } from './ticket.ts';

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

/** The registry's own id is only told where it was seen: a pasted subscription may be the wrong one. */
function registryOf({ facts }: CaseState): Pick<Ticket, 'registry'> {
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
export function known<Name extends string>(
  values: Readonly<Record<Name, string | undefined>>,
): { [name in Name]?: string } {
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

function identityOf(state: CaseState): Pick<Ticket, 'identity'> {
  const type = knownFact(state.facts, 'identity')?.value;
  const ids = valuesOf(state, identityIds);
  if (type === undefined && Object.keys(ids).length === 0) return {};
  return { identity: { ...known({ type }), ids } };
}

function whatFailed(state: CaseState): Partial<Ticket> {
  const { repository, tag, ...others } = valuesOf(state, ['repository', 'tag', 'operation', 'environment', 'clientIp']);
  const image =
    repository && `${repository}${tag === undefined ? '' : `${tag.startsWith('sha256:') ? '@' : ':'}${tag}`}`;
  return { ...known({ repository: image }), ...others };
}

function factsOf({ facts }: CaseState, voice: Voice): Ticket['facts'] {
  return Object.keys(facts).flatMap((name) => {
    const fact = knownFact(facts, name);
    if (fact === undefined) return [];
    return [{ name, label: voice.factLabel(name), value: voice.factValue(name, fact.value), origin: fact.origin }];
  });
}

function missingIn({ facts }: CaseState, times: FailureTimes, voice: Voice): Ticket['missing'] {
  const name = nameOfIdentity[knownFact(facts, 'identity')?.value ?? ''];
  const isKnown = (fact: string) =>
    knownFact(facts, fact) !== undefined || (fact === 'failedAt' && times.lastFailedAt !== undefined);
  const names = [...wanted, ...(name === undefined || placeholderValue(facts, name) !== undefined ? [] : [name])];
  return names.filter((fact) => !isKnown(fact)).map(voice.factLabel);
}

/** What is known of the failure, fact by fact, when it came, and what support will ask for and nobody knows. */
export function factsInTicket(state: CaseState, voice: Voice): Partial<Ticket> & Pick<Ticket, 'facts' | 'missing'> {
  const times = failureTimes(state);
  return {
    ...registryOf(state),
    ...whatFailed(state),
    ...identityOf(state),
    ...times,
    facts: factsOf(state, voice),
    missing: missingIn(state, times, voice),
  };
}
