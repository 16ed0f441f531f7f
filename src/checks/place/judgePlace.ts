import type { RegistryPlace } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { correlationOf, createReporter } from '../createReporter.ts';
import { isForeign, isNowhere } from './otherCloud.ts';
import type { Search } from './search.ts';

const report = createReporter({ id: 'K05', name: 'place' });
/** Texts in which a token was asked for in a certain tenant. */
const tenantSignatures = ['tenant-mismatch', 'application-not-found'];

/** What the place tells: where it is, and whether the person looks elsewhere (host, cloud, tenant, subscription). */
export async function judgePlace(
  context: CheckContext,
  search: Search,
  place: RegistryPlace,
): Promise<readonly Finding[]> {
  const elsewhere = [
    await otherCloud(context, search, place),
    await otherHost(context, search, place),
    otherTenant(context, place),
    otherSubscription(context, place),
  ].flatMap((finding) => finding ?? []);
  const { resourceGroup } = place;
  const seen = { observed: observedIn(place), ...correlationOf(search.places) };
  return [report.ok('check.place.found', { resourceGroup }, seen), ...elsewhere];
}

function observedIn(place: RegistryPlace): Readonly<Record<string, string>> {
  const { name, loginServer, subscriptionId, resourceGroup, tenantId, location } = place;
  return {
    registry: name.toLowerCase(),
    subscriptionId,
    resourceGroup,
    ...(loginServer !== undefined && { loginServer }),
    ...(tenantId !== undefined && { tenantId }),
    ...(location !== undefined && { region: location }),
  };
}

/** What the person looks at is elsewhere: a cause where that is sure, else only a suspicion. */
function mismatch(isSure: boolean, cause: string, phrase: string, values: Readonly<Record<string, string>>): Finding {
  return isSure
    ? report.problem(phrase, values, { confirms: [cause] })
    : report.unknown(phrase, values, { suspects: [cause] });
}

/** The address is one of another cloud than the registry's: sure where that address does not exist. */
async function otherCloud(
  context: CheckContext,
  { wanted }: Search,
  { loginServer }: RegistryPlace,
): Promise<Finding | undefined> {
  if (!isForeign(context) || loginServer === undefined) return undefined;
  const isSure = wanted.loginServer !== undefined && (await isNowhere(context.azure, wanted.loginServer));
  return mismatch(isSure, 'wrong-cloud', 'check.place.cloud', { loginServer });
}

/** The address is not the registry's own, as where its hash was left out: sure where it is nobody's. */
async function otherHost(context: CheckContext, search: Search, place: RegistryPlace): Promise<Finding | undefined> {
  const given = search.wanted.loginServer;
  const { loginServer } = place;
  if (given === undefined || loginServer === undefined || given === loginServer || isForeign(context)) return undefined;
  const isSure = (await isPlainAndFree(search)) || (await isNowhere(context.azure, given));
  return mismatch(isSure, 'login-server-malformed', 'check.place.host', { given, loginServer });
}

async function isPlainAndFree({ wanted, nameState }: Search): Promise<boolean> {
  if (!wanted.loginServer?.startsWith(`${wanted.name}.`)) return false;
  const answer = await nameState;
  return answer.kind === 'found' && answer.value.state === 'free';
}

function otherTenant({ facts, signatures }: CheckContext, { tenantId }: RegistryPlace): Finding | undefined {
  const given = knownFact(facts, 'tenantId')?.value.toLowerCase();
  if (given === undefined || tenantId === undefined || given === tenantId.toLowerCase()) return undefined;
  const isSure = signatures.some((signature) => tenantSignatures.includes(signature));
  return mismatch(isSure, 'wrong-tenant', 'check.place.tenant', { given, tenantId });
}

/** The person's search found nothing, and the registry is there: it lies outside what was searched. */
function otherSubscription({ facts, signatures }: CheckContext, place: RegistryPlace): Finding | undefined {
  if (!signatures.includes('registry-not-found')) return undefined;
  const { subscriptionId } = place;
  const given = knownFact(facts, 'subscriptionId')?.value.toLowerCase();
  const cause = 'registry-not-visible';
  if (given === undefined) return mismatch(false, cause, 'check.place.elsewhere', { subscriptionId });
  if (given === subscriptionId.toLowerCase()) return undefined;
  return mismatch(true, cause, 'check.place.subscription', { given, subscriptionId });
}
