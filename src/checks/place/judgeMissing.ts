import type { Answer, NameState } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import type { CheckContext } from '../check.ts';
import { correlationOf, createReporter } from '../createReporter.ts';
import { isForeign, isNowhere } from './otherCloud.ts';
import type { Search } from './search.ts';

const placeReport = createReporter({ id: 'K05', name: 'place' });
const nameReport = createReporter({ id: 'K02', name: 'name-taken' });
const searchPermission = 'Microsoft.ContainerRegistry/registries/read';
const namePermission = 'Microsoft.ContainerRegistry/checkNameAvailability/read';

/** What is known of a registry that the assistant does not see. An empty search proves nothing by itself. */
export async function judgeMissing(context: CheckContext, search: Search): Promise<readonly Finding[]> {
  const { places } = search;
  const unseen =
    places.kind === 'found'
      ? placeReport.unknown('check.place.unseen', { registry: search.wanted.name }, correlationOf(places))
      : placeReport.unseen(places, searchPermission);
  return [unseen, ...(await judgeName(context, search))];
}

async function judgeName(context: CheckContext, search: Search): Promise<readonly Finding[]> {
  const { wanted } = search;
  const nameState = await search.nameState;
  if (nameState.kind !== 'found') return [nameReport.unseen(nameState, namePermission)];
  const values = { registry: wanted.name };
  const correlation = correlationOf(nameState);
  if (nameState.value.state === 'invalid') {
    const consequences = { confirms: ['login-server-malformed'], ...correlation };
    return [nameReport.problem('check.name-taken.invalid', values, consequences)];
  }
  const isTaken = nameState.value.state === 'taken';
  if (isForeign(context)) return judgeForeign(context, wanted, isTaken);
  if (isTaken) return [judgeTaken(context, wanted, nameState)];
  // The registry of a login server with a hash may exist while the plain name is free.
  const isPlain = wanted.loginServer === undefined || wanted.loginServer.startsWith(`${wanted.name}.`);
  const isSure = isPlain || (await isNowhere(context.azure, wanted.loginServer ?? ''));
  return [
    isSure
      ? nameReport.problem('check.name-taken.free', values, { confirms: ['registry-does-not-exist'], ...correlation })
      : nameReport.unknown('check.name-taken.label', values, correlation),
  ];
}

/** The name is somebody's, but the assistant may not look there. Where the person's search failed, too, that is why. */
function judgeTaken({ signatures }: CheckContext, wanted: Search['wanted'], nameState: Answer<NameState>): Finding {
  const hasHash = wanted.loginServer !== undefined && !wanted.loginServer.startsWith(`${wanted.name}.`);
  const isSearchedInVain = signatures.includes('registry-not-found') && !hasHash;
  const consequences = { rulesOut: hasHash ? [] : ['registry-does-not-exist'], ...correlationOf(nameState) };
  const values = { registry: wanted.name };
  return isSearchedInVain
    ? nameReport.problem('check.name-taken.elsewhere', values, { ...consequences, confirms: ['registry-not-visible'] })
    : nameReport.ok('check.name-taken.taken', values, consequences);
}

/** Another cloud's registries can't be seen; what can: that the address is nobody's, and the name is one of this cloud. */
async function judgeForeign(
  { azure }: CheckContext,
  { name, loginServer }: Search['wanted'],
  isTaken: boolean,
): Promise<readonly Finding[]> {
  const values = { registry: name };
  const isSure = isTaken && loginServer !== undefined && (await isNowhere(azure, loginServer));
  return [
    isSure
      ? nameReport.problem('check.name-taken.cloud', values, { confirms: ['wrong-cloud'] })
      : nameReport.unknown('check.name-taken.foreign', values),
  ];
}
