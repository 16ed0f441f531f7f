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

/** The address is one of another cloud than the registry's: sure where that address does not exist. */
async function otherCloud(
  context: CheckContext,
  { wanted }: Search,
  { loginServer }: RegistryPlace,
): Promise<Finding | undefined> {
  if (!isForeign(context) || loginServer === undefined) return undefined;
  const causes = ['wrong-cloud'];
  if (wanted.loginServer === undefined) {
    return report.problem('check.place.cloud', { loginServer }, { suspects: causes });
  }
  const isSure = await isNowhere(context.azure, wanted.loginServer);
  return report.problem('check.place.cloud', { loginServer }, isSure ? { confirms: causes } : { suspects: causes });
}

/** The address is not the registry's own, as where its hash was left out: sure where it is nobody's. */
async function otherHost(context: CheckContext, search: Search, place: RegistryPlace): Promise<Finding | undefined> {
  const given = search.wanted.loginServer;
  const { loginServer } = place;
  if (given === undefined || loginServer === undefined || given === loginServer || isForeign(context)) return undefined;
  const causes = ['login-server-malformed'];
  const isSure = isPlainAndFree(search) || (await isNowhere(context.azure, given));
  return report.problem(
    'check.place.host',
    { given, loginServer },
    isSure ? { confirms: causes } : { suspects: causes },
  );
}

function isPlainAndFree({ wanted, nameState }: Search): boolean {
  const isFree = nameState.kind === 'found' && nameState.value.state === 'free';
  return isFree && (wanted.loginServer?.startsWith(`${wanted.name}.`) ?? false);
}

function otherTenant({ facts, signatures }: CheckContext, { tenantId }: RegistryPlace): Finding | undefined {
  const given = knownFact(facts, 'tenantId')?.value.toLowerCase();
  if (given === undefined || tenantId === undefined || given === tenantId.toLowerCase()) return undefined;
  const causes = ['wrong-tenant'];
  const isSure = signatures.some((signature) => tenantSignatures.includes(signature));
  return report.problem(
    'check.place.tenant',
    { given, tenantId },
    isSure ? { confirms: causes } : { suspects: causes },
  );
}

/** The person's search found nothing, and the registry is there: it lies outside what was searched. */
function otherSubscription({ facts, signatures }: CheckContext, place: RegistryPlace): Finding | undefined {
  if (!signatures.includes('registry-not-found')) return undefined;
  const { subscriptionId } = place;
  const given = knownFact(facts, 'subscriptionId')?.value.toLowerCase();
  const causes = ['registry-not-visible'];
  if (given === subscriptionId.toLowerCase()) return undefined;
  return given === undefined
    ? report.problem('check.place.elsewhere', { subscriptionId }, { suspects: causes })
    : report.problem('check.place.subscription', { given, subscriptionId }, { confirms: causes });
}
